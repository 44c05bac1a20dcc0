/**
 * What the user decided about reading a file, as the URL carries it. The mapping is written as on the command line
 * (`account_id=name,currency=`), so that an address, a command and the API's body say the same.
 */
import type { FileKind } from './import-words';

export type EndDay = 'last' | 'first_without';

/** Both days are part of it. */
export interface DayRange {
  from: string;
  to: string;
}

/** How one file is read. */
export interface FileChoices {
  kind: FileKind | null;
  map: Readonly<Record<string, string>>;
  decimal: '.' | ',' | null;
  dates: 'dmy' | 'mdy' | null;
  /** Whether an end date is the last day with the service, or the first one without it. */
  endDay: EndDay | null;
  /** The days in which the file states all there is; what it no longer states there is withdrawn. */
  complete: DayRange | null;
}

/** What holds for all files that are imported together. */
export interface LedgerChoices {
  currency: string | null;
  dataThrough: string | null;
  historyFrom: string | null;
  graceDays: number | null;
  /** Units of the reporting currency for one of each, where a check has asked for them. */
  planRates: Readonly<Record<string, string>>;
}

/** Of one file among those imported together. */
export interface Choices extends FileChoices, LedgerChoices {}

export const noFileChoices: FileChoices = {
  kind: null,
  map: {},
  decimal: null,
  dates: null,
  endDay: null,
  complete: null,
};

export const noLedgerChoices: LedgerChoices = {
  currency: null,
  dataThrough: null,
  historyFrom: null,
  graceDays: null,
  planRates: {},
};

export const noChoices: Choices = { ...noFileChoices, ...noLedgerChoices };

/** A header may hold the signs that the text uses to separate; these are written with a backslash. */
const escapeHeader = (header: string): string => header.replaceAll(/[\\,~]/g, (sign) => `\\${sign}`);

/** {account_id: 'name', currency: ''} → 'account_id=name,currency='. */
export const mapText = (map: Readonly<Record<string, string>>): string =>
  Object.entries(map)
    .map(([field, header]) => `${field}=${escapeHeader(header)}`)
    .join(',');

/** The reverse of `mapText`. Parts without a field are dropped: an address may have been cut. */
export function parseMapText(text: string): Record<string, string> {
  const map: Record<string, string> = {};
  for (const part of text.match(/(?:\\.|[^,\\])+/gs) ?? []) {
    const equals = part.indexOf('=');
    if (equals > 0) map[part.slice(0, equals)] = part.slice(equals + 1).replaceAll(/\\(.)/gs, '$1');
  }
  return map;
}

export interface MappedColumn {
  header: string;
  field: string | null;
}

/** The field a column is read as: what the user chose stands above what was recognised. */
export function fieldOf(column: MappedColumn, map: Readonly<Record<string, string>>): string | null {
  const chosen = Object.entries(map).find(([, header]) => header === column.header && header !== '');
  if (chosen) return chosen[0];
  return column.field !== null && map[column.field] === undefined ? column.field : null;
}

/** The mapping once `column` is read as `field` (null: left out). Another column that had the field loses it. */
export function withField(
  map: Readonly<Record<string, string>>,
  column: MappedColumn,
  field: string | null,
): Record<string, string> {
  const before = fieldOf(column, map);
  const next: Record<string, string> = { ...map };
  if (before !== null) next[before] = '';
  if (field !== null) next[field] = column.header;
  return next;
}

/** The part of the request's body that says how to read the file; what was not chosen is left out. */
export function readBody(choices: Choices): {
  kind?: FileKind;
  map?: Record<string, string>;
  decimal?: '.' | ',';
  dates?: 'dmy' | 'mdy';
  end_day?: EndDay;
  currency?: string;
} {
  return {
    ...(choices.kind !== null && { kind: choices.kind }),
    ...(Object.keys(choices.map).length > 0 && { map: { ...choices.map } }),
    ...(choices.decimal !== null && { decimal: choices.decimal }),
    ...(choices.dates !== null && { dates: choices.dates }),
    ...(choices.endDay !== null && { end_day: choices.endDay }),
    ...(choices.currency !== null && { currency: choices.currency }),
  };
}

/** The part that says how the ledger is to take it. */
export function ledgerBody(choices: Choices): {
  data_through?: string;
  history_from?: string;
  grace?: number;
  plan_rates?: Record<string, string>;
  complete?: DayRange;
} {
  return {
    ...(choices.dataThrough !== null && { data_through: choices.dataThrough }),
    ...(choices.historyFrom !== null && { history_from: choices.historyFrom }),
    ...(choices.graceDays !== null && { grace: choices.graceDays }),
    ...(Object.keys(choices.planRates).length > 0 && { plan_rates: { ...choices.planRates } }),
    ...(choices.complete !== null && { complete: choices.complete }),
  };
}

/** Another kind has other fields, so the mapping starts again; the rest stays. */
export const withKind = (choices: Choices, kind: FileKind): Choices => ({ ...choices, kind, map: {} });

const RANGE = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/** '2025-01-01..2025-12-31', as on the command line; null where it is no range. */
export function parseRange(text: string): DayRange | null {
  const [, from, to] = RANGE.exec(text) ?? [];
  return from !== undefined && to !== undefined && from <= to ? { from, to } : null;
}

export const rangeText = ({ from, to }: DayRange): string => `${from}..${to}`;
