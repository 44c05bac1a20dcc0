import { describe, expect, it } from 'vitest';
import { mondaySentence } from './sentence';
import { figures, movementRow, movementsReport, retentionReport } from './testing/reports';

const quiet = movementsReport([movementRow('2026-10', 100_00)]);
const text = (sentence: ReturnType<typeof mondaySentence>) => sentence?.parts.map((part) => part.text).join('');
const moved = (now: number, before: number, half = 0.05) =>
  retentionReport([now], { current: figures(now, 0.9, half), at: [figures(now), figures(before), figures(now)] });

describe('the Monday sentence', () => {
  it('says what NRR is and how it moved since three months ago: 108.9 − 106.0 = 2.9', () => {
    expect(text(mondaySentence(moved(1.0889, 1.06), quiet))).toBe(
      'NRR is 108.9%, up 2.9 points since August. In October no existing account changed what it pays.',
    );
    expect(text(mondaySentence(moved(1.0, 1.06), quiet))).toContain('down 6.0 points since August');
    expect(text(mondaySentence(moved(1.06, 1.0604), quiet))).toContain('where it was in August');
  });

  it('sums what weighed over three closed months, never the running one: 10 + 20 + 30 gained, 6 + 3 lost', () => {
    const movements = movementsReport([
      movementRow('2026-07', 0, { expansion: 999_00 }),
      movementRow('2026-08', 0, { expansion: 10_000_00 }),
      movementRow('2026-09', 0, { expansion: 20_000_00, churn: 6_000_00 }),
      movementRow('2026-10', 0, { expansion: 30_000_00, contraction: 3_000_00 }),
      movementRow('2026-11', 0, { churn: 500_000_00 }, true),
    ]);
    expect(text(mondaySentence(moved(1.1, 1.1), movements))).toContain(
      'From August to October existing accounts added $60k of ARR; $9k was lost to churn and contraction, mostly churn.',
    );
  });

  it('says when the change could be luck, when not, and when nobody can tell', () => {
    expect(mondaySentence(moved(1.0889, 1.06), quiet)?.note).toBe(
      'The change is inside the 90% interval, 103.9 to 113.9%, so it could still be the luck of a small base.',
    );
    expect(mondaySentence(moved(1.0889, 1.0), quiet)?.note).toContain('more than the luck of a small base');
    const few = retentionReport([1.1], { current: figures(1.1, 0.9, null) });
    expect(mondaySentence(few, quiet)?.note).toContain('fewer than 20 accounts');
  });

  it('is silent without a rate, and leaves out a comparison without one', () => {
    expect(mondaySentence(retentionReport([null], { current: figures(null) }), quiet)).toBeNull();
    expect(text(mondaySentence(retentionReport([1.1]), quiet))).toBe(
      'NRR is 110.0%. In October no existing account changed what it pays.',
    );
  });
});
