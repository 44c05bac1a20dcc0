/** Filters by attributes, as the filter bar shows and changes them. A filter in an address is `attribute=value`. */

import { compactMoney, wholeNumber } from './format';
import { PRODUCT } from './products';
import { valueName } from './value-names';

/** The values of one attribute that a question asks for, or leaves out. */
export interface FilterChip {
  slug: string;
  operator: string;
  values: readonly string[];
  /** 'Segment: SMB or Enterprise' */
  words: string;
}

const FILTER = /^([^=!<>]+)(!=|>=|<=|=|>|<)(.*)$/s;
const OPERATOR_WORDS: Readonly<Record<string, string>> = {
  '!=': 'not',
  '>=': 'at least',
  '<=': 'at most',
  '>': 'more than',
  '<': 'less than',
};
const MOST_VALUES_NAMED = 2;

/** 'arr_band' is 'ARR band'. */
export function attributeName(slug: string): string {
  const words = slug.replaceAll('_', ' ').replace(/\barr\b/g, 'ARR');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** One chip for each attribute and operator, in the order of the address. What is no filter is left out. */
export function filterChips(where: readonly string[]): FilterChip[] {
  const chips = new Map<string, { slug: string; operator: string; values: string[] }>();
  for (const text of where) {
    const [, name = '', operator = '', value = ''] = FILTER.exec(text) ?? [];
    if (name === '') continue;
    const slug = name.trim();
    const chip = chips.get(`${slug} ${operator}`) ?? { slug, operator, values: [] };
    chip.values.push(value.trim());
    chips.set(`${slug} ${operator}`, chip);
  }
  return [...chips.values()].map((chip) => ({ ...chip, words: chipWords(chip) }));
}

function chipWords({ slug, operator, values }: Omit<FilterChip, 'words'>): string {
  const named = values
    .slice(0, MOST_VALUES_NAMED)
    .map((value) => valueName(slug, value, null))
    .join(' or ');
  const more = values.length - MOST_VALUES_NAMED;
  const said = OPERATOR_WORDS[operator];
  return `${attributeName(slug)}: ${said ? `${said} ` : ''}${named}${more > 0 ? ` or ${more} more` : ''}`;
}

/** The filters without those of an attribute and operator. */
export const withoutChip = (where: readonly string[], { slug, operator }: FilterChip): string[] =>
  filterChips(where)
    .filter((chip) => chip.slug !== slug || chip.operator !== operator)
    .flatMap((chip) => chip.values.map((value) => `${chip.slug}${chip.operator}${value}`));

/** The filters with a value of an attribute added, or taken out where it was there. */
export function toggled(where: readonly string[], slug: string, value: string): string[] {
  const filter = `${slug}=${value}`;
  return where.includes(filter) ? where.filter((text) => text !== filter) : [...where, filter];
}

/** What can be filtered by, and its values, as the report of attributes tells. */
export interface Filterable {
  slug: string;
  /** `note`: how many accounts it has, and their ARR. */
  values: { value: string; name: string; note: string }[];
}

interface Attributes {
  currency: string;
  attributes: readonly { slug: string; values: readonly { value: string; accounts: number; arr: number }[] }[];
  products: readonly string[];
}

/** Products stand last: they are not of accounts, and only some figures go by them. */
export function filterable({ currency, attributes, products }: Attributes): Filterable[] {
  const all = attributes.map(({ slug, values }) => ({
    slug,
    values: values.map(({ value, accounts, arr }) => ({
      value,
      name: valueName(slug, value, currency),
      note: `${wholeNumber(accounts)} · ${compactMoney(arr, currency)}`,
    })),
  }));
  return products.length === 0
    ? all
    : [...all, { slug: PRODUCT, values: products.map((value) => ({ value, name: value, note: '' })) }];
}
