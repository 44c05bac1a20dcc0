import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fxMovements } from './fx-movements';
import { ratesOfClosedMonth } from './fx-rates';
import { movementTypes } from './movement-type';
import { movements } from './movements';
import { retentionOn } from './retention';
import { asPlainMovements } from './testing/as-plain';
import { bothOf } from './testing/both';
import { type NastyLedger, nastyLedger, plainRuns } from './testing/nasty';
import { anyDay } from './testing/nasty-values';
import { calendar, monthLabel, placeOf } from './testing/plain-calendar';
import { type PlainRates, plainFxMovements, plainRollingRates } from './testing/plain-fx';
import { plainMovements } from './testing/plain-movements';
import { plainRetention } from './testing/plain-retention';
import { dayOf } from './testing/reports';

const months = [...new Set(calendar.slice(0, -1).map((_, day) => monthLabel(day)))];

/** A rate for each month, from a few that come around again and again. */
const byMonth = (rates: readonly string[]): Record<string, string> =>
  Object.fromEntries(months.map((month, index) => [month, rates[index % rates.length]!]));

const rates: fc.Arbitrary<PlainRates> = fc
  .array(fc.integer({ min: 50, max: 199 }), { minLength: 3, maxLength: 7 })
  .map((percents) => ({
    USD: byMonth(percents.map((percent) => `${percent}.5`)),
    EUR: byMonth(percents.map((percent) => `1.${percent}`)),
    JPY: byMonth(percents.map((percent) => `0.00${percent}`)),
  }));

function compare(ledger: NastyLedger, stated: PlainRates): void {
  const { facts, basis, plain } = bothOf(ledger);
  const rows = fxMovements(facts, basis, stated, { grid: 'month', from: null, to: null, accounts: null });
  const asPlain = rows.map((row) => ({
    period: row.period,
    start_arr: row.start_arr,
    end_arr: row.end_arr,
    fx: row.fx,
    amounts: Object.fromEntries(movementTypes.map((type) => [type, row[type]])),
    counts: Object.fromEntries(movementTypes.map((type) => [type, row.accounts[type]])),
    expansion_by_source: row.expansion_by_source,
    contraction_by_source: row.contraction_by_source,
  }));
  expect(asPlain).toEqual(plainFxMovements(plain, stated, ledger.settings));
}

/** Everything at the rates of the report's last closed month. */
function compareRolling(ledger: NastyLedger, stated: PlainRates, to: string | null): void {
  const [toDay, toPlace] = to === null ? [null, null] : [dayOf(to), placeOf(to)];
  const planRates = ratesOfClosedMonth(stated, toDay, dayOf(ledger.settings.dataThrough));
  expect(planRates).toEqual(plainRollingRates(stated, toPlace, placeOf(ledger.settings.dataThrough)));
  const { facts, plain } = bothOf({ ...ledger, settings: { ...ledger.settings, planRates } });
  const rows = movements(facts, { grid: 'month', from: null, to: null, accounts: null });
  expect(rows.map(asPlainMovements)).toEqual(plainMovements(plain, 'month'));
  const { nrrHalf, grrHalf, logoInterval, ...kept } = plainRetention(plain, plain.lastDay, 12);
  expect(retentionOn(facts, facts.dataThrough, 12, null)).toMatchObject(kept);
}

describe('movements at monthly rates against a plain computation', () => {
  it('month by month, to the unit', () => {
    fc.assert(fc.property(nastyLedger(), rates, compare), plainRuns());
  });

  it('all at the rates of the last closed month', () => {
    fc.assert(fc.property(nastyLedger(3, 14, 6), rates, fc.option(anyDay), compareRolling), plainRuns());
  });
});
