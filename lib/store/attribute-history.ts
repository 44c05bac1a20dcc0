/**
 * An account's attributes over time, from what was stated of it. A row of a file states all of them; what is stated by
 * hand says one or a few and leaves the others. By hand holds until it is undone or stated again by hand: over every
 * row of a file where it has no day, else from its day on up to the next day that a row states.
 */
import type { DayNumber } from '@/lib/domain/day';
import { MANUAL_KIND } from './manual-kind';

/** Holds before any day that a row can state. */
export const FROM_THE_START: DayNumber = -(2 ** 31);

export type Attributes = Record<string, string>;

/** What one row says of an account; in the order in which they were stored. */
export interface Statement {
  day: DayNumber;
  /** Of its import. */
  kind: string;
  name: string | null;
  attributes: Attributes;
}

export interface Dated {
  day: DayNumber;
  attributes: Attributes;
}

/** What holds from the start, and what from each day on, ascending. */
export function attributeHistory(stated: readonly Statement[]): { base: Attributes; dated: Dated[] } {
  const byHand = stated.filter(({ kind }) => kind === MANUAL_KIND);
  const history = ofFiles(byHand.length === 0 ? stated : stated.filter(({ kind }) => kind !== MANUAL_KIND));
  if (byHand.length === 0) return history;
  const always = byHand.filter(({ day }) => day === FROM_THE_START);
  const base = always.reduce(changed, history.base);
  const dated = history.dated.map(({ day, attributes }) => ({ day, attributes: always.reduce(changed, attributes) }));
  const later = byHand.filter(({ day }) => day !== FROM_THE_START).sort((a, b) => a.day - b.day);
  for (const statement of later) enter(base, dated, statement);
  return { base, dated };
}

/**
 * Of each kind of file the latest row, the later kind over the earlier (a spreadsheet of revenue must not empty what
 * the accounts file said). Of each day the latest row.
 */
function ofFiles(stated: readonly Statement[]): { base: Attributes; dated: Dated[] } {
  const byKind = new Map<string, Attributes>();
  const byDay = new Map<DayNumber, Attributes>();
  for (const { day, kind, attributes } of stated) {
    if (day !== FROM_THE_START) {
      byDay.set(day, attributes);
      continue;
    }
    // Set anew, so that the order of the map is that of the latest rows.
    byKind.delete(kind);
    byKind.set(kind, attributes);
  }
  const [first = {}, ...others] = byKind.values();
  const dated = [...byDay].map(([day, attributes]) => ({ day, attributes })).sort((a, b) => a.day - b.day);
  return { base: others.length === 0 ? first : Object.assign({}, first, ...others), dated };
}

/** The attributes with what was stated by hand; an empty value takes one away. */
function changed(attributes: Attributes, statement: Pick<Statement, 'attributes'>): Attributes {
  const all = { ...attributes, ...statement.attributes };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** From its day on it holds over what held before. */
function enter(base: Attributes, dated: Dated[], statement: Statement): void {
  const place = dated.findLastIndex(({ day }) => day <= statement.day);
  const before = dated[place];
  const attributes = changed(before?.attributes ?? base, statement);
  if (before?.day === statement.day) before.attributes = attributes;
  else dated.splice(place + 1, 0, { day: statement.day, attributes });
}
