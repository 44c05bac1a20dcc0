/** The sheets of what was meant to be reached: targets of one's own, and benchmarks of others. */
import { catalogue } from '@/lib/domain/catalogue';
import type { Metric } from '@/lib/domain/catalogue/metric';
import { targetMetric } from '@/lib/domain/target-metric';
import type { WorkbookInput } from './input';
import type { Table, TableCell, TableColumn } from './table';
import type { Unit } from './units';

const metrics = new Map<string, Metric>(catalogue.map((entry) => [entry.slug, entry]));

/** 'nrr_12m' is the NRR of 12 months. */
const nameOf = (metric: string): string => {
  const months = /_(\d+)m$/.exec(metric)?.[1];
  const slug = months === undefined || metrics.has(metric) ? metric : metric.replace(/_\d+m$/, '');
  const entry = metrics.get(slug === 'logo' ? 'logo_retention' : slug);
  if (entry === undefined) return metric.replaceAll('_', ' ');
  return months === undefined || metrics.has(metric) ? entry.name : `${entry.name}, ${months} months`;
};

function unitOf(metric: string): Unit {
  const unit = targetMetric(metric)?.unit ?? metrics.get(metric)?.unit;
  if (unit === 'points' || unit === undefined) return metric.endsWith('_months') ? 'months' : 'ratio';
  return unit;
}

export function targetsTable(rows: WorkbookInput['targets']): Table {
  return {
    name: 'Targets',
    title: 'Targets',
    notes: [
      'What was meant to be reached, beside what was. A period that is not over is measured up to the day the data goes to.',
    ],
    columns: [
      { name: 'Metric', unit: 'text', width: 34 },
      { name: 'Period', unit: 'text', width: 14 },
      { name: 'State', unit: 'text', width: 10 },
      { name: 'Segment', unit: 'text', width: 18 },
      { name: 'Owner', unit: 'text', width: 18 },
      { name: 'Target', unit: 'money' },
      { name: 'Actual', unit: 'money' },
      { name: 'Attainment', unit: 'ratio', width: 12 },
      { name: 'Difference', unit: 'money' },
    ],
    fixed: 1,
    length: rows.length,
    rows: rows.map((row): TableCell[] => {
      const unit = unitOf(row.metric);
      return [
        nameOf(row.metric),
        row.period,
        row.partial ? 'to date' : 'complete',
        row.segment ?? '',
        row.owner ?? '',
        { unit, value: row.target },
        { unit, value: row.actual },
        row.attainment,
        { unit, value: row.gap },
      ];
    }),
  };
}

type BenchmarkRow = NonNullable<WorkbookInput['benchmarks']>[number];

const benchmarkColumns: readonly TableColumn[] = [
  { name: 'Metric', unit: 'text', width: 34 },
  { name: 'Ours', unit: 'ratio' },
  { name: 'Kind', unit: 'text', indent: true, width: 23 },
  { name: 'Population', unit: 'text', width: 36 },
  { name: 'Low or quartile', unit: 'ratio' },
  { name: 'Median', unit: 'ratio' },
  { name: 'High or quartile', unit: 'ratio' },
  { name: 'Ours is', unit: 'text', indent: true, width: 10 },
  { name: 'Gap', unit: 'ratio' },
  { name: 'Gap in ARR', unit: 'money' },
  { name: 'Data of', unit: 'text', indent: true, width: 22 },
  { name: 'Publisher', unit: 'text', width: 22 },
  { name: 'Document', unit: 'text', width: 40 },
  { name: 'What was measured', unit: 'text', width: 60 },
];

function benchmarkRows({ metric, value, bands, like, all, others, own }: BenchmarkRow): TableCell[][] {
  const unit = unitOf(metric);
  const figure = (number: number | null): TableCell => ({ unit, value: number });
  const first = [nameOf(metric), figure(value)];
  return [
    ...bands.map((band): TableCell[] => [
      ...first,
      band.kind,
      band.population,
      figure(band.low),
      figure(null),
      figure(band.high),
      band.verdict ?? '',
      figure(band.gap),
      band.gap_arr,
      '',
      '',
      '',
      band.note,
    ]),
    ...[...like, ...all, ...others].map((one): TableCell[] => [
      ...first,
      one.kind,
      one.population,
      figure(one.p25),
      figure(one.median),
      figure(one.p75),
      '',
      figure(null),
      null,
      one.year,
      one.publisher,
      one.document,
      one.measures,
    ]),
    ...own.map((one): TableCell[] => [
      ...first,
      `${one.method}, your own`,
      one.population,
      figure(one.low),
      figure(one.median),
      figure(one.high),
      one.verdict ?? '',
      figure(one.gap),
      one.gap_arr,
      one.year,
      one.publisher,
      one.document,
      one.measures,
    ]),
  ];
}

export function benchmarksTable(benchmarks: readonly BenchmarkRow[]): Table {
  const rows = benchmarks.flatMap(benchmarkRows);
  return {
    name: 'Benchmarks',
    title: 'Benchmarks',
    notes: [
      'Our figures beside targets, rules of thumb, what others have published, and what you brought along. Surveys, billing data, portfolios and targets are different things and never one band.',
    ],
    columns: benchmarkColumns,
    fixed: 2,
    length: rows.length,
    rows,
  };
}
