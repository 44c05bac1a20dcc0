/** Benchmarks in the catalogue: how far a figure is from a band, and what readiness asks for. */
import type { Metric } from './metric';

export const benchmarkMetrics = [
  {
    slug: 'benchmark_gap',
    name: 'Gap to the benchmark',
    shortName: 'Gap',
    unit: 'ratio',
    additive: 'nothing',
    good: null,
    formula: 'The figure less the nearest edge of the band: below it negative, above it positive, within it 0.',
    inputs: [],
    note: 'In the unit of the figure: a share, or months of payback. Compared like with like only.',
    section: 10,
  },
  {
    slug: 'benchmark_gap_arr',
    name: 'Gap to the benchmark in money',
    shortName: 'Gap in ARR',
    unit: 'money',
    additive: 'nothing',
    good: null,
    formula: 'Gap × the ARR that the rate is a share of: what the window or the month began with.',
    inputs: ['benchmark_gap', 'start_arr'],
    note: '',
    section: 10,
  },
  {
    slug: 'to_next_stage',
    name: 'ARR to the next stage',
    shortName: 'To next stage',
    unit: 'money',
    additive: 'nothing',
    good: 'down',
    formula: 'Where the next stage begins less ARR, in the reporting currency at the plan rate of the US dollar.',
    inputs: ['arr'],
    note: 'Stages are bounded in US dollars.',
    section: 10,
  },
] as const satisfies readonly Metric[];
