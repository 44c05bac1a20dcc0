/**
 * Benchmarks as they are drawn: each figure on a line of its own with the bands it is held against and the medians that
 * others measured. Targets are bands, measurements are ticks, and each carries its source.
 */
import { type BenchmarkTrack, trackOf } from './benchmark-track';
import { against, type BenchmarkFigures, kindOf, type Published, textOf, toneOf } from './benchmark-words';
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
  track: BenchmarkTrack | null;
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
    n: one.n === null ? 'n not published' : `n ${one.n}`,
    measures: `${one.measures}; ${one.how_read}`,
  };
}

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
    track: trackOf(kind, row),
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
