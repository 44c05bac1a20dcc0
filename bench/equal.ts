/** Whether two reports say the same: whole numbers and words exactly, rates to within rounding of doubles. */

/** Relative; an interval is the root of a difference of large squares, in another order of summing. */
const TOLERANCE = 1e-7;

/** @throws Error naming the first place where the rows differ. */
export function sameRows(what: string, found: unknown, expected: unknown): void {
  const path = difference(found, expected, '');
  if (path !== null) throw new Error(`${what}: the answers differ at ${path}`);
}

function difference(found: unknown, expected: unknown, path: string): string | null {
  if (typeof found === 'number' && typeof expected === 'number') {
    const isSame =
      Number.isInteger(expected) && Math.abs(expected) > 1
        ? found === expected
        : Math.abs(found - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
    return isSame ? null : `${path}: ${found} against ${expected}`;
  }
  if (typeof found !== 'object' || typeof expected !== 'object' || found === null || expected === null)
    return found === expected ? null : `${path}: ${String(found)} against ${String(expected)}`;
  const entries = expected as Record<string, unknown>;
  const keys = new Set([...Object.keys(found), ...Object.keys(entries)]);
  for (const key of keys) {
    const place = difference((found as Record<string, unknown>)[key], entries[key], `${path}/${key}`);
    if (place !== null) return place;
  }
  return null;
}
