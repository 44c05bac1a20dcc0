import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renewals } from './renewals';
import { findTerms } from './terms';
import { bothOf } from './testing/both';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { plainRenewals } from './testing/plain-renewals';

function compare(ledger: NastyLedger): void {
  const { facts, basis, plain } = bothOf(ledger);
  const found = renewals(facts, findTerms(facts, basis), { from: null, to: null, accounts: null });
  expect(found).toEqual(plainRenewals(ledger, plain));
}

describe('renewals against a plain computation', () => {
  it('due next, awaiting, what became of each month’s, and expansion by distance', () => {
    fc.assert(fc.property(nastyLedger(3, 14, 6), compare), plainRuns());
  });
});
