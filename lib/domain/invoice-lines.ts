/**
 * Invoice lines (metrics.md section 2, formats.md section 1). Lines of one account, product and period are summed
 * first; every sum adds its signed annual rate over its own period, and a product's rate never falls below 0. A gap of
 * at most `graceDays` during which no line of the product runs is no lapse: the lines that ended at its start run on
 * to its end. A product whose lines ended less than `graceDays` before data-through awaits renewal: they run on too.
 * Sums of 0 are no lines. A product billed in several currencies has one rate in each.
 */
import { reportingConversion } from './conversion';
import { type DayNumber, parseDay } from './day';
import { annualisePeriod } from './interval';
import { changeKinds, type InvoiceColumns } from './records';
import type { LedgerSettings } from './settings';
import { Steps } from './steps';

const ONE_TIME = changeKinds.indexOf('one_time');

interface Charge {
  startDay: DayNumber;
  endDay: DayNumber;
  currency: number;
  amountMinor: number;
}

/** Adds to `steps` what the product with the lines `rows[from … to)`, ascending by period and currency, adds to its account's ARR. */
export type AddInvoiceProduct = (rows: Int32Array, from: number, to: number, steps: Steps) => void;

export function invoiceProducts(lines: InvoiceColumns, settings: LedgerSettings): AddInvoiceProduct {
  const { startDay, endDay, currency, kind, amountMinor } = lines;
  const toReporting = reportingConversion(lines.currencies, settings);
  const dataThrough = parseDay(settings.dataThrough)!;
  const rates = new Steps();

  const chargesOf = (rows: Int32Array, from: number, to: number): Charge[] => {
    const charges: Charge[] = [];
    for (let index = from; index < to; index += 1) {
      const row = rows[index]!;
      if (kind[row] === ONE_TIME) continue;
      const last = charges.at(-1);
      if (last && last.startDay === startDay[row] && last.endDay === endDay[row] && last.currency === currency[row])
        last.amountMinor += amountMinor[row]!;
      else
        charges.push({
          startDay: startDay[row]!,
          endDay: endDay[row]!,
          currency: currency[row]!,
          amountMinor: amountMinor[row]!,
        });
    }
    return charges.filter((charge) => charge.amountMinor !== 0);
  };

  return (rows, from, to, steps) => {
    const charges = chargesOf(rows, from, to);
    const runsOnUntil = graceAfter(charges, settings.graceDays, dataThrough);
    for (const code of new Set(charges.map((charge) => charge.currency))) {
      rates.clear();
      for (const charge of charges) {
        if (charge.currency !== code) continue;
        const arr = annualisePeriod(charge.amountMinor, charge.startDay, charge.endDay);
        rates.push(charge.startDay, arr);
        rates.push(runsOnUntil.get(charge.endDay) ?? charge.endDay, -arr);
      }
      let balance = 0;
      rates.eachBalance((day, rate) => {
        const arr = toReporting(code, Math.max(rate, 0));
        steps.push(day, arr - balance);
        balance = arr;
      });
    }
  };
}

/** Ends of charges that begin a gap which is no lapse, with the day until which those charges run on. */
function graceAfter(charges: Charge[], graceDays: number, dataThrough: DayNumber): Map<DayNumber, DayNumber> {
  const runsOnUntil = new Map<DayNumber, DayNumber>();
  let coveredUntil = charges[0]?.endDay ?? 0;
  const gap = (next: DayNumber): void => {
    if (next - coveredUntil <= graceDays) runsOnUntil.set(coveredUntil, next);
    else if (dataThrough - coveredUntil < graceDays) runsOnUntil.set(coveredUntil, coveredUntil + graceDays);
  };
  for (const { startDay, endDay } of charges) {
    if (startDay > coveredUntil) gap(startDay);
    coveredUntil = Math.max(coveredUntil, endDay);
  }
  if (charges.length > 0) gap(Number.POSITIVE_INFINITY);
  return runsOnUntil;
}
