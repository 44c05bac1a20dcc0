import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fxMovements } from './fx-movements';
import { movementTypes } from './movement-type';
import { bothOf } from './testing/both';
import { type NastyLedger, nastyLedger, propertyRuns, propertyTimeoutMs } from './testing/nasty';
import { calendar, monthLabel } from './testing/plain-calendar';
import { type PlainRates, plainFxMovements } from './testing/plain-fx';

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

describe('movements at monthly rates against a plain computation', () => {
  it(
    'month by month, to the unit',
    () => {
      fc.assert(fc.property(nastyLedger(), rates, compare), propertyRuns(300));
    },
    propertyTimeoutMs,
  );
});
