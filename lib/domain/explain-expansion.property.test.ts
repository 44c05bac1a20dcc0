import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ExpansionRow, expansionRows } from './expansion';
import { explain } from './explain';
import type { ExplainBasis } from './explain-basis';
import { explainedMetric } from './explain-metrics';
import { type Period, parsePeriod } from './grid';
import { noRenewals, renewals } from './renewals';
import { motions, sources } from './source';
import { findTerms } from './terms';
import { bothOf } from './testing/both';
import { explainBasisOf, explainedRows, total } from './testing/explained';
import { type NastyLedger, nastyLedger, propertyRuns } from './testing/nasty';

/** What accounts add, and their bases, sum to the figure; what changed them, to end less start. */
function figureOf(basis: ExplainBasis, name: string, period: Period) {
  const figure = explain(basis, explainedMetric(name)!, period, null);
  const accounts = explainedRows(basis, figure);
  expect(total(accounts.map(({ adds }) => adds))).toBe(figure.sum);
  if (figure.dividedBy !== null) expect(total(accounts.map(({ base }) => base!))).toBe(figure.dividedBy);
  for (const { changes, startMinor, endMinor } of accounts)
    expect(total(changes.map(({ arrMinor }) => arrMinor))).toBe(endMinor - startMinor);
  return figure;
}

function expectExpansion(basis: ExplainBasis, row: ExpansionRow): void {
  const period = parsePeriod(row.period)!;
  const figure = (name: string): number | null => figureOf(basis, name, period).value;
  expect(figure('genuine')).toBe(row.genuine);
  expect(figure('expansion_rate')).toBe(row.rate);
  expect(figure('genuine_rate')).toBe(row.genuine_rate);
  expect(figure('expanding_accounts')).toBe(row.expanding_accounts);
  for (const motion of motions) expect(figure(`expansion.${motion}`)).toBe(row.by_motion[motion]);
  for (const source of sources) {
    const rates = row.by_source_rates[source];
    const accounts = figureOf(basis, `source_account_rate.${source}`, period);
    expect([accounts.sum, accounts.value]).toEqual([rates.accounts, rates.account_rate]);
    expect(figure(`source_amount_rate.${source}`)).toBe(rates.arr_rate);
  }
}

it('genuine expansion, motions and the rates of expansion are explained to the unit', () => {
  const compare = (ledger: NastyLedger, pick: number): void => {
    const { facts, basis: derivedFrom } = bothOf(ledger);
    const basis = explainBasisOf(facts, derivedFrom);
    for (const grid of ['month', 'quarter', 'year'] as const) {
      const rows = expansionRows(facts, { grid, from: null, to: null, accounts: null });
      const row = rows[pick % Math.max(rows.length, 1)];
      if (row) expectExpansion(basis, row);
    }
  };
  fc.assert(fc.property(nastyLedger(5, 30), fc.nat(200), compare), propertyRuns(150));
});

it('renewals of a month or a year, and what is due next, are explained to the unit', () => {
  const compare = (ledger: NastyLedger, pick: number): void => {
    const { facts, basis: derivedFrom } = bothOf(ledger);
    const basis = explainBasisOf(facts, derivedFrom);
    const found = renewals(facts, findTerms(facts, derivedFrom), { from: null, to: null, accounts: null });
    const last = parsePeriod(found.rows.at(-1)?.period ?? '');
    const month = found.rows[pick % Math.max(found.rows.length, 1)];
    if (last === null || month === undefined) return;
    const year = month.period.slice(0, 4);
    for (const label of [month.period, year]) {
      const period = parsePeriod(label)!;
      if (period.end > last.end) continue;
      const all = noRenewals();
      for (const row of found.rows.filter((each) => each.period.startsWith(label)))
        for (const key of Object.keys(all) as (keyof typeof all)[]) all[key] += row[key];
      for (const outcome of ['renewed', 'expanded', 'contracted', 'lost'] as const)
        expect(figureOf(basis, `renewal_outcome.${outcome}`, period).value).toBe(all[outcome]);
      expect(figureOf(basis, 'due_arr', period).value).toBe(all.due_arr);
      const rate = figureOf(basis, 'renewal_rate', period);
      expect([rate.sum, rate.dividedBy]).toEqual([all.renewed, all.due_arr]);
    }
    for (const { within, arr, accounts } of found.due) {
      const due = figureOf(basis, `due_arr.${within}d`, last);
      expect([due.value, due.accounts.length]).toEqual([arr, accounts]);
    }
  };
  fc.assert(fc.property(nastyLedger(5, 30), fc.nat(200), compare), propertyRuns(150));
});
