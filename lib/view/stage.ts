/** The company's stage, and whether it is time to build expansion systematically, in words. */

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
    description: is_chosen
      ? `Chosen in the settings; ARR of ${compactMoney(arr, currency)} would be stage $${by_arr}.`
      : `By ARR of ${compactMoney(arr, currency)}.${next}${rate}`,
  };
}

const checkWords: Readonly<Record<string, { name: string; words(value: number | null, needed: number): string }>> = {
  gross_churn: {
    name: 'Gross churn',
    words: (value, needed) => `${percent(value)} of ARR a year; less than ${percent(needed)} is needed`,
  },
  accounts: {
    name: 'Accounts with three months or more',
    words: (value, needed) => `${wholeNumber(value ?? 0)}; ${wholeNumber(needed)} are needed`,
  },
  tiers: {
    name: 'Plans in use',
    words: (value, needed) => `${wholeNumber(value ?? 0)}; ${wholeNumber(needed)} are needed`,
  },
  metered_or_seats: {
    name: 'Seats or usage that revenue follows',
    words: (value) => (value === 0 ? 'Neither has ever changed an account’s revenue' : 'Revenue has followed it'),
  },
};

export interface ReadinessRow {
  check: string;
  name: string;
  words: string;
  /** Null: not known. */
  met: boolean | null;
}

export const readinessRows = (
  checks: readonly { check: string; value: number | null; needed: number; met: boolean | null }[],
): ReadinessRow[] =>
  checks.map(({ check, value, needed, met }) => ({
    check,
    name: checkWords[check]?.name ?? check,
    words: checkWords[check]?.words(value, needed) ?? '',
    met,
  }));

/** Of the whole company: filters narrow the other pages, not this one. */
export const benchmarksQuestion = ({ as_of }: AskedOfAll): AskedOfAll => (as_of === undefined ? {} : { as_of });
