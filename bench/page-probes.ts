/** What the browser is asked to watch. Each runs in the page, so it stands alone. */

interface Vitals {
  lcpMs: number;
  shift: number;
  inpMs: number;
}

interface Watched {
  vitals: Vitals;
  chartMs: Promise<number>;
}

/** Follows the largest contentful paint, layout shifts and the slowest answer to a press, from the page's beginning. */
export function watchVitals(): void {
  const vitals: Vitals = { lcpMs: 0, shift: 0, inpMs: 0 };
  (window as unknown as Watched).vitals = vitals;
  const watch = (type: string, take: (entry: PerformanceEntry) => void, extra = {}): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...extra });
  watch('largest-contentful-paint', ({ startTime }) => {
    vitals.lcpMs = startTime;
  });
  watch('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) vitals.shift += value;
  });
  const press = (entry: PerformanceEntry): void => {
    if ((entry as PerformanceEventTiming).interactionId) vitals.inpMs = Math.max(vitals.inpMs, entry.duration);
  };
  watch('event', press, { durationThreshold: 16 });
}

export const vitalsNow = (): Vitals => (window as unknown as Watched).vitals;

export interface Scrolled {
  /** Rows in the page at most, at any moment. */
  mostRows: number;
  /** The longest task, in milliseconds; 0: none was longer than 50 ms. */
  longestMs: number;
}

/**
 * Scrolls the list of accounts as a hand would: slowly, then fast, then by dragging the bar to places all over it.
 * Browsers report tasks of more than 50 ms alone.
 */
export async function scrollAccounts(): Promise<Scrolled> {
  const table = document.querySelector('table[aria-label="Accounts"]');
  const box = table?.parentElement;
  if (!table || !box) throw new Error('there is no list of accounts');
  const scrolled: Scrolled = { mostRows: 0, longestMs: 0 };
  const watch = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) scrolled.longestMs = Math.max(scrolled.longestMs, duration);
  });
  watch.observe({ type: 'longtask' });
  const goTo = async (top: number): Promise<void> => {
    box.scrollTop = top;
    await new Promise((settle) => requestAnimationFrame(settle));
    scrolled.mostRows = Math.max(scrolled.mostRows, table.querySelectorAll('tbody tr[aria-rowindex]').length);
  };
  for (let step = 0; step < 300; step += 1) await goTo(step * 120);
  for (let step = 0; step < 200; step += 1) await goTo(36_000 + step * 2_000);
  for (let step = 0; step < 60; step += 1) await goTo((box.scrollHeight * ((step * 37) % 60)) / 60);
  await new Promise((settle) => setTimeout(settle, 500));
  watch.disconnect();
  return scrolled;
}

/** From the next press until the foot of the list of accounts tells other sums, in milliseconds. */
export function nextFootMs(): void {
  const foot = (): string => document.querySelector('table[aria-label="Accounts"] tfoot')?.textContent ?? '';
  let pressedAt: number | null = null;
  addEventListener('click', ({ timeStamp }) => (pressedAt ??= timeStamp), { capture: true, once: true });
  const before = foot();
  (window as unknown as Watched).chartMs = new Promise((settle) => {
    const look = new MutationObserver(() => {
      if (pressedAt === null || foot() === before) return;
      look.disconnect();
      const from = pressedAt;
      requestAnimationFrame(() => setTimeout(() => settle(performance.now() - from)));
    });
    look.observe(document.querySelector('main') ?? document.body, {
      ...{ subtree: true, childList: true, characterData: true },
    });
  });
}

/**
 * From the next press until a line or a bar of a chart has another shape and that is on the screen, in milliseconds.
 * Looks at what has changed alone: to compare every mark before and after would be a part of what is measured.
 */
export function nextChartMs(): void {
  const marks = 'main .recharts-surface path, main .recharts-surface rect';
  const hasMark = (node: Node): boolean =>
    node instanceof Element && (node.matches(marks) || node.querySelector('path, rect') !== null);
  const isShape = ({ type, target, attributeName, oldValue, addedNodes }: MutationRecord): boolean => {
    if (!(target instanceof Element) || !target.closest('main .recharts-surface')) return false;
    if (type === 'childList') return [...addedNodes].some(hasMark);
    return hasMark(target) && attributeName !== null && target.getAttribute(attributeName) !== oldValue;
  };
  let pressedAt: number | null = null;
  addEventListener('click', ({ timeStamp }) => (pressedAt ??= timeStamp), { capture: true, once: true });
  (window as unknown as Watched).chartMs = new Promise((settle) => {
    const look = new MutationObserver((records) => {
      if (pressedAt === null || !records.some(isShape)) return;
      look.disconnect();
      const from = pressedAt;
      requestAnimationFrame(() => setTimeout(() => settle(performance.now() - from)));
    });
    look.observe(document.querySelector('main') ?? document.body, {
      ...{ subtree: true, childList: true, attributeOldValue: true },
      attributeFilter: ['d', 'x', 'y', 'width', 'height'],
    });
  });
}
