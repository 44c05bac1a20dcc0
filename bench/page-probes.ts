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

/** From the next press until a line or a bar of a chart has another shape and that is on the screen, in milliseconds. */
export function nextChartMs(): void {
  const marks = 'main svg path, main svg rect';
  const shape = (): string => [...document.querySelectorAll(marks)].map((mark) => mark.outerHTML).join('');
  let pressedAt: number | null = null;
  addEventListener('click', ({ timeStamp }) => (pressedAt ??= timeStamp), { capture: true, once: true });
  const before = shape();
  (window as unknown as Watched).chartMs = new Promise((settle) => {
    const look = new MutationObserver(() => {
      if (pressedAt === null || shape() === before) return;
      look.disconnect();
      const from = pressedAt;
      requestAnimationFrame(() => setTimeout(() => settle(performance.now() - from)));
    });
    look.observe(document.querySelector('main') ?? document.body, { subtree: true, childList: true, attributes: true });
  });
}
