/** Term ends of the plain computation, from the rows that stand: metrics.md section 6, renewals. */
import type { Change, InvoiceLine } from './columns';
import type { NastyLedger } from './nasty';
import { placeOf } from './plain-calendar';
import { itemOn, standing } from './plain-changes';
import { standingLines } from './plain-invoices';
import { groupBy } from './plain-money';

/** One line of an account, and the next end of its term as things stand at the end of a day. */
export interface PlainTerm {
  account: string;
  /** Id of the line. */
  line: string;
  /** The first day not covered; null: none is known. */
  nextOn: (day: number) => number | null;
  /** Days on which a term of it could end: those that somebody stated. */
  stated: number[];
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

const recurs = (line: InvoiceLine): boolean => line.kind !== 'one_time' && line.minor > 0;

/** The day that what is invoiced runs to without a break, a further line beginning before the others end. */
function chargedTerm(lines: InvoiceLine[], day: number): number | null {
  const charges = lines.filter(recurs);
  const runs = (line: InvoiceLine, on: number): boolean => placeOf(line.from) <= on && on < placeOf(line.until);
  let end = day;
  // One that begins on the very day on which all others are over is the next term.
  const goesOn = (line: InvoiceLine, on: number): boolean => runs(line, on) && (on === day || placeOf(line.from) < on);
  for (let at = day; charges.some((line) => goesOn(line, at)); at += 1) end = at + 1;
  return end > day ? end : null;
}

/** The lines of all accounts; one invoiced product is a line in each currency. */
export function plainTerms(ledger: NastyLedger): PlainTerm[] {
  const known = <Row extends { recordedAt?: number }>(row: Row): boolean =>
    ledger.recordedBy === null || (row.recordedAt ?? 0) < ledger.recordedBy;
  const items = groupBy(standing(ledger.changes.filter(known)), (row) => `${row.account} ${row.item ?? 'Core'}`);
  const ofItems = [...items.values()].map((rows) => ({
    account: rows[0]!.account,
    line: `item ${rows[0]!.item ?? 'Core'}`,
    nextOn: (day: number) => statedTerm(rows, day, ledger),
    stated: rows.map((row) => row.renewsOn).filter((day) => day !== undefined),
  }));
  const invoiced = (line: InvoiceLine): string => `invoiced ${line.product ?? 'Core'} ${line.currency ?? 'USD'}`;
  const products = groupBy(standingLines(ledger.invoices.filter(known)), (line) => `${line.account} ${invoiced(line)}`);
  const ofProducts = [...products.values()].map((lines) => ({
    account: lines[0]!.account,
    line: invoiced(lines[0]!),
    nextOn: (day: number) => chargedTerm(lines, day),
    stated: lines.filter(recurs).map((line) => line.until),
  }));
  return [...ofItems, ...ofProducts].map(({ stated, ...term }) => ({
    ...term,
    stated: [...new Set(stated.map(placeOf))].sort((a, b) => a - b),
  }));
}
