/** What a change of settings would do to the figures, in words. */
import {
  compactMoney,
  dayText,
  formatExactMoney,
  NO_FIGURE,
  percent,
  signedMoney,
  signedPoints,
  wholeNumber,
} from './format';

interface Standing {
  arr: number;
  accounts: number;
  nrr: number | null;
  grr: number | null;
  data_through: string | null;
}

interface Effect {
  currency: string;
  before: Standing | null;
  after: Standing | null;
}

export interface EffectRow {
  name: string;
  before: string;
  after: string;
  /** '+1.2 pt'; empty where nothing changes. */
  difference: string;
}

export interface EffectModel {
  /** 'NRR would go from 107.0% to 106.2%.' */
  words: string;
  rows: EffectRow[];
}

const difference = (before: number | null, after: number | null, show: (by: number) => string): string =>
  before === null || after === null || before === after ? '' : show(after - before);

export function prepareEffect({ currency, before, after }: Effect): EffectModel {
  if (before === null || after === null) return { words: 'There are no figures yet that this would move.', rows: [] };
  const rows: EffectRow[] = [
    ...(['nrr', 'grr'] as const).map((rate) => ({
      name: `${rate.toUpperCase()}, 12 months`,
      before: percent(before[rate]),
      after: percent(after[rate]),
      difference: difference(before[rate], after[rate], (by) => `${signedPoints(by)} pt`),
    })),
    {
      name: 'ARR',
      before: formatExactMoney(before.arr, currency),
      after: formatExactMoney(after.arr, currency),
      difference: difference(before.arr, after.arr, (by) => signedMoney(by, currency)),
    },
    {
      name: 'Active accounts',
      before: wholeNumber(before.accounts),
      after: wholeNumber(after.accounts),
      difference: difference(before.accounts, after.accounts, (by) => `${by > 0 ? '+' : '−'}${Math.abs(by)}`),
    },
    ...(before.data_through === after.data_through
      ? []
      : [
          {
            name: 'Data through',
            before: textOf(before.data_through),
            after: textOf(after.data_through),
            difference: '',
          },
        ]),
  ];
  return { words: wordsOf(before, after, currency), rows };
}

const textOf = (day: string | null): string => (day === null ? NO_FIGURE : dayText(day));

function wordsOf(before: Standing, after: Standing, currency: string): string {
  const parts: string[] = [];
  if (before.nrr !== after.nrr) parts.push(`NRR would go from ${percent(before.nrr)} to ${percent(after.nrr)}`);
  if (before.arr !== after.arr)
    parts.push(
      `ARR ${parts.length ? '' : 'would go '}from ${compactMoney(before.arr, currency)} to ${compactMoney(after.arr, currency)}`,
    );
  if (parts.length > 0) return `${parts.join(', ')}.`;
  return before.grr === after.grr && before.data_through === after.data_through
    ? 'None of today’s figures would change.'
    : 'Neither NRR nor ARR would change.';
}
