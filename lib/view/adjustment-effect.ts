/** What an adjustment does, in words: 'ARR $1,200.00 → $1,500.00, NRR 106.20% → 106.31%'. */
import { formatExactMoney, NO_FIGURE, percentNumber, signedExactMoney } from './format';
import { motionNames, sourceNames } from './source-names';

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
  ratio === null ? NO_FIGURE : `${percentNumber(ratio, DECIMALS)}%`;

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

interface Part {
  product: string;
  source: string;
  motion: string;
  arr: number;
}

interface PartsInput {
  currency: string;
  parts: { before: readonly Part[]; after: readonly Part[] } | null;
}

/** '+$24,000.00 Seats' before and after, of what an override moves; null: it is none. */
export function partWords({ parts, currency }: PartsInput): { before: string; after: string } | null {
  if (parts === null) return null;
  const words = ({ source, motion, arr }: Part): string => {
    const how = motion === 'unknown' ? '' : `, ${nameIn(motionNames, motion).toLowerCase()}`;
    return `${signedExactMoney(arr, currency)} ${nameIn(sourceNames, source)}${how}`;
  };
  const moved = (side: readonly Part[], other: readonly Part[]): string =>
    side
      .filter((part) => !other.some((same) => keyOf(same) === keyOf(part)))
      .map(words)
      .join('; ');
  const [before, after] = [moved(parts.before, parts.after), moved(parts.after, parts.before)];
  if (before === '' && after === '')
    return { before: 'Stated so', after: 'it stays the same: a stated price takes only what is not seats' };
  return { before: before || 'nothing', after: after || 'nothing' };
}

const keyOf = ({ product, source, motion, arr }: Part): string => [product, source, motion, arr].join('/');

const nameIn = (names: Readonly<Record<string, string>>, key: string): string => names[key] ?? key;
