/**
 * Segments (metrics.md section 9): an attribute's values filter or split any report. A filter becomes an ascending
 * list of accounts, never a question inside a report's loop.
 */
import { NO_GROUP } from './account-groups';
import { codesOnOwnDays, DatedCourse } from './dated-course';
import type { DayNumber } from './day';
import type { Facts } from './facts';
import type { AttributeColumn } from './records';

export type FilterOperator = '=' | '!=' | '>=' | '<=' | '>' | '<';

/** Compares numbers; the other operators compare texts. */
export const isComparison = (operator: FilterOperator): boolean => operator !== '=' && operator !== '!=';

export interface AttributeFilter {
  slug: string;
  operator: FilterOperator;
  /** `=` any of them, `!=` none of them, where '' is an account without the attribute; else one number. */
  values: string[];
}

/** A day whose values count, or each account's own day, by account. */
export type ValuesOn = DayNumber | Int32Array;

export interface Segment {
  /** The attribute's value; '' for accounts without it. */
  key: string;
  list: Int32Array;
}

/** Accounts that pass every filter, ascending; null where there is none to pass. Values of one `=` add up. */
export function accountList(facts: Facts, filters: readonly AttributeFilter[], on?: ValuesOn): Int32Array | null {
  if (filters.length === 0) return null;
  return filters.reduce((list, filter) => {
    const column = attributeColumn(facts, filter.slug);
    const passes = testOf(filter);
    const wanted = Uint8Array.from(['', ...column.values], (value) => (passes(value) ? 1 : 0));
    return accountsWith(wanted, codesOn(column, on), list);
  }, facts.everyAccount);
}

/** Whether an attribute's value passes a filter. A value that is no number passes no comparison. */
function testOf({ operator, values }: AttributeFilter): (value: string) => boolean {
  const named = new Set(values);
  if (operator === '=') return (value) => named.has(value);
  if (operator === '!=') return (value) => !named.has(value);
  const bound = Number(values[0]);
  const holds = {
    '>=': (number: number) => number >= bound,
    '<=': (number: number) => number <= bound,
    '>': (number: number) => number > bound,
    '<': (number: number) => number < bound,
  }[operator];
  return (value) => value.trim() !== '' && holds(numberOf(value, operator));
}

/** A value's number; NaN where it is none. "1000+" is at least 1000, which says nothing about an upper bound. */
const numberOf = (value: string, operator: FilterOperator): number =>
  Number(operator.startsWith('>') ? value.trim().replace(/\+$/, '') : value);

/** The accounts of a list whose code, counted from −1, is wanted. A loop of its own: `filter` takes seven times as long. */
function accountsWith(wanted: Uint8Array, codes: Int32Array, list: Int32Array): Int32Array {
  const found = new Int32Array(list.length);
  let length = 0;
  for (let index = 0; index < list.length; index += 1) {
    const account = list[index]!;
    found[length] = account;
    length += wanted[codes[account]! + 1]!;
  }
  return found.slice(0, length);
}

/**
 * Splits a list (null: all accounts) by an attribute into lists, in the attribute's order, else by key. `on` takes the
 * values at the end of that day instead of the current ones.
 */
export function splitBy(facts: Facts, slug: string, list: Int32Array | null, on?: ValuesOn): Segment[] {
  const column = attributeColumn(facts, slug);
  const lists = listsByCode(codesOn(column, on), column.values.length, list ?? facts.everyAccount);
  return codesInOrder(column)
    .map((code) => ({ key: keyOf(column, code), list: lists[code + 1]! }))
    .filter(({ list }) => list.length > 0);
}

/** Segments of an attribute whose values are dated: the same on every day, whoever is in them. */
export interface SegmentsOverTime {
  keys: string[];
  /** The segment of each account at the end of a day, as its place among the keys; `NO_GROUP` for who passes no filter. */
  placesOn: (day: DayNumber) => Int32Array;
}

/** The filtered accounts by an attribute's value on any day; null: all in one. Days that ascend are fastest. */
export function splitOverTime(facts: Facts, filters: readonly AttributeFilter[], by: string | null): SegmentsOverTime {
  const column = attributeColumn(facts, by);
  const codes = codesInOrder(column);
  const placeOf = new Int32Array(codes.length);
  codes.forEach((code, place) => {
    placeOf[code + 1] = place;
  });
  return {
    keys: codes.map((code) => keyOf(column, code)),
    placesOn: (day) => {
      const codeOf = codesOn(column, day);
      const list = accountList(facts, filters, day);
      const places = codeOf === column.codes || list !== null ? new Int32Array(facts.accounts) : codeOf;
      if (list === null) {
        for (let account = 0; account < places.length; account += 1) places[account] = placeOf[codeOf[account]! + 1]!;
        return places;
      }
      places.fill(NO_GROUP);
      for (let index = 0; index < list.length; index += 1) places[list[index]!] = placeOf[codeOf[list[index]!]! + 1]!;
      return places;
    },
  };
}

/** Accounts by their code, counted from −1: one counting sort. */
function listsByCode(codes: Int32Array, values: number, accounts: Int32Array): Int32Array[] {
  const counts = new Int32Array(values + 1);
  for (let index = 0; index < accounts.length; index += 1) counts[codes[accounts[index]!]! + 1]! += 1;
  const lists = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let index = 0; index < accounts.length; index += 1) {
    const group = codes[accounts[index]!]! + 1;
    lists[group]![counts[group]!] = accounts[index]!;
    counts[group]! += 1;
  }
  return lists;
}

const keyOf = ({ values }: AttributeColumn, code: number): string => (code < 0 ? '' : values[code]!);

/** Codes from −1 on in the attribute's order, else by key. */
function codesInOrder(column: AttributeColumn): number[] {
  const codes = [-1, ...column.values.keys()];
  return column.isInOrder ? codes : codes.sort((a, b) => (keyOf(column, a) < keyOf(column, b) ? -1 : 1));
}

/** The column of an attribute; one that no account has, where none or another is named. */
function attributeColumn(facts: Facts, slug: string | null): AttributeColumn {
  const column = facts.attributes.find((attribute) => attribute.slug === slug);
  return column ?? { slug: '', values: [], codes: new Int32Array(facts.accounts).fill(-1), dated: null };
}

/** Codes of the values at the end of a day; the current ones where no day is given or no row was dated. */
function codesOn(column: AttributeColumn, on: ValuesOn | undefined): Int32Array {
  // The dated ones are not looked into before they are needed: a computed attribute's are worked out then.
  if (on === undefined) return column.codes;
  const { codes, dated } = column;
  if (dated === null) return codes;
  if (typeof on !== 'number') return codesOnOwnDays(codes, dated, on);
  const course = courses.get(dated) ?? new DatedCourse(codes, dated);
  courses.set(dated, course);
  return course.on(on);
}

const courses = new WeakMap<object, DatedCourse>();
