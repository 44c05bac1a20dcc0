/** Two sides to compare, for tests: our rows, and what another tool says of their accounts. */
import type { Month } from '../day';
import { type ComparedMonth, compareAccounts } from '../differences-compare';
import { compareTotals } from '../differences-of-totals';
import { readingsOf } from '../differences-readings';
import type { StatedAccount } from '../differences-stated';
import { buildFacts } from '../facts';
import type { MonthlyRates } from '../fx-rates';
import { deriveLedger } from '../ledger';
import type { LedgerSettings } from '../settings';
import { type Rows, sourceRecords } from './columns';
import { usualSettings } from './reports';

export interface OurSide {
  rows: Rows;
  settings?: Partial<LedgerSettings>;
  rates?: MonthlyRates;
  mergedInto?: ReadonlyMap<string, string>;
}

function all<Value>(pieces: Generator<undefined, Value>): Value {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}

function basisOf({ rows, settings: stated, rates = {}, mergedInto = new Map() }: OurSide) {
  const settings = { ...usualSettings, ...stated };
  const records = sourceRecords(rows);
  const basis = { records, settings, query: { recordedBy: null } };
  const facts = buildFacts(deriveLedger(records, settings), records.accounts, settings);
  return { facts, basis, rates, mergedInto, readings: all(readingsOf(facts, basis)) };
}

export type Theirs = Omit<StatedAccount, 'currency' | 'name'> & Partial<StatedAccount>;

export const comparedWith = (ours: OurSide, months: readonly Month[], theirs: readonly Theirs[]): ComparedMonth[] =>
  all(
    compareAccounts(basisOf(ours), {
      months,
      accounts: theirs.map((account) => ({ currency: 'USD', name: null, ...account })),
      totals: null,
    }),
  );

export const comparedTotals = (ours: OurSide, months: readonly Month[], totals: readonly (number | null)[]) =>
  all(compareTotals(basisOf(ours), { months, accounts: [], totals }));
