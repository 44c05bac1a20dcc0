/** Figures that the company brought along, in words. */
import { type Kind, standWords } from './benchmark-words';
import { percent, percentNumber } from './format';

/** An own figure of the benchmarks report. */
export interface OwnFigures {
  id: number;
  population: string;
  method: 'target' | 'rule of thumb' | 'survey' | 'billing data' | 'portfolio' | 'peer';
  low: number | null;
  median: number | null;
  high: number | null;
  said: string;
  year: string;
  n: string | null;
  publisher: string;
  document: string;
  url: string | null;
  fit: 'size' | 'all' | 'other size' | 'not known';
  verdict: 'below' | 'within' | 'above' | null;
  gap: number | null;
  gap_arr: number | null;
  reaches: boolean | null;
  toward: boolean | null;
}

export const methodNames: Readonly<Record<OwnFigures['method'], string>> = {
  target: 'Target',
  'rule of thumb': 'Rule of thumb',
  survey: 'Survey median',
  'billing data': 'Billing data',
  portfolio: 'Portfolio',
  peer: 'Peer',
};

/** A peer by its name, a set by who published it. */
export const ownName = ({
  method,
  population,
  publisher,
}: Pick<OwnFigures, 'method' | 'population' | 'publisher'>): string => (method === 'peer' ? population : publisher);

/** '98.0 to 112.0%, median 104.5%' */
export function ownValue(unit: Kind['unit'], { method, low, median, high }: OwnFigures): string {
  const text = (value: number): string => (unit === 'months' ? `${value} months` : percent(value));
  const isBand = method === 'target' || method === 'rule of thumb';
  const range =
    low !== null && high !== null
      ? `${unit === 'months' ? low : percentNumber(low)} to ${text(high)}`
      : low !== null
        ? `${text(low)} and more`
        : high !== null
          ? `up to ${text(high)}`
          : '';
  if (median === null) return range;
  if (range === '') return isBand ? `${text(median)} and more` : text(median);
  return `${text(median)} (${range})`;
}

export const ownWords = (kind: Kind, one: OwnFigures): string =>
  `${methodNames[one.method]}, ${one.method === 'peer' ? one.population : `${one.publisher}, ${one.population}`}: ${ownValue(kind.unit, one)}, ${one.year}`;

const fits: Readonly<Record<OwnFigures['fit'], string>> = {
  size: 'Companies of your size.',
  all: '',
  'other size': 'Companies of another size.',
  'not known': '',
};

/** 'Below it by 3.8 points, $208k of ARR. Nearer than three months ago.' */
export const ownStand = (kind: Kind, one: OwnFigures, currency: string): string =>
  [standWords(kind, one, currency), one.method === 'peer' ? '' : fits[one.fit]].filter(Boolean).join(' ');
