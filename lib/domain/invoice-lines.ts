/**
 * Invoice lines (metrics.md section 2, formats.md section 1). Lines of one account, product and period are summed
 * first; every sum adds its signed annual rate over its own period, and a product's rate never falls below 0. Of a sum
 * the largest line says kind and plan, in whatever order the lines came. A gap of
 * at most `graceDays` during which no line of the product runs is no lapse: the lines that ended at its start run on
 * to its end. A product whose lines ended less than `graceDays` before data-through awaits renewal: they run on too.
 * Sums of 0 are no lines. A product billed in several currencies is one line in each. Of lines that begin on one day
 * a charge says what runs, before a credit does; and beside credits that give seats back, both kinds count their seats.
 */
import { reportingConversion } from './conversion';
import { type DayNumber, parseDay } from './day';
import { annualisePeriod } from './interval';
import { NONE, type StateColumns } from './line-states';
import { changeKinds, type InvoiceColumns } from './records';
import { NONE_RETURNED, returnedBy, returnedMicro, type SummedLines } from './returned-seats';
import { type Charge, eachRunningDay } from './running-charges';
import type { LedgerSettings } from './settings';
import { motions } from './source';

const ONE_TIME = changeKinds.indexOf('one_time');
const UNKNOWN = motions.indexOf('unknown');

/** The sum of a period's lines. */
interface PeriodSum extends Charge, SummedLines {
  /** The row that speaks for its charges, and for its credits; −1 where there are none. */
  chargedRow: number;
  creditedRow: number;
}

/** Adds the product with the lines `rows[from … to)`, ascending by period and currency, to its account's states. */
export type AddInvoiceProduct = (rows: Int32Array, from: number, to: number, states: StateColumns) => void;

/** `currencyCodes`: the states' number of each of the invoices' currencies; `plans`: the names of plans. */
export function invoiceProducts(
  lines: InvoiceColumns,
  plans: readonly string[],
  settings: LedgerSettings,
  currencyCodes: Uint16Array,
): AddInvoiceProduct {
  const toReporting = reportingConversion(lines.currencies, settings);
  const dataThrough = parseDay(settings.dataThrough)!;

  return (rows, from, to, states) => {
    const sums = sumsOf(lines, plans, rows, from, to);
    const runsOnUntil = graceAfter(sums, settings.graceDays, dataThrough);
    for (const sum of sums) {
      sum.untilDay = runsOnUntil.get(sum.endDay) ?? sum.endDay;
      sum.returned = returnedBy(lines, rows, sum, sums);
      settleSeats(lines, sum);
      sum.arrMinor = annualisePeriod(sum.amountMinor, sum.startDay, sum.endDay);
    }
    for (const code of new Set(sums.map((sum) => sum.currency))) {
      const line = states.nextLine();
      const own = sums.filter((sum) => sum.currency === code);
      eachRunningDay(own, (day, rateMinor, quantityMicro, latest) => {
        if (latest === null) {
          states.addLapse(line, day);
          return;
        }
        const at = states.add(line, day);
        states.nativeMinor[at] = Math.max(rateMinor, 0);
        states.currency[at] = currencyCodes[code]!;
        states.arrMinor[at] = toReporting(code, Math.max(rateMinor, 0));
        states.quantityMicro[at] = quantityMicro;
        states.kind[at] = lines.kind[latest.row]!;
        states.product[at] = lines.productName[latest.row]!;
        states.plan[at] = lines.plan[latest.row]!;
        states.statesUnit[at] = 0;
        states.source[at] = NONE;
        states.motion[at] = UNKNOWN;
        states.row[at] = latest.row;
        states.isInvoice[at] = 1;
      });
    }
  };
}

/** A discount within a period takes no seat away: but for what comes back, the lines of the sum's sign bring seats. */
function settleSeats(lines: InvoiceColumns, sum: PeriodSum): void {
  const { chargedMicro, creditedMicro, returned } = sum;
  const isCharge = sum.amountMinor > 0;
  sum.row = isCharge || returned.length > 0 ? sum.chargedRow : sum.creditedRow;
  if (returned.length === 0) sum.quantityMicro = isCharge ? chargedMicro : -creditedMicro;
  else sum.quantityMicro = chargedMicro - (isCharge ? returnedMicro(lines, sum) : creditedMicro);
}

function sumsOf(
  lines: InvoiceColumns,
  plans: readonly string[],
  rows: Int32Array,
  from: number,
  to: number,
): PeriodSum[] {
  const { startDay, endDay, currency, kind, amountMinor, quantityMicro } = lines;
  const sums: PeriodSum[] = [];
  const sumFor = (row: number, index: number): PeriodSum => {
    const last = sums.at(-1);
    if (last && last.startDay === startDay[row] && last.endDay === endDay[row] && last.currency === currency[row])
      return last;
    const period = { startDay: startDay[row]!, endDay: endDay[row]!, untilDay: endDay[row]! };
    const noQuantity = { chargedMicro: Number.NaN, creditedMicro: Number.NaN, quantityMicro: Number.NaN };
    const nobody = { chargedRow: -1, creditedRow: -1, row: -1 };
    const own = { from: index, to: index, returned: NONE_RETURNED, currency: currency[row]!, amountMinor: 0 };
    const sum = { ...period, ...noQuantity, ...nobody, ...own, arrMinor: 0 };
    sums.push(sum);
    return sum;
  };
  for (let index = from; index < to; index += 1) {
    const row = rows[index]!;
    if (kind[row] === ONE_TIME) continue;
    const sum = sumFor(row, index);
    sum.to = index + 1;
    sum.amountMinor += amountMinor[row]!;
    const quantity = Math.abs(quantityMicro[row]!);
    if (amountMinor[row]! > 0) {
      sum.chargedMicro = addStated(sum.chargedMicro, quantity);
      sum.chargedRow = speakerOf(lines, plans, sum.chargedRow, row);
    } else if (amountMinor[row]! < 0) {
      sum.creditedMicro = addStated(sum.creditedMicro, quantity);
      sum.creditedRow = speakerOf(lines, plans, sum.creditedRow, row);
    }
  }
  return sums
    .filter((sum) => sum.amountMinor !== 0)
    .sort((a, b) => a.startDay - b.startDay || Math.sign(a.amountMinor) - Math.sign(b.amountMinor));
}

/**
 * The one of two lines of a sum that says what it is of: the larger one; of equals the one that states a plan, then by
 * the plan's name, the kind, and at last the later row. `before`: −1 for none.
 */
function speakerOf(lines: InvoiceColumns, plans: readonly string[], before: number, row: number): number {
  if (before < 0) return row;
  const { amountMinor, kind, plan, seq } = lines;
  const size = Math.abs(amountMinor[row]!) - Math.abs(amountMinor[before]!);
  if (size !== 0) return size > 0 ? row : before;
  const [name, other] = [plans[plan[row]!] ?? '', plans[plan[before]!] ?? ''];
  if (name !== other) return name > other ? row : before;
  const order = kind[row]! - kind[before]! || seq[row]! - seq[before]!;
  return order > 0 ? row : before;
}

/** Adds a quantity to those stated so far; NaN is none. */
const addStated = (sum: number, quantity: number): number => {
  if (Number.isNaN(quantity)) return sum;
  return Number.isNaN(sum) ? quantity : sum + quantity;
};

/** Ends of sums that begin a gap which is no lapse, with the day until which those sums run on. */
function graceAfter(sums: PeriodSum[], graceDays: number, dataThrough: DayNumber): Map<DayNumber, DayNumber> {
  const runsOnUntil = new Map<DayNumber, DayNumber>();
  let coveredUntil = sums[0]?.endDay ?? 0;
  const gap = (next: DayNumber): void => {
    if (next - coveredUntil <= graceDays) runsOnUntil.set(coveredUntil, next);
    else if (dataThrough - coveredUntil < graceDays) runsOnUntil.set(coveredUntil, coveredUntil + graceDays);
  };
  for (const { startDay, endDay } of sums) {
    if (startDay > coveredUntil) gap(startDay);
    coveredUntil = Math.max(coveredUntil, endDay);
  }
  if (sums.length > 0) gap(Number.POSITIVE_INFINITY);
  return runsOnUntil;
}
