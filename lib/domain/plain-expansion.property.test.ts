import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expansionRows } from './expansion';
import { expansionThenChurn } from './expansion-then-churn';
import { bothOf } from './testing/both';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { plainExpansion } from './testing/plain-expansion';
import { plainThenLost, plainTimeToExpansion } from './testing/plain-survival';
import { expansionClocks, timeToExpansion } from './time-to-expansion';

const all = { from: null, to: null, accounts: null };

function compare(ledger: NastyLedger): void {
  const { facts, plain } = bothOf(ledger);
  expect(expansionRows(facts, { ...all, grid: 'month' })).toEqual(plainExpansion(plain));
  const { curve, share_by, ...clocks } = timeToExpansion(
    expansionClocks(facts, facts.everyAccount),
    facts.everyAccount,
  );
  const { share_by: shares, ...plainClocks } = plainTimeToExpansion(plain);
  expect(clocks, 'time to first expansion').toEqual(plainClocks);
  for (const [month, share] of Object.entries(shares)) {
    const found = share_by[month as keyof typeof share_by];
    if (share === null || found === null) expect(found, `share by ${month}`).toBe(share);
    else expect(found, `share by ${month}`).toBeCloseTo(share, 12);
  }
  for (const [within, found] of Object.entries(expansionThenChurn(facts, all)))
    expect(found, `lost within ${within}`).toEqual(plainThenLost(plain, Number(within)));
}

describe('expansion against a plain computation, day by day, to the unit', () => {
  it('of a few accounts', () => {
    fc.assert(fc.property(nastyLedger(), compare), plainRuns());
  });

  it('of many accounts, so that some expand most', () => {
    fc.assert(fc.property(nastyLedger(40, 240, 20), compare), { ...plainRuns(25), endOnFailure: true });
  });
});
