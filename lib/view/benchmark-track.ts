/** One line for a figure, its interval, the bands it is held against and the medians that others measured. */

import { type Band, type BenchmarkFigures, bandWords, type Kind, textOf } from './benchmark-words';
import { percent } from './format';

export interface BandMark {
  key: string;
  kind: Band['kind'];
  /** Shares of the track; a band without an end reaches its edge. */
  from: number;
  to: number;
  /** 'Stage target, ARR 5-20M: 110 to 125%' */
  words: string;
}

export interface Tick {
  key: string;
  at: number;
  /** 'Survey median 101%, private B2B SaaS (survey), Benchmarkit CY2024' */
  words: string;
}

export interface BenchmarkTrack {
  /** Shares of the track. */
  value: number;
  interval: { low: number; high: number } | null;
  bands: BandMark[];
  ticks: Tick[];
  /** The least and the largest mark, in words, where they stand. */
  ends: { at: number; text: string }[];
}

/** The scale holds the figure, its interval, every end of a band and every median, with some room. */
export function trackOf(kind: Kind, row: BenchmarkFigures): BenchmarkTrack | null {
  const { value, low, high, bands } = row;
  if (value === null) return null;
  const measured = [...row.like, ...row.all].filter(({ median }) => median !== null);
  const marks = [
    value,
    low,
    high,
    ...bands.flatMap((band) => [band.low, band.high]),
    ...measured.map(({ median }) => median),
  ];
  // Months are counted from none on.
  const known = [...marks.filter((mark) => mark !== null), ...(kind.unit === 'months' ? [0] : [])];
  const room = (Math.max(...known) - Math.min(...known)) * 0.06 || Math.abs(value) * 0.1 || 1;
  const from = Math.min(...known) - room;
  const to = Math.max(...known) + room;
  const share = (mark: number): number => (mark - from) / (to - from);
  return {
    value: share(value),
    interval: low === null || high === null ? null : { low: share(low), high: share(high) },
    bands: bands.map((band, index) => ({
      key: `${band.kind} ${index}`,
      kind: band.kind,
      from: band.low === null ? 0 : share(band.low),
      to: band.high === null ? 1 : share(band.high),
      words: bandWords(kind.unit, band),
    })),
    ticks: measured.map((one, index) => ({
      key: `${one.publisher} ${index}`,
      at: share(one.median ?? 0),
      words: `${one.kind === 'survey' ? 'Survey median' : 'Median'} ${percent(one.median)}, ${one.population}, ${one.publisher} ${one.year}`,
    })),
    ends: [Math.min(...known), Math.max(...known)].map((mark) => ({ at: share(mark), text: textOf(kind.unit, mark) })),
  };
}
