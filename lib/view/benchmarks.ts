/**
 * Benchmarks as they are drawn: each figure on a line of its own with the bands it is held against and the medians that
 * others measured. Targets are bands, measurements are ticks, and each carries its source.
 */
import { type BenchmarkLanes, lanesOf } from './benchmark-lanes';
import { methodNames, type OwnFigures, ownName, ownStand, ownValue } from './benchmark-own-words';
import { against, type BenchmarkFigures, type Kind, kindOf, type Published, textOf, toneOf } from './benchmark-words';
import { percent, percentNumber } from './format';

export interface SourceRow {
  key: string;
  population: string;
  figure: string;
  kind: string;
  source: string;
  url: string | null;
  year: string;
  /** 'n not published' where it is not. */
  n: string;
  measures: string;
}

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
  name: string;
  /** What exactly it is: window and unit. */
  span: string;
  value: string;
  interval: string;
  /** The verdict against the first band, in words; why there is none. */
  verdict: string;
  tone: 'good' | 'bad' | 'flat';
  /** Against the next bands, one sentence each. */
  further: string[];
  /** Against all others. */
  rest: string[];
  lanes: BenchmarkLanes | null;
  /** Brought along by the company: never among what others have published. */
  own: OwnRow[];
  /** Sources by what they speak of, for companies of this size first. */
  sources: { title: string; rows: SourceRow[] }[];
  /** Said where no source covers a company of its size. */
  uncovered: string | null;
}

function sourceRow(one: Published, index: number): SourceRow {
  const quartiles =
    one.p25 === null && one.p75 === null ? '' : `, quartiles ${percent(one.p25)} and ${percent(one.p75)}`;
  return {
    key: `${one.publisher} ${one.population} ${index}`,
    population: one.population,
    figure: [one.median === null ? '' : `median ${percent(one.median)}${quartiles}`, one.said]
      .filter(Boolean)
      .join('; '),
    kind: one.kind,
    source: `${one.publisher}, ${one.document}`,
    url: one.url,
    year: one.year,
    n: nWords(one.n),
    measures: `${one.measures}; ${one.how_read}`,
  };
}

const nWords = (n: string | null): string => (n === null ? 'n not published' : `n ${n}`);

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

/** Bands whose verdict is in sight; the others open with the sources. */
const MOST_SHOWN = 3;

export function prepareBenchmark(row: BenchmarkFigures, currency: string): BenchmarkModel {
  const kind = kindOf(row.metric);
  const { value, low, high, bands } = row;
  const groups = [
    { title: 'Companies of this size', rows: row.like },
    { title: 'All companies that a source looked at', rows: row.all },
    { title: 'Other populations', rows: row.others },
  ];
  const hasPublished = groups.some(({ rows }) => rows.length > 0);
  return {
    metric: row.metric,
    name: kind.name,
    span: kind.span,
    value: value === null ? percent(null) : textOf(kind.unit, value),
    interval: low === null || high === null ? '' : `90% interval ${percentNumber(low)} to ${percent(high)}`,
    verdict: bands[0] ? against(kind, bands[0], currency) : 'Nobody has said what it should be.',
    tone: toneOf(kind, bands[0]),
    further: bands.slice(1, MOST_SHOWN).map((band) => against(kind, band, currency)),
    rest: bands.slice(MOST_SHOWN).map((band) => against(kind, band, currency)),
    lanes: lanesOf(kind, row),
    own: row.own.map((one) => ownRow(kind, one, currency)),
    sources: groups
      .filter(({ rows }) => rows.length > 0)
      .map(({ title, rows }) => ({ title, rows: rows.map(sourceRow) })),
    uncovered:
      row.like.length > 0
        ? null
        : hasPublished
          ? 'No source covers companies of this size; a neighbour’s figure is not shown in its place.'
          : 'Nobody has published it for comparison.',
  };
}

/** What the page is told first: which figure is furthest from what is asked of it, in money or else in points. */
export function benchmarksFinding(rows: readonly BenchmarkFigures[], currency: string): string {
  const held = rows.filter(({ bands }) => bands[0]?.verdict != null);
  const missed = held.filter((row) => toneOf(kindOf(row.metric), row.bands[0]) === 'bad');
  if (held.length === 0) return 'No figure can be held against anything yet.';
  if (missed.length === 0) return `All ${held.length} figures reach what is asked of a company like this one.`;
  const weight = ({ bands }: BenchmarkFigures): number => Math.abs(bands[0]?.gap_arr ?? 0);
  const worst = missed.reduce((most, row) => (weight(row) > weight(most) ? row : most));
  const kind = kindOf(worst.metric);
  const stand = worst.bands[0] ? against(kind, { ...worst.bands[0], reaches: null, toward: null }, currency) : '';
  return `${held.length - missed.length} of ${held.length} figures reach what is asked of a company like this one. ${kind.name} weighs most: ${stand.charAt(0).toLowerCase()}${stand.slice(1)}`;
}
