import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renewals } from './renewals';
import { findTerms } from './terms';
import { bothOf } from './testing/both';
import { type NastyLedger, nastyLedger, propertyRuns, propertyTimeoutMs } from './testing/nasty';
import { plainDue } from './testing/plain-renewals';

function compare(ledger: NastyLedger): void {
  const { facts, basis, plain } = bothOf(ledger);
  const { due } = renewals(facts, findTerms(facts, basis), { from: null, to: null, accounts: null });
  expect(due).toEqual(plainDue(ledger, plain));
}

describe('renewals due next against a plain computation', () => {
  it(
    'within 30, 60 and 90 days',
    () => {
      fc.assert(fc.property(nastyLedger(), compare), propertyRuns(300));
    },
    propertyTimeoutMs,
  );
});
