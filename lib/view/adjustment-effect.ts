/** What an adjustment does, in words: 'ARR $1,200.00 → $1,500.00, NRR 106.20 % → 106.31 %'. */
import { formatExactMoney, NO_FIGURE, percentNumber, signedExactMoney } from './format';

interface Figures {
  arr: number;
  nrr: number | null;
}

export interface EffectInput {
  before: Figures;
  after: Figures;
  arr: number;
  nrr: number | null;
}

/** One account of many moves NRR by hundredths of a point: two decimals, where pages have one. */
const DECIMALS = 2;

export const nrrText = (ratio: number | null): string =>
  ratio === null ? NO_FIGURE : `${percentNumber(ratio, DECIMALS)}\u00A0%`;

/** '+0.11', in percentage points; '0.00' where nothing changes. */
export function nrrChange(difference: number | null): string {
  if (difference === null) return NO_FIGURE;
  const text = percentNumber(difference, DECIMALS);
  if (/^\D?0\.00$/.test(text)) return difference === 0 ? '0.00' : `${difference > 0 ? '+' : '\u2212'}0.00`;
  return difference > 0 ? `+${text}` : text;
}

export interface EffectLine {
  label: string;
  before: string;
  after: string;
  change: string;
  /** Nothing changes. */
  isSame: boolean;
}

/** ARR and NRR before and after. */
export const effectLines = ({ before, after, arr, nrr }: EffectInput, currency: string): EffectLine[] => [
  {
    label: 'ARR',
    before: formatExactMoney(before.arr, currency),
    after: formatExactMoney(after.arr, currency),
    change: signedExactMoney(arr, currency),
    isSame: arr === 0,
  },
  {
    label: 'NRR, 12 months',
    before: nrrText(before.nrr),
    after: nrrText(after.nrr),
    change: nrr === null ? NO_FIGURE : `${nrrChange(nrr)} points`,
    isSame: before.nrr === after.nrr,
  },
];
