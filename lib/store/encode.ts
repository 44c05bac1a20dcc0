/** Records as lines of PostgreSQL's COPY text format. A million of them pass here, so nothing is built twice. */
import { type DayNumber, formatDay } from '@/lib/domain/day';
import {
  type AccountRecord,
  type ChangeRecord,
  changeKinds,
  changeStatuses,
  type InvoiceLineRecord,
  intervalUnits,
  type RateRecord,
} from '@/lib/domain/records';
import { bigintText, type HashCounts, hashOf } from './identity';
import { HEAD_COLUMNS, STATEMENT_TABLES, type StatementTableName } from './statements';

const NULL = '\\N';
/** Between the parts of a name; no file can hold it in a cell that PostgreSQL would take. */
const SEPARATOR = '\u0000';

const kindCodes: Record<string, number> = Object.fromEntries(changeKinds.map((kind, code) => [kind, code]));
const statusCodes: Record<string, number> = Object.fromEntries(changeStatuses.map((status, code) => [status, code]));
const unitCodes: Record<string, number> = Object.fromEntries(intervalUnits.map((unit, code) => [unit, code]));

/** The columns that `encode…` fills, in their order. */
export const copyColumns = (table: StatementTableName): string =>
  [...HEAD_COLUMNS, ...STATEMENT_TABLES[table].content].join(', ');

// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL's text holds no NUL, whatever a file holds
const SPECIAL = /[\\\t\n\r\u0000]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const EACH_SPECIAL = /[\\\t\n\r\u0000]/g;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\u0000': '\ufffd' };

export function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (special) => ESCAPES[special] ?? '') : text;
}

const textOrNull = (text: string | null): string => (text === null ? NULL : escapeText(text));
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

const identityOf = (name: string): string => bigintText(hashOf(name));

/** Where a record stands: its place in the store's order, its account, and the source its ids belong to. */
export interface Place {
  seq: number;
  accountNo: number;
  source: string;
  /** The import's kind: what an accounts file says of an account and what a revenue sheet says are two statements. */
  kind: string;
}

export function encodeChange(r: ChangeRecord, { seq, accountNo, source }: Place): string {
  const item = r.itemId ?? r.product;
  const day = dayText(r.effectiveDay);
  // The id where the file states none; stating just that is stating none.
  const defaultId = `${r.accountId}/${item}/${day}`;
  const changeId = r.changeId === defaultId ? null : r.changeId;
  const name = `${source}${SEPARATOR}${changeId ?? defaultId}`;
  const autoRenew = r.autoRenew === null ? NULL : r.autoRenew ? 't' : 'f';
  return (
    `${seq}\t${identityOf(name)}\t${r.row}\t${instantText(r.recordedAt)}\t${accountNo}\t${day}\t${r.amountMinor}\t` +
    `${numberOrNull(r.quantityMicro)}\t${r.intervalCount}\t${unitCodes[r.intervalUnit]}\t${kindCodes[r.kind]}\t` +
    `${statusCodes[r.status]}\t${r.currency}\t${escapeText(r.product)}\t` +
    `${r.itemId === r.product ? NULL : textOrNull(r.itemId)}\t${textOrNull(changeId)}\t${textOrNull(r.plan)}\t` +
    `${textOrNull(r.unitAmount)}\t${textOrNull(r.source)}\t${textOrNull(r.cause)}\t${textOrNull(r.motion)}\t` +
    `${dayText(r.renewsDay)}\t${autoRenew}\n`
  );
}

/** `occurrences` counts equal lines without an id over one file: the second of two equal lines is a line of its own. */
export function encodeInvoiceLine(
  r: InvoiceLineRecord,
  { seq, accountNo, source }: Place,
  occurrences: HashCounts,
): string {
  const content =
    `${accountNo}\t${dayText(r.startDay)}\t${dayText(r.endDay)}\t${r.amountMinor}\t${numberOrNull(r.quantityMicro)}\t` +
    `${kindCodes[r.kind]}\t${r.currency}\t${escapeText(r.product)}\t${textOrNull(r.lineId)}\t${textOrNull(r.plan)}\t` +
    dayText(r.invoicedDay);
  const name = `${source}${SEPARATOR}${r.lineId ?? `${SEPARATOR}${content}`}`;
  const occurrence = r.lineId === null ? occurrences.add(hashOf(name)) : 1;
  const identity = identityOf(occurrence === 1 ? name : `${name}${SEPARATOR}${occurrence}`);
  return `${seq}\t${identity}\t${r.row}\t${instantText(r.recordedAt)}\t${content}\t${occurrence}\n`;
}

export function encodeAccount(r: AccountRecord, { seq, accountNo, kind }: Place): string {
  const identity = identityOf(`${kind}${SEPARATOR}${accountNo}${SEPARATOR}${dayText(r.effectiveDay)}`);
  return (
    `${seq}\t${identity}\t${r.row}\t${NULL}\t${accountNo}\t${textOrNull(r.name)}\t${dayText(r.effectiveDay)}\t` +
    `${dayText(r.startedDay)}\t${escapeText(JSON.stringify(r.attributes).replaceAll('\\u0000', '\ufffd'))}\n`
  );
}

export function encodeRate(r: RateRecord, seq: number): string {
  const identity = identityOf(`${r.month}${SEPARATOR}${r.currency}`);
  return `${seq}\t${identity}\t${r.row}\t${NULL}\t${r.month}\t${r.currency}\t${r.rate}\n`;
}
