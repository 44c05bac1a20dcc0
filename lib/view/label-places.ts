/** Where words beside a line's end stand, so that neither a line nor other words run through them. In pixels. */

export interface EndWords {
  /** Where the words begin, and the middle of their height where nothing is in the way. */
  x: number;
  y: number;
  width: number;
}

interface Point {
  x: number;
  y: number;
}

const HIGH_PX = 15;
const STEP_PX = 4;
const MOST_STEPS = 10;

/** Whether a line passes through the box that the words take. */
function passes(line: readonly Point[], { x, y, width }: EndWords): boolean {
  return line.some((to, index) => {
    const from = line[index - 1];
    if (!from) return false;
    const [left, right] = [Math.max(from.x, x), Math.min(to.x, x + width)];
    if (left >= right) return false;
    const at = (place: number): number => from.y + ((place - from.x) / (to.x - from.x)) * (to.y - from.y);
    const [low, high] = [Math.min(at(left), at(right)), Math.max(at(left), at(right))];
    return high > y - HIGH_PX / 2 && low < y + HIGH_PX / 2;
  });
}

const meet = (a: EndWords, b: EndWords): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && Math.abs(a.y - b.y) < HIGH_PX;

/** Each as near to its place as nothing is in the way, and within the plot; its own place where something always is. */
export function clearPlaces(
  words: readonly EndWords[],
  lines: readonly (readonly Point[])[],
  { top, bottom }: { top: number; bottom: number },
): number[] {
  const placed: EndWords[] = [];
  for (const each of words) {
    const steps = Array.from({ length: 2 * MOST_STEPS + 1 }, (_, index) => Math.ceil(index / 2) * (index % 2 ? -1 : 1));
    const tries = steps.map((step) => ({ ...each, y: each.y + step * STEP_PX }));
    const isFree = (at: EndWords): boolean =>
      at.y >= top &&
      at.y <= bottom &&
      !lines.some((line) => passes(line, at)) &&
      !placed.some((other) => meet(at, other));
    placed.push(tries.find(isFree) ?? each);
  }
  return placed.map(({ y }) => y);
}
