import { describe, expect, it } from 'vitest';
import { expansionThenChurn } from './expansion-then-churn';
import type { Change } from './testing/columns';
import { dayOf, factsOf } from './testing/reports';

const seats = (account: string, on: string, quantity: number, more: Partial<Change> = {}): Change => ({
  ...{ account, on, quantity, minor: quantity * 1000, statesUnit: true },
  ...(quantity === 0 ? { status: 'ended' as const } : {}),
  ...more,
});

/**
 * All start in January 2024. x expands in February and leaves in April; y expands in February, loses a seat in March and
 * leaves in December; z never expands and leaves in March; p only rises in price in February; s stays as it is.
 */
const facts = factsOf(
  {
    changes: [
      ...['x', 'y', 'z', 'p', 's'].map((account) => seats(account, '2024-01-01', 10)),
      seats('x', '2024-02-10', 12, { motion: 'sales' }),
      seats('x', '2024-04-10', 0),
      seats('y', '2024-02-10', 12),
      seats('y', '2024-03-10', 11),
      seats('y', '2024-12-10', 0),
      seats('z', '2024-03-31', 0),
      seats('p', '2024-02-01', 10, { minor: 11_000 }),
    ],
  },
  { dataThrough: '2025-03-14' },
);
const february = { from: dayOf('2024-02-01'), to: dayOf('2024-02-29'), accounts: null };

describe('expansion then churn', () => {
  const then = expansionThenChurn(facts, february);

  it('within 3 months of February: of x and y one left, one contracted; of z and s one left; p is on neither side', () => {
    expect(then['3']).toMatchObject({
      months: 1,
      expanded: { account_months: 2, churned: 0.5, contracted: 0.5, either: 1 },
      not_expanded: { account_months: 2, churned: 0.5, contracted: 0, either: 0.5 },
    });
  });
  it('within 12 months both x and y left', () => {
    expect(then['12'].expanded).toEqual({ account_months: 2, churned: 1, contracted: 0.5, either: 1 });
    expect(then['6'].expanded.churned).toBe(0.5);
  });
  it('by source of the expansion, price never, and by its motion: x was sold to', () => {
    expect(Object.keys(then['3'].by_source)).toEqual([
      'seats',
      'plan',
      'add_on',
      'cross_sell',
      'usage',
      'unclassified',
    ]);
    expect(then['3'].by_source.seats).toEqual(then['3'].expanded);
    expect(then['3'].by_source.plan).toEqual({ account_months: 0, churned: null, contracted: null, either: null });
    expect(then['3'].by_motion.sales).toEqual({ account_months: 1, churned: 1, contracted: 0, either: 1 });
    expect(then['3'].by_motion.unknown).toEqual({ account_months: 1, churned: 0, contracted: 1, either: 1 });
  });
  it('only months whose follow-up is complete: by February 2025, 14 − 3, 14 − 6, 14 − 12 of the ledger’s', () => {
    const all = expansionThenChurn(facts, { from: null, to: null, accounts: null });
    expect([all['3'].months, all['6'].months, all['12'].months]).toEqual([11, 8, 2]);
    // January: five without expansion. Of them x, y (contracted) and z were lost within 3 months.
    const january = expansionThenChurn(facts, { from: null, to: dayOf('2024-01-31'), accounts: null });
    expect(january['3'].not_expanded).toEqual({ account_months: 5, churned: 0.4, contracted: 0.2, either: 0.6 });
  });
  it('late months have none, and of nobody there are no shares', () => {
    const late = expansionThenChurn(facts, { from: dayOf('2025-01-01'), to: null, accounts: null });
    expect(late['3']).toMatchObject({ months: 0, not_expanded: { account_months: 0, churned: null } });
    const nobody = expansionThenChurn(facts, { ...february, accounts: new Int32Array(0) });
    expect(nobody['3'].not_expanded).toEqual({ account_months: 0, churned: null, contracted: null, either: null });
  });
});
