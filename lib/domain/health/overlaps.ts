/**
 * Overlaps that look like double billing: two charges of one product with the same amount, whose periods overlap, where
 * the product's revenue rises with the second one and falls back when the overlap is over. Lines that go on side by side
 * (a seat each) do neither; a credit for the rest of the first charge takes the rise away; and where more than the
 * second charge comes on that day, the customer has bought more.
 */
import { AccountLines } from '../account-lines';
import { reportingConversion } from '../conversion';
import type { DayNumber } from '../day';
import { annualisePeriod } from '../interval';
import type { AccountStates, LedgerBasis } from '../lines';
import { changeKinds, type InvoiceColumns } from '../records';
import { resolveInvoices } from '../resolve';
import { beginsAfter, type LinesLookedAt, type LookAt } from './line-cases';

const ONE_TIME = changeKinds.indexOf('one_time');
/** Share of the second charge that has to come and go with it. */
const MOST = 0.9;
/** Share by which it may differ from what it was before, or is after. */
const NEAR = 0.1;

const isNear = (minor: number, to: number): boolean => to > 0 && Math.abs(minor - to) <= to * NEAR;

/** `size`: days on which both run. In doubt is the second charge. */
export function overlaps({ records, book }: LinesLookedAt, { settings, query }: LedgerBasis): LookAt {
  const { invoices } = records;
  const { offset, rows } = resolveInvoices(invoices, records.accounts.length, query.recordedBy);
  const toReporting = reportingConversion(invoices.currencies, settings);
  const { startDay, endDay, amountMinor, currency } = invoices;
  const begun = beginsAfter(book);
  const lines = new Together(invoices, book);
  return (account, from, to, found) => {
    eachPair(invoices, rows.subarray(offset[account]!, offset[account + 1]!), (before, row) => {
      const [begin, end] = [startDay[row]!, Math.min(endDay[before]!, endDay[row]!)];
      if (end <= begun || begin > book.dataThrough) return;
      const arr = toReporting(
        currency[row]!,
        Math.max(annualisePeriod(amountMinor[row]!, startDay[row]!, endDay[row]!), 0),
      );
      lines.read(from, to, row);
      const [atFirst, both, atLast] = [lines.arrOn(begin - 1), lines.arrOn(begin), lines.arrOn(end)];
      // Without the second charge the product is what it was before, or is after: nothing else was bought with it.
      const isAll = isNear(both - arr, atFirst) || isNear(both - arr, atLast);
      const isSame = startDay[before] === startDay[row] && endDay[before] === endDay[row];
      const falls = end > book.dataThrough ? isSame && isNear(both - arr, atFirst) : both - atLast >= arr * MOST;
      if (!isAll || both - atFirst < arr * MOST || !falls) return;
      found.add({
        account,
        product: invoices.productName[row]!,
        day: begin,
        untilDay: end,
        size: end - begin,
        startMinor: atFirst,
        endMinor: both,
        arrMinor: arr,
        rowBefore: before,
        row,
        isInvoice: true,
      });
    });
  };
}

/** Calls back with each charge that begins before an earlier one of its product, currency and amount is over. */
function eachPair(
  { product, currency, startDay, endDay, amountMinor, kind }: InvoiceColumns,
  rows: Int32Array,
  found: (before: number, row: number) => void,
): void {
  let of = Number.NaN;
  const running = new Map<string, number>();
  for (const row of rows) {
    if (product[row] !== of) running.clear();
    of = product[row]!;
    if (amountMinor[row]! <= 0 || kind[row] === ONE_TIME) continue;
    const key = `${currency[row]}/${amountMinor[row]}`;
    const before = running.get(key);
    if (before !== undefined && startDay[row]! < endDay[before]!) found(before, row);
    if (before === undefined || endDay[row]! > endDay[before]!) running.set(key, row);
  }
}

/** All that an account is invoiced of one product in one currency. */
class Together {
  private readonly lines = new AccountLines();
  private readonly states: AccountStates;
  private product = -1;
  private currency = -1;

  constructor(
    private readonly invoices: InvoiceColumns,
    book: LinesLookedAt['book'],
  ) {
    this.states = { ...book, from: 0, to: 0, lines: 0 };
  }

  /** Of the account with the states `from` up to, not including, `to`: what the row is of. */
  read(from: number, to: number, row: number): void {
    const { states, invoices } = this;
    if (states.from !== from || states.to !== to) {
      states.from = from;
      states.to = to;
      states.lines = from === to ? 0 : states.line[to - 1]! + 1;
      this.lines.read(states);
    }
    this.product = invoices.productName[row]!;
    this.currency = states.currencies.indexOf(invoices.currencies[invoices.currency[row]!]!);
  }

  arrOn(day: DayNumber): number {
    const { states, lines } = this;
    let sum = 0;
    for (let line = 0; line < lines.count; line += 1) {
      const first = lines.firstOf(line);
      if (states.isInvoice[first] !== 1 || states.currency[first] !== this.currency) continue;
      if (states.product[first] === this.product) sum += lines.arrOn(line, day);
    }
    return sum;
  }
}
