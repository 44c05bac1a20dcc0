/** A benchmark figure while it is written: what each field holds as text, and the figure they make together. */
import { type BenchmarkMetric, benchmarkMetrics } from '@/lib/domain/benchmarks/company';
import { type Flaw, flawOf, type OwnFigure, type OwnMethod, ownMethods } from '@/lib/domain/benchmarks/own';
import { boundsOf, type PopulationSize } from '@/lib/domain/benchmarks/population';
import { methodNames } from './benchmark-own-words';
import { kindOf } from './benchmark-words';

export type SizeChoice = '' | 'all' | PopulationSize['of'];

export interface FigureDraft {
  metric: BenchmarkMetric;
  method: OwnMethod;
  population: string;
  size: SizeChoice;
  low: string;
  median: string;
  high: string;
  said: string;
  year: string;
  n: string;
  publisher: string;
  document: string;
  url: string;
}

export const metricChoices = benchmarkMetrics.map((value) => ({ value, name: kindOf(value).name }));
export const methodChoices = ownMethods.map((value) => ({ value, name: methodNames[value] }));

export const sizeChoices: readonly { value: SizeChoice; name: string }[] = [
  { value: '', name: 'A kind of company, as written' },
  { value: 'all', name: 'All companies the source looked at' },
  { value: 'arr', name: 'Companies of an ARR' },
  { value: 'acv', name: 'Companies of a contract value' },
  { value: 'arpa', name: 'Companies of a revenue per account' },
];

export const sizeOf = (choice: string): SizeChoice => sizeChoices.find(({ value }) => value === choice)?.value ?? '';

export const emptyDraft = (method: OwnMethod): FigureDraft => ({
  ...{ metric: 'nrr_12m', method, population: '', size: '', low: '', median: '', high: '', said: '' },
  ...{ year: '', n: '', publisher: '', document: '', url: '' },
});

const PREFIX = /^(ARR|contract value|revenue per account) (?=[<>$\d])/;

/** Shares are written in percent, without floating point's dust. */
const written = (metric: BenchmarkMetric, value: number | null): string =>
  value === null ? '' : String(kindOf(metric).unit === 'months' ? value : Number((value * 100).toFixed(4)));

export const draftOf = (figure: OwnFigure): FigureDraft => ({
  metric: figure.metric,
  method: figure.method,
  population: figure.size === null ? figure.population : figure.population.replace(PREFIX, ''),
  size: figure.size?.of ?? (figure.is_all ? 'all' : ''),
  low: written(figure.metric, figure.low),
  median: written(figure.metric, figure.median),
  high: written(figure.metric, figure.high),
  said: figure.said,
  year: figure.year,
  n: figure.n ?? '',
  publisher: figure.publisher,
  document: figure.document,
  url: figure.url ?? '',
});

/** The fields that a method has, and how they are called. */
export function fieldNames({ metric, method }: FigureDraft) {
  const unit = kindOf(metric).unit === 'months' ? 'months' : '%';
  if (method === 'peer')
    return {
      unit,
      population: 'Company',
      low: null,
      median: 'Its figure',
      high: null,
      n: null,
      publisher: 'Published by',
    };
  const isBand = method === 'target' || method === 'rule of thumb';
  return {
    unit,
    population: 'Stage or population',
    low: isBand ? 'From' : 'Lower quartile',
    median: isBand ? null : 'Median',
    high: isBand ? 'To' : 'Upper quartile',
    n: isBand ? null : 'Companies (n)',
    publisher: 'Publisher',
  };
}

const sizeWords: Readonly<Record<PopulationSize['of'], string>> = {
  arr: 'ARR',
  acv: 'contract value',
  arpa: 'revenue per account',
};

/** The figure, or what is wrong with it and where. */
export function figureOfDraft(draft: FigureDraft): { figure: OwnFigure; flaw: null } | { figure: null; flaw: Flaw } {
  const { metric, method, size } = draft;
  const names = fieldNames(draft);
  const isMonths = names.unit === 'months';
  const values = { low: names.low && draft.low, median: names.median && draft.median, high: names.high && draft.high };
  const numbers: Record<'low' | 'median' | 'high', number | null> = { low: null, median: null, high: null };
  for (const field of ['low', 'median', 'high'] as const) {
    const text = (values[field] ?? '').trim().replace(/\s*%$/, '').replace(',', '.');
    if (text === '') continue;
    if (!/^-?\d+(\.\d+)?$/.test(text))
      return {
        figure: null,
        flaw: {
          field,
          message: `"${values[field]}" is no number`,
          remedy: isMonths ? 'write 3' : 'write 104.5 for 104.5%',
        },
      };
    numbers[field] = isMonths ? Number(text) : Number((Number(text) / 100).toFixed(6));
  }
  const population = draft.population.trim();
  const of = size === '' || size === 'all' || method === 'peer' ? null : size;
  const bounds = of === null ? null : boundsOf(population);
  if (of !== null && bounds === null)
    return {
      figure: null,
      flaw: { field: 'population', message: `"${population}" is no size`, remedy: 'write it as $1-5M, <$5M or >$100M' },
    };
  const figure: OwnFigure = {
    ...{ metric, method, ...numbers },
    population: of === null ? population : `${sizeWords[of]} ${population}`,
    size: of === null || bounds === null ? null : { of, ...bounds },
    is_all: size === 'all' && method !== 'peer',
    said: draft.said.trim(),
    year: draft.year.trim(),
    n: (names.n === null ? '' : draft.n.trim()) || null,
    publisher: draft.publisher.trim() || (method === 'peer' ? population : ''),
    document: draft.document.trim(),
    url: draft.url.trim() || null,
    measures: '',
    how_read: '',
  };
  const flaw = flawOf(figure);
  return flaw === null ? { figure, flaw: null } : { figure: null, flaw };
}
