/**
 * Benchmarks as they are drawn: each figure on a line of its own with the bands it is held against and the medians that
 * others measured. Targets are bands, measurements are ticks, and each carries its source.
 */
import { type BenchmarkLanes, lanesOf } from './benchmark-lanes';
import { methodNames, type OwnFigures, ownName, ownStand, ownValue } from './benchmark-own-words';
import { MOST_SHOWN, nWords, type SourceGroup, sourceGroups, sourcesTitle } from './benchmark-sources';
import { against, type BenchmarkFigures, type Kind, kindOf, type Todo, textOf, toneOf } from './benchmark-words';
import type { Drill } from './drill-text';
import { NO_FIGURE, percent, percentNumber } from './format';

/** A figure that the company brought along. */
export interface OwnRow {
  id: number;
  /** 'Acme Ventures', or the peer's name. */
  name: string;
  method: string;
  isPeer: boolean;
  /** '104.5% (98.0 to 112.0%)' */
  figure: string;
  /** How far the company is from it. */
  stand: string;
  tone: 'good' | 'bad' | 'flat';
  /** 'Portfolio letter, 2025, n 140' */
  source: string;
  population: string;
  url: string | null;
  said: string;
}

export interface BenchmarkModel {
  metric: string;
  /** Its entry in the glossary. */
  slug: string;
  name: string;
  /** What exactly it is: window and unit. */
  span: string;
  value: string;
  /** What opens to its accounts; null: nothing does. */
  figure: Drill | null;
  interval: string;
  /** The verdict against the first band, in words; why there is none. */
  verdict: string;
  tone: 'good' | 'bad' | 'flat';
  /** Against the next bands, one sentence each. */
  further: string[];
  lanes: BenchmarkLanes | null;
  /** Why there is no figure, in place of the lanes. */
  missing: string;
  /** What would bring the figure, or something to hold it against. */
  todo: Todo | null;
  /** Brought along by the company: never among what others have published. */
  own: OwnRow[];
  /** Sources by what they speak of, for companies of this size first. */
  sources: SourceGroup[];
  sourcesTitle: string;
  /** Said where no source covers a company of its size. */
  uncovered: string | null;
}

/** What the company is, beside its figures. */
export interface BenchmarkedCompany {
  currency: string;
  /** The day that yearly figures reach to; null while there is none. */
  through: string | null;
  /** Whether its ARR is known in dollars, in which sources state sizes. */
  isSizeKnown: boolean;
}

const ownRow = (kind: Kind, one: OwnFigures, currency: string): OwnRow => ({
  id: one.id,
  name: ownName(one),
  method: methodNames[one.method],
  isPeer: one.method === 'peer',
  figure: ownValue(kind.unit, one),
  stand: ownStand(kind, one, currency) || 'No figure to hold against it yet.',
  tone: toneOf(kind, one),
  source: [one.document, one.year, ...(one.method === 'peer' ? [] : [nWords(one.n)])].join(', '),
  population: one.method === 'peer' ? `Published by ${one.publisher}` : one.population,
  url: one.url,
  said: one.said,
});

/** Figures that open to their accounts as of a day. */
const OPENED = ['nrr_12m', 'grr_12m'];
/** Figures for which a company may set a target of its own. */
const TARGETED = OPENED;

export function prepareBenchmark(row: BenchmarkFigures, company: BenchmarkedCompany): BenchmarkModel {
  const kind = kindOf(row.metric);
  const { value, low, high, bands } = row;
  const { currency, through } = company;
  const isOpened = value !== null && through !== null && OPENED.includes(row.metric);
  return {
    metric: row.metric,
    slug: kind.slug,
    name: kind.name,
    span: kind.span,
    value: value === null ? NO_FIGURE : textOf(kind.unit, value),
    figure: isOpened ? { metric: row.metric, period: through, of: 'company' } : null,
    interval: low === null || high === null ? '' : `90% interval ${percentNumber(low)} to ${percent(high)}`,
    verdict: bands[0] ? against(kind, bands[0], currency, low) : 'Nobody has said what it should be.',
    tone: toneOf(kind, bands[0]),
    further: value === null ? [] : bands.slice(1, MOST_SHOWN).map((band) => against(kind, band, currency)),
    lanes: lanesOf(kind, row),
    missing: kind.missing,
    todo: todoOf(kind, row),
    own: row.own.map((one) => ownRow(kind, one, currency)),
    sources: sourceGroups(kind, row, currency),
    sourcesTitle: sourcesTitle(row),
    uncovered: value === null ? null : uncoveredWords(row, company),
  };
}

function todoOf(kind: Kind, { metric, value, bands }: BenchmarkFigures): Todo | null {
  if (value === null) return kind.todo;
  if (bands.length > 0 || !TARGETED.includes(metric)) return null;
  return { label: 'Set a target of your own', href: '/settings#targets' };
}

function uncoveredWords({ like, all, others }: BenchmarkFigures, { isSizeKnown }: BenchmarkedCompany): string | null {
  if (like.length > 0) return null;
  if (all.length + others.length === 0) return 'No survey and no billing data measures it.';
  return isSizeKnown
    ? 'No source covers companies of this size; a neighbour’s figure is not shown in its place.'
    : 'Which sources cover companies of this size is not known without its ARR in dollars; no figure of a size is shown.';
}
