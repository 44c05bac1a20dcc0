/**
 * Benchmarks (metrics.md section 10): each of the company's figures against its stage's target and the rules of thumb,
 * and beside what was published of companies like it. Kinds never mix: a target is no measurement, a survey no billing
 * data. Where no source covers a company of its size, nothing stands there, never a neighbour's figure.
 */
import { type Against, against, type Band, type Measured } from './against';
import { type BenchmarkMetric, benchmarkMetrics } from './company';
import { compareOwn, type KeptFigure, type OwnCompared } from './own';
import { type CompanySize, isOfSize } from './population';
import { type PublishedFigure, published } from './published';
import { rulesOfThumb } from './rules-of-thumb';
import type { Stage } from './stages';

export interface BenchmarkBand extends Band, Against {
  kind: 'stage target' | 'own target' | 'rule of thumb';
  population: string;
  note: string;
}

export interface BenchmarkRow {
  metric: BenchmarkMetric;
  value: number | null;
  low: number | null;
  high: number | null;
  bands: BenchmarkBand[];
  /** Of companies of its size: by ARR, contract value or revenue per account. */
  like: PublishedFigure[];
  /** Of all companies that a source looked at. */
  all: PublishedFigure[];
  /** Of populations that the ledger cannot tell whether the company belongs to. */
  others: PublishedFigure[];
  /** Brought along by the company: its own sets, and its peers. */
  own: OwnCompared[];
}

/** `own`: the company's own targets by metric; `kept`: the figures that it brings along. */
export function compare(
  figures: Readonly<Record<BenchmarkMetric, Measured>>,
  stage: Stage,
  size: CompanySize | null,
  own: Readonly<Partial<Record<BenchmarkMetric, number>>> = {},
  kept: readonly KeptFigure[] = [],
): BenchmarkRow[] {
  return benchmarkMetrics.map((metric) => {
    const figure = figures[metric];
    const band = (kind: BenchmarkBand['kind'], population: string, note: string, of: Band): BenchmarkBand => ({
      kind,
      population,
      note,
      ...of,
      ...against(figure, of),
    });
    const target = own[metric];
    const same = published.filter((one) => one.metric === metric);
    return {
      metric,
      value: figure.value,
      low: figure.low,
      high: figure.high,
      bands: [
        ...(target === undefined ? [] : [band('own target', 'your own', '', { low: target, high: null })]),
        ...(metric === 'nrr_12m'
          ? [band('stage target', `ARR ${stage.name}`, '', { low: stage.nrrLow, high: stage.nrrHigh })]
          : []),
        ...rulesOfThumb
          .filter((rule) => rule.metric === metric)
          .map(({ population, note, low, high }) => band('rule of thumb', population, note, { low, high })),
      ],
      like: same.filter((one) => one.size !== null && isOfSize(one.size, size)),
      all: same.filter((one) => one.is_all),
      others: same.filter((one) => !one.is_all && one.size === null),
      own: compareOwn(figure, metric, kept, size),
    };
  });
}
