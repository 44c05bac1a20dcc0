/** The company's stage, and whether it is time to build expansion systematically, in words. */

import type { Todo } from './benchmark-words';
import type { Drill } from './drill-text';
import { compactMoney, percent, percentNumber, wholeNumber } from './format';
import type { AskedOfAll } from './question';

interface StageOfReport {
  name: string;
  by_arr: string;
  is_chosen: boolean;
  arr: number;
  arr_usd: number | null;
  nrr_low: number;
  nrr_high: number | null;
  to_next_arr: number | null;
}

/** 'Stage 5-20M', and what follows from it. */
export function stageWords(stage: StageOfReport, currency: string) {
  const { name, by_arr, is_chosen, arr, arr_usd, nrr_low, nrr_high, to_next_arr } = stage;
  const target =
    nrr_high === null
      ? `${percentNumber(nrr_low, 0)}% and more`
      : `${percentNumber(nrr_low, 0)} to ${percentNumber(nrr_high, 0)}%`;
  const next = to_next_arr === null ? '' : ` ${compactMoney(to_next_arr, currency)} to the next stage.`;
  const rate =
    arr_usd === null ? ' No plan rate of the US dollar is set, so the figure itself was taken for dollars.' : '';
  return {
    title: `Stage $${name}: NRR of ${target} is what investors look for`,
    /** Where its stage comes from. */
    stage: is_chosen
      ? `Stage $${name}, chosen in the settings`
      : `Stage $${name} by ARR of ${compactMoney(arr, currency)}${arr_usd === null ? ', taken for dollars' : ''}`,
    /** What would say it better, and where. */
    todo:
      arr_usd === null
        ? { label: 'Set a plan rate of the US dollar', href: '/settings#rates' }
        : { label: 'Choose another stage', href: '/settings#company' },
    description: is_chosen
      ? `Chosen in the settings; ARR of ${compactMoney(arr, currency)} would be stage $${by_arr}.`
      : `By ARR of ${compactMoney(arr, currency)}.${next}${rate}`,
  };
}

/** A condition of the benchmarks report. */
export interface ReadinessCheck {
  check: string;
  value: number | null;
  needed: number;
  met: boolean | null;
  stated: string | null;
  behind: readonly { part: string | null; metric: string; period: string; where: readonly string[] }[];
}

const checkWords: Readonly<Record<string, { name: string; words(check: ReadinessCheck): string; behind: string }>> = {
  gross_churn: {
    name: 'Gross churn below 8% a year',
    words: ({ value }) =>
      value === null ? 'Needs twelve months of history' : `${percent(value)} of ARR within a year`,
    behind: 'What was kept',
  },
  accounts: {
    name: '50 accounts with three months or more',
    words: ({ value }) => `${wholeNumber(value ?? 0)} there are`,
    behind: 'These accounts',
  },
  trigger: {
    name: 'A trigger of expansion is known',
    words: ({ stated }) => (stated === null ? 'None is stated yet' : `“${stated}”`),
    behind: '',
  },
  tiers: {
    name: 'Two plans or more in use',
    words: ({ value }) => (value === 0 ? 'No plan is stated' : `${wholeNumber(value ?? 0)} are in use`),
    behind: '',
  },
  metered_or_seats: {
    name: 'Seats or usage that revenue follows',
    words: ({ value }) => (value === 0 ? 'Neither has ever changed an account’s revenue' : 'Revenue has followed it'),
    behind: '',
  },
};

export interface ReadinessRow {
  check: string;
  name: string;
  words: string;
  /** Null: not known. */
  met: boolean | null;
  /** What opens to its accounts. */
  behind: { label: string; figure: Drill }[];
  /** What would meet it, where a file can. */
  todo: Todo | null;
}

export const readinessRows = (checks: readonly ReadinessCheck[]): ReadinessRow[] =>
  checks.map((check) => {
    const known = checkWords[check.check];
    return {
      check: check.check,
      name: known?.name ?? check.check,
      words: known?.words(check) ?? '',
      met: check.met,
      todo:
        check.check === 'tiers' && check.value === 0
          ? { label: 'Import plans of accounts', href: '/import?as=accounts' }
          : null,
      behind: check.behind.map(({ part, metric, period, where }) => ({
        label: part === null ? (known?.behind ?? '') : part.charAt(0).toUpperCase() + part.slice(1),
        figure: { metric, period, of: 'company' as const, ...(where.length > 0 && { where }) },
      })),
    };
  });

/** '3 of 5 conditions are met' */
export function readinessFinding(rows: readonly ReadinessRow[]): string {
  const met = rows.filter((row) => row.met === true).length;
  if (met === rows.length) return 'Ready for systematic expansion: every condition is met';
  return `Not ready yet for systematic expansion: ${met} of ${rows.length} conditions are met`;
}

/** Of the whole company: filters narrow the other pages, not this one. */
export const benchmarksQuestion = ({ as_of }: AskedOfAll): AskedOfAll => (as_of === undefined ? {} : { as_of });
