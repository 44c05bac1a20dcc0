/**
 * Term ends (metrics.md section 6): from which day to which day a line's next term end is which. A subscription line's
 * is its latest stated `renews_on`: a row that leaves it blank keeps it, a line at 0 has none. An invoiced product's is
 * the day on which the last of its running charges ends: a further charge that begins earlier moves it on.
 */
import type { AccountLines } from './account-lines';
import type { DayNumber } from './day';
import type { AccountStates } from './lines';
import { changeKinds, type InvoiceColumns, NO_DAY, type SourceRecords } from './records';
import { resolveInvoices } from './resolve';

const ONE_TIME = changeKinds.indexOf('one_time');
const FOREVER = 0x7fff_ffff;

/** From `from` up to, not including, `until` the line's next term ends on `term`, the first day not covered. */
export interface TermSpan {
  line: number;
  from: DayNumber;
  until: DayNumber;
  term: DayNumber;
}

/** Answers a function that finds the spans of one account after the other, in any order. */
export function termSpans(
  { accounts, changes, invoices }: SourceRecords,
  recordedBy: number | null,
): (account: number, states: AccountStates, lines: AccountLines) => TermSpan[] {
  const { offset, rows } = resolveInvoices(invoices, accounts.length, recordedBy);
  return (account, states, lines) => {
    const spans: TermSpan[] = [];
    const charges =
      offset[account] === offset[account + 1] ? null : rows.subarray(offset[account]!, offset[account + 1]!);
    for (let line = 0; line < lines.count; line += 1) {
      const first = lines.firstOf(line);
      if (states.isInvoice[first] !== 1) addStated(spans, line, changes.renewsDay, states, lines);
      else if (charges !== null && states.row[first]! >= 0)
        addCharged(spans, line, invoices, charges, states.row[first]!);
    }
    return spans;
  };
}

function addStated(
  spans: TermSpan[],
  line: number,
  renewsDay: Int32Array,
  states: AccountStates,
  lines: AccountLines,
): void {
  const end = lines.endOf(line);
  let term = NO_DAY;
  for (let state = lines.firstOf(line); state < end; state += 1) {
    const row = states.row[state]!;
    const stated = row < 0 ? NO_DAY : renewsDay[row]!;
    if (states.arrMinor[state] === 0) term = NO_DAY;
    else if (stated !== NO_DAY) term = stated;
    if (term === NO_DAY) continue;
    const from = states.day[state]!;
    const until = state + 1 < end ? states.day[state + 1]! : FOREVER;
    const last = spans.at(-1);
    if (last?.line === line && last.until === from && last.term === term) last.until = until;
    else spans.push({ line, from, until, term });
  }
}

/** `any`: a row of the line; its others have the same product and currency. Charges ascend by product, then start. */
function addCharged(
  spans: TermSpan[],
  line: number,
  { product, currency, kind, startDay, endDay, amountMinor }: InvoiceColumns,
  charges: Int32Array,
  any: number,
): void {
  let open: TermSpan | null = null;
  for (const row of charges) {
    if (product[row] !== product[any] || currency[row] !== currency[any]) continue;
    if (kind[row] === ONE_TIME || amountMinor[row]! <= 0) continue;
    const [from, term] = [startDay[row]!, endDay[row]!];
    if (open !== null && from < open.term) {
      open.term = Math.max(open.term, term);
      open.until = open.term;
      continue;
    }
    open = { line, from, until: term, term };
    spans.push(open);
  }
}
