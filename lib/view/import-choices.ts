/**
 * What the user decided about reading a file, as the URL carries it. The mapping is written as on the command line
 * (`account_id=name,currency=`), so that an address, a command and the API's body say the same.
 */
import type { FileKind } from './import-words';

export interface Choices {
  kind: FileKind | null;
  map: Readonly<Record<string, string>>;
  decimal: '.' | ',' | null;
  dates: 'dmy' | 'mdy' | null;
  currency: string | null;
  dataThrough: string | null;
  historyFrom: string | null;
  graceDays: number | null;
}

export const noChoices: Choices = {
  kind: null,
  map: {},
  decimal: null,
  dates: null,
  currency: null,
  dataThrough: null,
  historyFrom: null,
  graceDays: null,
};

/** A header may hold the signs that the text uses to separate; these are written with a backslash. */
const escapeHeader = (header: string): string => header.replaceAll(/[\\,]/g, (sign) => `\\${sign}`);

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
  currency?: string;
} {
  return {
    ...(choices.kind !== null && { kind: choices.kind }),
    ...(Object.keys(choices.map).length > 0 && { map: { ...choices.map } }),
    ...(choices.decimal !== null && { decimal: choices.decimal }),
    ...(choices.dates !== null && { dates: choices.dates }),
    ...(choices.currency !== null && { currency: choices.currency }),
  };
}

/** The part that says how the ledger is to take it. */
export function ledgerBody(choices: Choices): { data_through?: string; history_from?: string; grace?: number } {
  return {
    ...(choices.dataThrough !== null && { data_through: choices.dataThrough }),
    ...(choices.historyFrom !== null && { history_from: choices.historyFrom }),
    ...(choices.graceDays !== null && { grace: choices.graceDays }),
  };
}

/** Another kind has other fields, so the mapping starts again; the rest stays. */
export const withKind = (choices: Choices, kind: FileKind): Choices => ({ ...choices, kind, map: {} });
