/** Records as lines of PostgreSQL's COPY text format. Changes, of which files hold most: `encode-change.ts`. */
import { type DayNumber, formatDay } from '@/lib/domain/day';
import { type AccountRecord, changeKinds, type InvoiceLineRecord, type RateRecord } from '@/lib/domain/records';
import { type CopyText, escapeText } from './copy-text';
import { bigintText, type Hash, type HashCounts, hashOf } from './identity';
import { HEAD_COLUMNS, STATEMENT_TABLES, type StatementTableName } from './statements';

export const NULL = '\\N';
/** Between the parts of a name; no file can hold it in a cell that PostgreSQL would take. */
export const SEPARATOR = '\u0000';

const kindCodes: Record<string, number> = Object.fromEntries(changeKinds.map((kind, code) => [kind, code]));

/** The columns that `encode…` fills, in their order. */
export const copyColumns = (table: StatementTableName): string =>
  ['workspace_id', 'import_no', ...HEAD_COLUMNS, ...STATEMENT_TABLES[table].content].join(', ');

export const textOrNull = (text: string | null): string => (text === null ? NULL : escapeText(text));
const numberOrNull = (value: number | null): string => (value === null ? NULL : String(value));

const dayTexts = new Map<DayNumber, string>();

function dayText(day: DayNumber | null): string {
  if (day === null) return NULL;
  let text = dayTexts.get(day);
  if (text === undefined) {
    text = formatDay(day);
    dayTexts.set(day, text);
  }
  return text;
}

const instantText = (milliseconds: number | null): string =>
  milliseconds === null ? NULL : new Date(milliseconds).toISOString();

/** Where a record stands: its import, its place in the store's order, its account, and the source of its ids. */
export interface Place {
  workspaceId: number;
  importNo: number;
  seq: number;
  accountNo: number;
  source: string;
  /** The import's kind: what an accounts file says of an account and what a revenue sheet says are two statements. */
  kind: string;
}

/** `occurrences` counts equal lines without an id over one file: the second of two equal lines is a line of its own. */
export function encodeInvoiceLine(
  r: InvoiceLineRecord,
  place: Readonly<Place>,
  out: CopyText,
  occurrences: HashCounts,
): Readonly<Hash> {
  const content =
    `${place.accountNo}\t${dayText(r.startDay)}\t${dayText(r.endDay)}\t${r.amountMinor}\t${numberOrNull(r.quantityMicro)}\t` +
    `${kindCodes[r.kind]}\t${r.currency}\t${escapeText(r.product)}\t${textOrNull(r.lineId)}\t${textOrNull(r.plan)}\t` +
    dayText(r.invoicedDay);
  const name = `${place.source}${SEPARATOR}${r.lineId ?? `${SEPARATOR}${content}`}`;
  const occurrence = r.lineId === null ? occurrences.add(hashOf(name)) : 1;
  const identity = hashOf(occurrence === 1 ? name : `${name}${SEPARATOR}${occurrence}`);
  out.lines(`${headOf(place, identity, r.row, instantText(r.recordedAt))}${content}\t${occurrence}\n`);
  return identity;
}

export function encodeAccount(r: AccountRecord, place: Readonly<Place>, out: CopyText): Readonly<Hash> {
  const { accountNo, kind } = place;
  const identity = hashOf(`${kind}${SEPARATOR}${accountNo}${SEPARATOR}${dayText(r.effectiveDay)}`);
  out.lines(
    `${headOf(place, identity, r.row, NULL)}${accountNo}\t${textOrNull(r.name)}\t${dayText(r.effectiveDay)}\t` +
      `${dayText(r.startedDay)}\t${escapeText(JSON.stringify(r.attributes).replaceAll('\\u0000', '\ufffd'))}\n`,
  );
  return identity;
}

export function encodeRate(r: RateRecord, place: Readonly<Place>, out: CopyText): Readonly<Hash> {
  const identity = hashOf(`${r.month}${SEPARATOR}${r.currency}`);
  out.lines(`${headOf(place, identity, r.row, NULL)}${r.month}\t${r.currency}\t${r.rate}\n`);
  return identity;
}

/** The cells of any statement before what it says. */
export const headOf = (place: Readonly<Place>, identity: Readonly<Hash>, row: number, recordedAt: string): string =>
  `${place.workspaceId}\t${place.importNo}\t${place.seq}\t${bigintText(identity)}\t${row}\t${recordedAt}\t`;
