import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accountChanges } from './account-changes';
import { balancesOn } from './balances';
import { parseDay } from './day';
import { explain } from './explain';
import { explainedMetric } from './explain-metrics';
import type { Facts } from './facts';
import { periodsTouching } from './grid';
import { movementTypes } from './movement-type';
import { movements } from './movements';
import { retentionRows } from './retention';
import { type Source, sources } from './source';
import { bothOf } from './testing/both';
import { explainBasisOf, explainedRows, total } from './testing/explained';
import { nastyLedger, propertyRuns } from './testing/nasty';
import { anyDay } from './testing/nasty-values';

it('changes sum to end less start, for every account and any two days, each day’s to its components by source', () => {
  fc.assert(
    fc.property(nastyLedger(5, 40), anyDay, anyDay, (nasty, one, other) => {
      const { facts, basis } = bothOf(nasty);
      const explained = explainBasisOf(facts, basis);
      const opening = facts.ledger.openingDay ?? Number.NEGATIVE_INFINITY;
      const [start = 0, end = 0] = [one, other].map((day) => Math.max(parseDay(day)!, opening)).sort((a, b) => a - b);
      const [starts, ends] = [balancesOn(facts, start), balancesOn(facts, end)];
      for (const account of facts.everyAccount) {
        const startMinor = starts[account]!;
        const changes = accountChanges(explained, account, { start, end });
        expect(total(changes.map(({ arrMinor }) => arrMinor))).toBe(ends[account]! - startMinor);
        expectComponents(facts, account, changes);
      }
    }),
    propertyRuns(300),
  );
});

/** On days on which the account stays, its changes are its components, source by source. */
function expectComponents(facts: Facts, account: number, changes: ReturnType<typeof accountChanges>): void {
  const { offset, day, source, arrMinor } = facts.components;
  const days = new Set(changes.map((change) => change.day));
  for (const on of days) {
    const ofDay = changes.filter((change) => change.day === on);
    if (ofDay.some((change) => !sources.includes(change.source as Source))) continue;
    for (const [index, name] of sources.entries()) {
      let components = 0;
      for (let at = offset[account]!; at < offset[account + 1]!; at += 1)
        if (day[at] === on && source[at] === index) components += arrMinor[at]!;
      const told = ofDay.filter((change) => change.source === name).map((change) => change.arrMinor);
      expect(total(told), name).toBe(components);
    }
  }
}

it('every movement and retention of the reports is explained to the unit', () => {
  fc.assert(
    fc.property(nastyLedger(5, 30), fc.nat(), (nasty, pick) => {
      const { facts, basis: derivedFrom } = bothOf(nasty);
      const basis = explainBasisOf(facts, derivedFrom);
      for (const grid of ['month', 'week', 'quarter', 'year'] as const) {
        const rows = movements(facts, { grid, from: null, to: null, accounts: null });
        const row = rows[pick % Math.max(rows.length, 1)];
        if (!row) return;
        const first = facts.monthCells.periods[0]!.start;
        const period = periodsTouching(first, facts.dataThrough, grid).find(({ label }) => label === row.period)!;
        const sumOf = (name: string): number => {
          const figure = explain(basis, explainedMetric(name)!, period, null);
          const { sum } = figure;
          const accounts = explainedRows(basis, figure);
          expect(total(accounts.map(({ adds }) => adds))).toBe(sum);
          for (const { changes, startMinor, endMinor } of accounts)
            expect(total(changes.map(({ arrMinor }) => arrMinor))).toBe(endMinor - startMinor);
          return sum;
        };
        for (const type of movementTypes) expect(sumOf(type), `${type} ${row.period}`).toBe(row[type]);
        for (const source of sources) {
          expect(sumOf(`expansion.${source}`)).toBe(row.expansion_by_source[source]);
          expect(sumOf(`contraction.${source}`)).toBe(row.contraction_by_source[source]);
        }
        expect(sumOf('arr')).toBe(row.end_arr);
      }
      for (const window of [1, 12]) {
        const rows = retentionRows(facts, { window, from: null, to: null, accounts: null });
        const row = rows[pick % Math.max(rows.length, 1)];
        if (!row) continue;
        const first = facts.monthCells.periods[0]!.start;
        const period = periodsTouching(first, facts.dataThrough, 'month').find(({ label }) => label === row.period)!;
        for (const rate of ['nrr', 'grr', 'logo'] as const)
          expect(explain(basis, explainedMetric(`${rate}_${window}m`)!, period, null).value).toBe(row[rate]);
      }
    }),
    propertyRuns(100),
  );
});
