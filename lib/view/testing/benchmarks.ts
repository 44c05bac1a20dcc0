/** Rows of the benchmarks report written by hand: a figure, what it is held against, and what the company brought along. */
import type { OwnFigures } from '../benchmark-own-words';
import type { Band, BenchmarkFigures, Published } from '../benchmark-words';

export const stageTarget: Band = {
  kind: 'stage target',
  population: 'ARR 5-20M',
  note: '',
  low: 1.1,
  high: 1.25,
  verdict: 'below',
  gap: -0.038,
  gap_arr: -207_708_62,
  reaches: true,
  toward: false,
};

export const survey: Published = {
  population: 'private B2B SaaS (survey)',
  p25: 0.92,
  median: 1.02,
  p75: 1.1,
  said: '',
  year: 'CY2025',
  n: '230',
  publisher: 'Aleph x Benchmarkit',
  document: '2026 SaaS & AI benchmarks',
  url: null,
  kind: 'survey',
  how_read: 'reported by others',
  measures: 'trailing 12 months survey',
};

export const peer: OwnFigures = {
  ...{ id: 7, population: 'Globex', method: 'peer', low: null, median: 1.12, high: null, said: '', year: '2025' },
  ...{ n: null, publisher: 'Globex', document: 'Annual report', url: null, fit: 'not known' },
  ...{ verdict: 'below', gap: -0.058, gap_arr: -317_000_00, reaches: true, toward: null },
};

export const board: OwnFigures = {
  ...{ ...peer, id: 8, population: 'Series B', method: 'target', low: 1.1, median: null, publisher: 'Our board' },
  ...{ verdict: 'within', gap: 0, gap_arr: 0, reaches: true },
};

export const nrrRow: BenchmarkFigures = {
  metric: 'nrr_12m',
  value: 1.062,
  low: 1.02,
  high: 1.11,
  bands: [stageTarget],
  like: [],
  all: [survey],
  others: [],
  own: [],
};

const rule: Band = {
  ...stageTarget,
  kind: 'rule of thumb',
  population: 'healthy SaaS',
  low: 0.03,
  high: 0.05,
  reaches: null,
};
const LONG = 'The Extraordinarily Long-Named Venture Capital Partnership of the Northern Counties';

/** By the name of the state. */
export const benchmarkStates: Readonly<Record<string, BenchmarkFigures>> = {
  loaded: {
    ...nrrRow,
    like: [
      { ...survey, median: 1.05 },
      { ...survey, kind: 'billing data', median: 0.82 },
    ],
  },
  'own sets and peers': { ...nrrRow, own: [board, { ...peer, id: 9, method: 'survey', low: 0.98, high: 1.15 }, peer] },
  'long names': {
    ...nrrRow,
    own: [
      { ...board, publisher: LONG, population: LONG, document: LONG },
      { ...peer, population: LONG },
    ],
  },
  'one rule of thumb': {
    ...nrrRow,
    metric: 'expansion_rate',
    value: 0.014,
    low: null,
    high: null,
    bands: [rule],
    all: [],
  },
  'no figure': { ...nrrRow, value: null, low: null, high: null, bands: [{ ...stageTarget, verdict: null, gap: null }] },
  'nothing to hold it against': { ...nrrRow, bands: [], all: [] },
};
