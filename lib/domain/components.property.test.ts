import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cells } from './cells';
import type { Facts } from './facts';
import { deriveLedger } from './ledger';
import { walkLines } from './lines';
import { movementTypes } from './movement-type';
import { eachShare, type Shares } from './shares';
import { motions, sources } from './source';
import { sourceRecords } from './testing/columns';
import { type NastyLedger, nastyLedger, propertyRuns } from './testing/nasty';
import { factsOf } from './testing/reports';

const built = (ledger: NastyLedger): Facts => factsOf(ledger, ledger.settings, ledger.recordedBy);

function law(holds: (ledger: NastyLedger) => void): void {
  fc.assert(fc.property(nastyLedger(), holds), propertyRuns());
}

const EXPANSION = movementTypes.indexOf('expansion');
const CONTRACTION = movementTypes.indexOf('contraction');
const isShared = (type: number): boolean => type === EXPANSION || type === CONTRACTION;

const kinds = [
  ['months by source', (facts: Facts) => [facts.monthCells, facts.monthShares, sources.length] as const],
  ['months by motion', (facts: Facts) => [facts.monthCells, facts.monthMotions, motions.length] as const],
  ['weeks by source', (facts: Facts) => [facts.weekCells(), facts.weekShares(), sources.length] as const],
] as const;

/** Calls back with each cell that is shared, and the account it is of. */
function eachSharedCell({ accounts }: Facts, cells: Cells, found: (account: number, cell: number) => void): void {
  for (let account = 0; account < accounts; account += 1)
    for (let cell = cells.offset[account]!; cell < cells.offset[account + 1]!; cell += 1)
      if (isShared(cells.type[cell]!)) found(account, cell);
}

const sharesOf = (cells: Cells, shares: Shares, cell: number): [kind: number, minor: number][] => {
  const found: [number, number][] = [];
  eachShare(cells, shares, cell, (kind, minor) => found.push([kind, minor]));
  return found;
};

describe.each(kinds)('%s', (_, of) => {
  it('shares of a cell are positive, of different kinds, and sum to its movement', () => {
    law((ledger) => {
      const facts = built(ledger);
      const [cells, shares, count] = of(facts);
      eachSharedCell(facts, cells, (__, cell) => {
        const found = sharesOf(cells, shares, cell);
        expect(found.reduce((sum, [, minor]) => sum + minor, 0)).toBe(Math.abs(cells.changeMinor[cell]!));
        expect(found.every(([kind, minor]) => kind < count && minor > 0)).toBe(true);
        expect(new Set(found.map(([kind]) => kind)).size).toBe(found.length);
      });
    });
  });
});

it('components in a period of an expansion or contraction sum to its net change, and no kind has more than its sum', () => {
  law((ledger) => {
    const facts = built(ledger);
    const { components, monthCells, monthShares, dataThrough } = facts;
    eachSharedCell(facts, monthCells, (account, cell) => {
      const { start, end } = monthCells.periods[monthCells.period[cell]!]!;
      const bySource = new Map<number, number>();
      for (let at = components.offset[account]!; at < components.offset[account + 1]!; at += 1) {
        const day = components.day[at]!;
        if (day < start || day > Math.min(end, dataThrough)) continue;
        const source = components.source[at]!;
        bySource.set(source, (bySource.get(source) ?? 0) + components.arrMinor[at]!);
      }
      const net = monthCells.changeMinor[cell]!;
      expect([...bySource.values()].reduce((sum, minor) => sum + minor, 0)).toBe(net);
      for (const [kind, minor] of sharesOf(monthCells, monthShares, cell))
        expect(minor).toBeLessThanOrEqual((bySource.get(kind) ?? 0) * Math.sign(net));
    });
  });
});

it('components of a day sum to what the account has become since it was last active, and none is 0', () => {
  law((ledger) => {
    const { components, ledger: steps, accounts } = built(ledger);
    expect(components.arrMinor.every((minor) => minor !== 0)).toBe(true);
    for (let account = 0; account < accounts; account += 1) {
      const byDay = new Map<number, number>();
      for (let at = components.offset[account]!; at < components.offset[account + 1]!; at += 1)
        byDay.set(components.day[at]!, (byDay.get(components.day[at]!) ?? 0) + components.arrMinor[at]!);
      let active = 0;
      for (let step = steps.offset[account]!; step < steps.offset[account + 1]!; step += 1) {
        const balance = steps.arrMinor[step]!;
        if (balance === 0) continue;
        if (active > 0) expect(byDay.get(steps.day[step]!) ?? 0).toBe(balance - active);
        active = balance;
      }
    }
  });
});

it('lines add up to the account: what states say on each day is the ledger’s balance', () => {
  law((ledger) => {
    const records = sourceRecords(ledger);
    const settings = { ...ledger.settings, historyFrom: null };
    const query = { recordedBy: ledger.recordedBy };
    const derived = deriveLedger(records, settings, query);
    walkLines(records, settings, query, (account, states) => {
      const first = derived.offset[account]!;
      for (let step = first; step < derived.offset[account + 1]!; step += 1) {
        const standing = new Map<number, number>();
        for (let at = 0; at < states.to; at += 1)
          if (states.day[at]! <= derived.day[step]!) standing.set(states.line[at]!, states.arrMinor[at]!);
        expect([...standing.values()].reduce((sum, minor) => sum + minor, 0)).toBe(derived.arrMinor[step]);
      }
      expect(Array.from(states.line.subarray(0, states.to))).toEqual(
        Array.from(states.line.subarray(0, states.to)).sort((a, b) => a - b),
      );
    });
  });
});
