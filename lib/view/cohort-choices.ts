/** What can be chosen on the page on cohorts, in words. */
import { cohortMetrics } from '@/lib/domain/cohort-metric';
import type { CohortsAnswer } from './cohorts';
import { attributeName } from './filters';
import { wholeNumber } from './format';
import { valueName } from './value-names';

const shortNames = {
  net: 'Net',
  gross: 'Gross',
  logo: 'Logo',
  accounts: 'Accounts',
  revenue: 'ARR',
  arpa: 'ARPA',
} as const;

export const metricOptions = cohortMetrics.map((value) => ({ value, label: shortNames[value] }));

interface Option {
  value: string;
  label: string;
}

/** With so many values the parts would have too few accounts each. */
const MOST_VALUES = 24;

/** The attributes that can split; the chosen one is there even before the others are known. */
export function splitOptions(
  attributes: readonly { slug: string; values: readonly unknown[] }[] | undefined,
  by: string | null,
): Option[] {
  const slugs = (attributes ?? [])
    .filter(({ values }) => values.length > 1 && values.length <= MOST_VALUES)
    .map(({ slug }) => slug);
  const all = by === null || slugs.includes(by) ? slugs : [by, ...slugs];
  return [{ value: '', label: 'Nothing' }, ...all.map((slug) => ({ value: slug, label: attributeName(slug) }))];
}

/** The parts of a split, largest first, after all accounts. The value of all accounts is null. */
export function partOptions(
  { groups = [], rows, currency }: CohortsAnswer,
  by: string,
): { value: string | null; label: string }[] {
  const accounts = (table: { rows: readonly { accounts: number }[] }): number =>
    table.rows.reduce((sum, row) => sum + row.accounts, 0);
  const parts = groups.toSorted((a, b) => accounts(b) - accounts(a));
  return [
    { value: null, label: `All accounts (${wholeNumber(accounts({ rows }))})` },
    ...parts.map((part) => ({
      value: part.key,
      label: `${valueName(by, part.key, currency)} (${wholeNumber(accounts(part))})`,
    })),
  ];
}
