import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenMonths, monthEndTotals } from './conservation';
import { factsOf } from './testing/reports';

const rows = {
  changes: [
    { account: 'a', on: '2025-01-10', minor: 100 },
    { account: 'b', on: '2025-02-10', minor: 200 },
    { account: 'a', on: '2025-03-31', minor: 0 },
  ],
};

describe('conservation', () => {
  it('sums month ends from the steps: 100 × 12, + 200 × 12, − 100 × 12', () => {
    const facts = factsOf(rows, { dataThrough: '2025-04-15' });
    expect([...monthEndTotals(facts)]).toEqual([1200, 3600, 2400, 2400]);
    expect(brokenMonths(facts)).toEqual([]);
  });

  it('holds with an opening balance, which stands before the first month', () => {
    const facts = factsOf(rows, { dataThrough: '2025-04-15', historyFrom: '2025-02-20' });
    expect([...monthEndTotals(facts)]).toEqual([3600, 2400, 2400]);
    expect(brokenMonths(facts)).toEqual([]);
  });

  it('names every month from the one in which a movement is wrong by a single unit', () => {
    fc.assert(
      fc.property(fc.nat(2), (cell) => {
        const facts = factsOf(rows, { dataThrough: '2025-04-15' });
        const month = facts.monthCells.period[cell] ?? 0;
        facts.monthCells.changeMinor[cell]! += 1;
        expect(brokenMonths(facts)).toEqual(['2025-01', '2025-02', '2025-03', '2025-04'].slice(month));
      }),
    );
  });
});
