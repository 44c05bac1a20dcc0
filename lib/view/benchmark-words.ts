/** What a figure is held against, in words: names of metrics and bands, and the verdict. */
import type { OwnFigures } from './benchmark-own-words';
import { compactMoney, percent, percentNumber } from './format';

type Verdict = 'below' | 'within' | 'above';

/** A band of the benchmarks report. */
export interface Band {
  kind: 'stage target' | 'own target' | 'rule of thumb';
  population: string;
  note: string;
  low: number | null;
  high: number | null;
  verdict: Verdict | null;
  gap: number | null;
  gap_arr: number | null;
  reaches: boolean | null;
  toward: boolean | null;
}

/** What others have published. */
export interface Published {
  population: string;
  p25: number | null;
  median: number | null;
  p75: number | null;
  said: string;
  year: string;
  n: string | null;
  publisher: string;
  document: string;
  url: string | null;
  kind: string;
  how_read: string;
  measures: string;
}

/** A row of the benchmarks report. */
export interface BenchmarkFigures {
  metric: string;
  value: number | null;
  low: number | null;
  high: number | null;
  bands: readonly Band[];
  like: readonly Published[];
  all: readonly Published[];
  others: readonly Published[];
  own: readonly OwnFigures[];
}

export interface Kind {
  name: string;
  span: string;
  /** 'share' is shown in percent, 'months' as they are. */
  unit: 'share' | 'months';
  good: 'up' | 'down';
}

const kinds: Readonly<Record<string, Kind>> = {
  nrr_12m: { name: 'Net revenue retention', span: '12 months to date', unit: 'share', good: 'up' },
  grr_12m: { name: 'Gross revenue retention', span: '12 months to date', unit: 'share', good: 'up' },
  expansion_rate: { name: 'Expansion rate', span: 'A month, over three closed months', unit: 'share', good: 'up' },
  expansion_share_of_new: {
    name: 'Expansion of all ARR gained',
    span: '12 closed months',
    unit: 'share',
    good: 'up',
  },
  expansion_share_of_net_new: {
    name: 'Expansion of net new ARR',
    span: '12 closed months',
    unit: 'share',
    good: 'up',
  },
  expansion_payback_months: {
    name: 'Payback of expansion',
    span: 'Months, last closed quarter',
    unit: 'months',
    good: 'down',
  },
  expansion_cost_ratio: {
    name: 'Cost of expansion against new business',
    span: 'Per dollar gained, last closed quarter',
    unit: 'share',
    good: 'down',
  },
  win_rate: { name: 'Win rate of expansion', span: 'Closed within a year', unit: 'share', good: 'up' },
};

const bandNames: Readonly<Record<Band['kind'], string>> = {
  'own target': 'Your target',
  'stage target': 'Stage target',
  'rule of thumb': 'Rule of thumb',
};

export const textOf = (unit: Kind['unit'], value: number): string =>
  unit === 'months' ? value.toFixed(1) : percent(value);

function bandText(unit: Kind['unit'], { low, high }: Pick<Band, 'low' | 'high'>): string {
  const end = (value: number): string => (unit === 'months' ? String(value) : percentNumber(value, 0));
  const sign = unit === 'months' ? ' months' : '%';
  if (low === null) return `up to ${end(high ?? 0)}${sign}`;
  return high === null ? `${end(low)}${sign} and more` : `${end(low)} to ${end(high)}${sign}`;
}

export const bandWords = (unit: Kind['unit'], band: Band): string =>
  `${bandNames[band.kind]}${band.kind === 'own target' ? '' : `, ${band.population}`}: ${bandText(unit, band)}`;

/** How far a figure is from what it is held against. */
type Stand = Pick<Band, 'verdict' | 'gap' | 'gap_arr' | 'reaches' | 'toward'>;

/** 'Below the stage target of 110 to 125%: 3.8 points short, $208k of ARR a year.' */
export function against(kind: Kind, band: Band, currency: string): string {
  const of = `${bandNames[band.kind].toLowerCase()} of ${bandText(kind.unit, band)}${band.kind === 'rule of thumb' ? ` (${band.population})` : ''}`;
  const which = band.kind === 'own target' ? of : `the ${of}`;
  if (band.verdict === null) return `No figure to hold against ${which} yet.`;
  return standWords(kind, band, currency, which);
}

/** 'Below it by 3.8 points, $208k of ARR. Its interval reaches it …'; '' without a figure. */
export function standWords(kind: Kind, stand: Stand, currency: string, which = 'it'): string {
  const { verdict, gap, gap_arr, reaches, toward } = stand;
  if (verdict === null || gap === null) return '';
  if (verdict === 'within') return which === 'it' ? 'Within it.' : `Within ${which}.`;
  const size = Math.abs(gap);
  const far = kind.unit === 'months' ? `${size.toFixed(1)} months` : `${percentNumber(size)} points`;
  const money = gap_arr === null ? '' : `, ${compactMoney(Math.abs(gap_arr), currency)} of ARR`;
  const sentence = `${verdict === 'below' ? 'Below' : 'Above'} ${which} by ${far}${money}.`;
  const luck = reaches === true ? ' Its interval reaches it, so the difference could be luck.' : '';
  const course =
    toward === null ? '' : toward ? ' Nearer than three months ago.' : ' Further off than three months ago.';
  return sentence + luck + course;
}

export function toneOf(kind: Kind, band: Pick<Band, 'verdict'> | undefined): 'good' | 'bad' | 'flat' {
  if (!band?.verdict) return 'flat';
  if (band.verdict === 'within') return 'good';
  return (band.verdict === 'above') === (kind.good === 'up') ? 'good' : 'bad';
}

export const kindOf = (metric: string): Kind => kinds[metric] ?? { name: metric, span: '', unit: 'share', good: 'up' };
