/**
 * Benchmark figures that a company brings along (metrics.md section 10): sets that it trusts, and what companies it
 * compares itself with have published. They are told beside what Ratchet knows of, never in one band with it.
 */
import { type Against, against, type Band, type Measured } from './against';
import type { BenchmarkMetric } from './company';
import { type CompanySize, isOfSize, type PopulationSize } from './population';

/** How a figure came to be; `peer`: one named company's own word. */
export const ownMethods = ['target', 'rule of thumb', 'survey', 'billing data', 'portfolio', 'peer'] as const;
export type OwnMethod = (typeof ownMethods)[number];

export interface OwnFigure {
  metric: BenchmarkMetric;
  /** Stage or kind of companies that it speaks of; of a peer the company's name. */
  population: string;
  /** Null: the population is not bounded by size. */
  size: PopulationSize | null;
  /** It speaks of all companies that its source looked at. */
  is_all: boolean;
  method: OwnMethod;
  /** In the metric's unit: lower quartile, or the lower end of a target. */
  low: number | null;
  /** Median; of a peer its figure. */
  median: number | null;
  /** Upper quartile, or the upper end of a target. */
  high: number | null;
  /** What else it says; '' where nothing. */
  said: string;
  /** Of the data. */
  year: string;
  /** Companies asked; null: not published. */
  n: string | null;
  publisher: string;
  document: string;
  url: string | null;
  /** What exactly was measured, and how it was read; '' where not stated. */
  measures: string;
  how_read: string;
}

/** A figure that is kept. */
export interface KeptFigure extends OwnFigure {
  id: number;
}

/** Whose figure it is, seen from the company: of its size, of all, of another size, or of what no ledger can tell. */
export type Fit = 'size' | 'all' | 'other size' | 'not known';

export interface OwnCompared extends KeptFigure, Against {
  fit: Fit;
}

/** What is wrong with a figure. */
export interface Flaw {
  field: keyof OwnFigure;
  message: string;
  remedy: string;
}

/** 1,000 %: what is more was meant as percent. */
const MOST_SHARE = 10;
const LONGEST = 300;

const isMonths = (metric: BenchmarkMetric): boolean => metric === 'expansion_payback_months';

/** The first thing that is wrong with a figure; null: nothing. */
export function flawOf(figure: OwnFigure): Flaw | null {
  return textFlaw(figure) ?? valueFlaw(figure);
}

function textFlaw(figure: OwnFigure): Flaw | null {
  const missing = (['population', 'publisher', 'document', 'year'] as const).find(
    (field) => figure[field].trim() === '',
  );
  if (missing !== undefined)
    return {
      field: missing,
      message: `${missing} is missing`,
      remedy: {
        population: 'say whom it speaks of: a stage, a kind of companies, or the peer’s name',
        publisher: 'say who published it; your own board or company will do',
        document: 'name the document or the place it stands in',
        year: 'give the year of its data, such as 2025',
      }[missing],
    };
  const long = (['population', 'publisher', 'document', 'year', 'said', 'measures'] as const).find(
    (field) => figure[field].length > LONGEST,
  );
  if (long !== undefined)
    return { field: long, message: `${long} is longer than ${LONGEST} characters`, remedy: 'shorten it' };
  if (figure.url !== null && !/^https?:\/\/\S+$/.test(figure.url))
    return {
      field: 'url',
      message: `"${figure.url}" is no web address`,
      remedy: 'begin it with https://, or leave it out',
    };
  return null;
}

function valueFlaw(figure: OwnFigure): Flaw | null {
  const { metric, method } = figure;
  const ends = (['low', 'median', 'high'] as const).flatMap((field) => {
    const value = figure[field];
    return value === null ? [] : [{ field, value }];
  });
  if (ends.length === 0)
    return { field: 'median', message: 'it states no value', remedy: 'give a low, a median or a high one' };
  if (method === 'peer' && figure.median === null)
    return { field: 'median', message: 'a peer has one value', remedy: 'put it into the median' };
  const wrong = ends.find(
    ({ value }) => !Number.isFinite(value) || value < 0 || (!isMonths(metric) && value > MOST_SHARE),
  );
  if (wrong !== undefined)
    return {
      field: wrong.field,
      message: isMonths(metric)
        ? `${wrong.value} is no number of months`
        : `${wrong.value} is not between 0 and ${MOST_SHARE} times`,
      remedy: isMonths(metric) ? 'give months, such as 3' : 'give 1.12 for 112 %, or say that it is in percent',
    };
  const fallen = ends.find(({ value }, index) => index > 0 && value < (ends[index - 1]?.value ?? value));
  return fallen === undefined
    ? null
    : { field: fallen.field, message: 'low, median and high do not rise', remedy: 'give them from low to high' };
}

const same = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

/** Figures with one name are one figure: stated again it is the same, or corrected. */
export const nameOf = ({ metric, population, method, publisher, document, year }: OwnFigure): string =>
  [metric, method, ...[population, publisher, document, year].map(same)].join('\n');

/** What a company's own figure is held against: the edges of a target, the median of a measurement. */
export function bandOf({ method, low, median, high }: OwnFigure): Band {
  if (method === 'target' || method === 'rule of thumb')
    return low === null && high === null ? { low: median, high: null } : { low, high };
  return median === null ? { low, high } : { low: median, high: median };
}

function fitOf({ size, is_all }: OwnFigure, company: CompanySize | null): Fit {
  if (size !== null) return isOfSize(size, company) ? 'size' : 'other size';
  return is_all ? 'all' : 'not known';
}

/** The kept figures of one metric beside the company's, in the order of their methods and then as they were added. */
export const compareOwn = (
  figure: Measured,
  metric: BenchmarkMetric,
  kept: readonly KeptFigure[],
  company: CompanySize | null,
): OwnCompared[] =>
  kept
    .filter((one) => one.metric === metric)
    .toSorted((a, b) => ownMethods.indexOf(a.method) - ownMethods.indexOf(b.method) || a.id - b.id)
    .map((one) => ({ ...one, ...against(figure, bandOf(one)), fit: fitOf(one, company) }));
