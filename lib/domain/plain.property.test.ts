import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grids } from './grid';
import { movements } from './movements';
import type { RetentionFigures } from './report';
import { retentionOn, retentionRows } from './retention';
import { asPlainMovements } from './testing/as-plain';
import { bothOf } from './testing/both';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { plainMovements } from './testing/plain-movements';
import { type PlainRetention, plainMonthEnds, plainRetention } from './testing/plain-retention';

function expectSame(figures: RetentionFigures, plain: PlainRetention, where: string): void {
  const { nrrHalf, grrHalf, logoInterval, ...exact } = plain;
  expect(figures, where).toMatchObject(exact);
  const { logo_low, logo_high } = figures;
  if (logoInterval === null) expect([logo_low, logo_high], where).toEqual([null, null]);
  else
    [logo_low, logo_high].forEach((end, index) => {
      expect(end, where).toBeCloseTo(logoInterval[index]!, 12);
    });
  for (const [low, high, middle, half] of [
    [figures.nrr_low, figures.nrr_high, plain.nrr, nrrHalf],
    [figures.grr_low, figures.grr_high, plain.grr, grrHalf],
  ] as const) {
    if (half === null || middle === null) expect([low, high], where).toEqual([null, null]);
    else {
      expect(low, where).toBeCloseTo(middle - half, 7);
      expect(high, where).toBeCloseTo(middle + half, 7);
    }
  }
}

function compare(ledger: NastyLedger): void {
  const { facts, plain } = bothOf(ledger);
  for (const grid of grids) {
    const rows = movements(facts, { grid, from: null, to: null, accounts: null });
    expect(rows.map(asPlainMovements), grid).toEqual(plainMovements(plain, grid));
  }
  const ends = plainMonthEnds(plain);
  for (const window of [1, 3, 12]) {
    const rows = retentionRows(facts, { window, from: null, to: null, accounts: null });
    expect(rows.map((row) => row.period)).toEqual(ends.map(({ label }) => label));
    rows.forEach((row, index) => {
      expectSame(row, plainRetention(plain, ends[index]!.end, window), `${window} to ${row.period}`);
    });
    expectSame(
      retentionOn(facts, facts.dataThrough, window, null),
      plainRetention(plain, plain.lastDay, window),
      'current',
    );
  }
}

describe('the core against a plain computation, day by day, to the unit', () => {
  it('a few accounts with everything at once', () => {
    fc.assert(fc.property(nastyLedger(), compare), plainRuns());
  });

  it('many accounts, so that intervals exist', () => {
    // Shrinking so large a ledger takes longer than it helps: the seed and path are told, the few accounts shrink.
    fc.assert(fc.property(nastyLedger(40, 240, 20), compare), { ...plainRuns(50), endOnFailure: true });
  });
});
