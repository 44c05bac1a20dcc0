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
  /** Its entry in the glossary. */
  slug: string;
  /** What the ARR of a gap is of: ' a month'; '' where it is of the twelve months. */
  per: string;
  /** Said where there is no figure, and what would bring it; null: time alone. */
  missing: string;
  todo: Todo | null;
}

/** Where something is done about what is missing. */
export interface Todo {
  label: string;
  href: string;
}

const year = { unit: 'share', good: 'up', per: '', missing: 'Needs twelve months of history.', todo: null } as const;
const costs: Todo = { label: 'Import costs', href: '/import?as=costs' };

const kinds: Readonly<Record<string, Kind>> = {
  nrr_12m: { ...year, name: 'Net revenue retention', span: '12 months to date', slug: 'nrr' },
  grr_12m: { ...year, name: 'Gross revenue retention', span: '12 months to date', slug: 'grr' },
  expansion_rate: {
    ...year,
    name: 'Expansion rate',
    span: 'A month, over three closed months',
    slug: 'expansion_rate',
    per: ' a month',
    missing: 'Needs a closed month.',
  },
  expansion_share_of_new: {
    ...year,
    name: 'Expansion of all ARR gained',
    span: '12 closed months',
    slug: 'share_of_new',
    missing: 'Nothing was gained in twelve closed months.',
  },
  expansion_share_of_net_new: {
    ...year,
    name: 'Expansion of net new ARR',
    span: '12 closed months',
    slug: 'share_of_net_new',
    missing: 'No net new ARR in twelve closed months.',
  },
  expansion_payback_months: {
    ...year,
    name: 'Payback of expansion',
    span: 'Last closed quarter',
    unit: 'months',
    good: 'down',
    slug: 'payback_months',
    missing: 'Needs what expansion cost in the last closed quarter, and the gross margin of Settings.',
    todo: costs,
  },
  expansion_cost_ratio: {
    ...year,
    name: 'Cost of expansion against new business',
    span: 'Of what is spent on each unit of ARR gained, last closed quarter',
    good: 'down',
    slug: 'cost_ratio',
    missing: 'Needs what expansion and new business cost in the last closed quarter.',
    todo: costs,
  },
  win_rate: {
    ...year,
    name: 'Win rate of expansion',
    span: 'Plans closed within a year',
    slug: 'win_rate',
    missing: 'Needs expansion plans that were won or lost within a year.',
    todo: { label: 'Import plans', href: '/import?as=plans' },
  },
};

const bandNames: Readonly<Record<Band['kind'], string>> = {
  'own target': 'Your target',
  'stage target': 'Stage target',
  'rule of thumb': 'Rule of thumb',
};

export const textOf = (unit: Kind['unit'], value: number): string =>
  unit === 'months' ? `${value.toFixed(1)} months` : percent(value);

/** '110 to 125%', 'up to 3 months', '104% and more' */
export function bandText(unit: Kind['unit'], { low, high }: Pick<Band, 'low' | 'high'>): string {
  const end = (value: number): string => (unit === 'months' ? String(value) : percentNumber(value, 0));
  const sign = unit === 'months' ? ' months' : '%';
  if (low === null) return `up to ${end(high ?? 0)}${sign}`;
  return high === null ? `${end(low)}${sign} and more` : `${end(low)} to ${end(high)}${sign}`;
}

export const bandWords = (unit: Kind['unit'], band: Band): string =>
  `${bandNames[band.kind]}${band.kind === 'own target' ? '' : `, ${band.population}`}: ${bandText(unit, band)}`;

/** How far a figure is from what it is held against. */
type Stand = Pick<Band, 'low' | 'verdict' | 'gap' | 'gap_arr' | 'reaches' | 'toward'>;

/** 'your target of 104% and more', 'the rule of thumb of 3 to 5% (healthy SaaS)' */
export function bandName(kind: Kind, band: Band): string {
  const who = band.kind === 'rule of thumb' && band.population !== 'any' ? ` (${band.population})` : '';
  const of = `${bandNames[band.kind].toLowerCase()} of ${bandText(kind.unit, band)}${who}`;
  return band.kind === 'own target' ? of : `the ${of}`;
}

/**
 * 'Below the stage target of 110 to 125% by 3.8 points, $208k of ARR. Its interval reaches it …'
 * @param from where the figure's interval begins
 */
export function against(kind: Kind, band: Band, currency: string, from: number | null = null): string {
  const which = bandName(kind, band);
  if (band.verdict === null) return `No figure to hold against ${which} yet.`;
  return standWords(kind, band, currency, which, from);
}

/** '3.8 points, $208k of ARR' */
export function gapWords(kind: Kind, { gap, gap_arr }: Pick<Band, 'gap' | 'gap_arr'>, currency: string): string {
  const size = Math.abs(gap ?? 0);
  const far = kind.unit === 'months' ? `${size.toFixed(1)} months` : `${percentNumber(size)} points`;
  return gap_arr === null ? far : `${far}, ${compactMoney(Math.abs(gap_arr), currency)} of ARR${kind.per}`;
}

/** 'Below it by 3.8 points, $208k of ARR. Its interval reaches it …'; '' without a figure. */
export function standWords(
  kind: Kind,
  stand: Stand,
  currency: string,
  which = 'it',
  from: number | null = null,
): string {
  const { verdict, gap } = stand;
  if (verdict === null || gap === null) return '';
  if (verdict === 'within') return `Within ${which}.${luckWithin(kind, stand, from)}`;
  const sentence = `${verdict === 'below' ? 'Below' : 'Above'} ${which} by ${gapWords(kind, stand, currency)}.`;
  return sentence + luckOutside(stand) + courseWords(kind, stand);
}

/** Within, and still perhaps by luck: where the interval begins short of the band. */
function luckWithin(kind: Kind, { low }: Stand, from: number | null): string {
  if (from === null || low === null || kind.good === 'down') return '';
  if (from >= low) return ' Its interval does not fall below it.';
  return ` Its interval begins lower, at ${textOf(kind.unit, from)}: it could be luck.`;
}

function luckOutside({ reaches }: Stand): string {
  if (reaches === null) return '';
  return reaches ? ' Its interval reaches it, so the difference could be luck.' : ' Its interval does not reach it.';
}

function courseWords(kind: Kind, { verdict, toward }: Stand): string {
  if (toward === null) return '';
  if (toneOf(kind, { verdict }) === 'good')
    return toward ? ' Less far beyond it than three months ago.' : ' Further beyond it than three months ago.';
  return toward ? ' Nearer than three months ago.' : ' Further off than three months ago.';
}

export function toneOf(kind: Kind, band: Pick<Band, 'verdict'> | undefined): 'good' | 'bad' | 'flat' {
  if (!band?.verdict) return 'flat';
  if (band.verdict === 'within') return 'good';
  return (band.verdict === 'above') === (kind.good === 'up') ? 'good' : 'bad';
}

export const kindOf = (metric: string): Kind => kinds[metric] ?? { ...year, name: metric, span: '', slug: metric };
