import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthOf } from './day';
import { definitions } from './definitions';
import { buildLineBook } from './line-book';
import { findTerms } from './terms';
import { bothOf } from './testing/both';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { textOf } from './testing/plain-calendar';
import { lastMonthEnds, plainDefinitions } from './testing/plain-definitions';
import { dayOf } from './testing/reports';

function compare(ledger: NastyLedger): void {
  const { facts, basis, plain } = bothOf(ledger);
  const book = buildLineBook(basis.records, basis.settings, basis.query);
  const terms = findTerms(facts, basis);
  for (const end of lastMonthEnds(plain, 14).filter((_, back) => back % 4 === 0)) {
    const rowsFor = definitions({ facts, terms, book }, monthOf(dayOf(textOf(end))));
    const rows = rowsFor(() => facts.everyAccount).map(({ name, who, formula, differs_by, ...row }) => ({
      ...row,
      differs_by: differs_by.map(({ account, arr }) => ({ account, arr })),
    }));
    const byKey = (all: { key: string }[]) => Object.fromEntries(all.map((row) => [row.key, row]));
    expect(byKey(rows), textOf(end)).toEqual(byKey(plainDefinitions(ledger, plain, end)));
  }
}

describe('definitions side by side against a plain computation', () => {
  it('each value, its base and the accounts that make the difference', () => {
    fc.assert(fc.property(nastyLedger(3, 14, 6), compare), plainRuns());
  });
});
