/** Compares a report with the expected JSON of a worked case: every expected key must be there and equal, further keys are fine. */

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The paths at which `actual` differs from `expected`, with both values; ratios may differ by 1e-9. */
export function differences(expected: unknown, actual: unknown, path = ''): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return [`${path}: expected a list`];
    const length =
      expected.length === actual.length ? [] : [`${path}: expected ${expected.length} rows, found ${actual.length}`];
    return [...length, ...expected.flatMap((item, index) => differences(item, actual[index], `${path}[${index}]`))];
  }
  if (isRecord(expected)) {
    const found = isRecord(actual) ? actual : {};
    return Object.entries(expected).flatMap(([key, value]) => differences(value, found[key], `${path}.${key}`));
  }
  const close = typeof expected === 'number' && typeof actual === 'number' && Math.abs(expected - actual) <= 1e-9;
  return close || expected === actual ? [] : [`${path}: expected ${String(expected)}, found ${String(actual)}`];
}
