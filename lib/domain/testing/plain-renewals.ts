/** What falls due next, from the rows that stand: metrics.md section 6, renewals. */
import type { Change, InvoiceLine } from './columns';
import type { NastyLedger } from './nasty';
import type { PlainLedger } from './plain';
import { placeOf } from './plain-calendar';
import { itemOn, standing } from './plain-changes';
import { standingLines } from './plain-invoices';
import { groupBy, sumOf } from './plain-money';

export interface PlainDue {
  within: number;
  accounts: number;
  arr: number;
}

interface Term {
  account: string;
  /** Id of the line. */
  line: string;
  end: number;
}

/** The renewal day stated last since the item was last at 0, as things stand on a day; null: none is. */
function statedTerm(rows: Change[], day: number, ledger: NastyLedger): number | null {
  const passed = rows.filter((row) => placeOf(row.on) <= day);
  let next = day + 1;
  for (const row of passed.reverse()) {
    const on = placeOf(row.on);
    // On its last day before the next row it shows whether it lapsed, and on its first whether it is anything.
    if ([on, next - 1].some((at) => itemOn(rows, at, ledger.settings)!.arr === 0)) return null;
    if (row.renewsOn !== undefined) return placeOf(row.renewsOn);
    next = on;
  }
  return null;
}

/** The day that what is invoiced runs to without a break, a further line beginning before the others end. */
function chargedTerm(lines: InvoiceLine[], day: number): number | null {
  const charges = lines.filter((line) => line.kind !== 'one_time' && line.minor > 0);
  const runs = (line: InvoiceLine, on: number): boolean => placeOf(line.from) <= on && on < placeOf(line.until);
  let end = day;
  // One that begins on the very day on which all others are over is the next term.
  const goesOn = (line: InvoiceLine, on: number): boolean => runs(line, on) && (on === day || placeOf(line.from) < on);
  for (let at = day; charges.some((line) => goesOn(line, at)); at += 1) end = at + 1;
  return end > day ? end : null;
}

/** ARR of the lines whose term ends within so many days after data-through. */
export function plainDue(ledger: NastyLedger, plain: PlainLedger): PlainDue[] {
  const known = <Row extends { recordedAt?: number }>(row: Row): boolean =>
    ledger.recordedBy === null || (row.recordedAt ?? 0) < ledger.recordedBy;
  const today = plain.lastDay;
  const terms: Term[] = [];
  const add = (account: string, line: string, end: number | null): void => {
    if (end !== null) terms.push({ account, line, end });
  };
  for (const rows of groupBy(standing(ledger.changes.filter(known)), (row) => `${row.account} ${row.item}`).values())
    add(rows[0]!.account, `item ${rows[0]!.item ?? 'Core'}`, statedTerm(rows, today, ledger));
  const invoiced = (line: InvoiceLine): string => `invoiced ${line.product ?? 'Core'} ${line.currency ?? 'USD'}`;
  const standingInvoices = standingLines(ledger.invoices.filter(known));
  for (const lines of groupBy(standingInvoices, (line) => `${line.account} ${invoiced(line)}`).values())
    add(lines[0]!.account, invoiced(lines[0]!), chargedTerm(lines, today));
  const arrOf = ({ account, line }: Term): number =>
    plain.lines.get(account)![today]!.find(({ id }) => id === line)?.arr ?? 0;
  return [30, 60, 90].map((within) => {
    const due = terms.filter((term) => term.end > today && term.end <= today + within && arrOf(term) > 0);
    return { within, accounts: new Set(due.map(({ account }) => account)).size, arr: sumOf(due.map(arrOf)) };
  });
}
