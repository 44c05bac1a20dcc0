/** The words of a file of benchmark figures: its columns, metrics, methods, units and kinds of population. */
import type { BenchmarkMetric } from '@/lib/domain/benchmarks/company';
import type { OwnMethod } from '@/lib/domain/benchmarks/own';
import type { PopulationSize } from '@/lib/domain/benchmarks/population';

/** In the order in which a template has them. */
export const benchmarkColumns = [
  'metric',
  'segment_type',
  'segment',
  'p25',
  'median',
  'p75',
  'other',
  'unit',
  'data_year',
  'n',
  'publisher',
  'document',
  'url',
  'kind',
  'how_read',
  'comparable_as',
] as const;
export type BenchmarkColumn = (typeof benchmarkColumns)[number];

export const neededColumns: readonly BenchmarkColumn[] = [
  ...(['metric', 'segment', 'unit', 'data_year', 'publisher', 'document', 'kind'] as const),
];

/** Other names under which a column is found. */
const columnWords: Readonly<Record<string, BenchmarkColumn>> = {
  population: 'segment',
  stage: 'segment',
  low: 'p25',
  lowerquartile: 'p25',
  value: 'median',
  high: 'p75',
  upperquartile: 'p75',
  note: 'other',
  year: 'data_year',
  link: 'url',
  method: 'kind',
  measures: 'comparable_as',
};

export const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9%]/g, '');

const ownNames = new Map(benchmarkColumns.map((column) => [bare(column), column]));

export const columnOf = (header: string): BenchmarkColumn | null =>
  ownNames.get(bare(header)) ?? columnWords[bare(header)] ?? null;

export const metricWords: Readonly<Record<string, BenchmarkMetric>> = {
  nrr: 'nrr_12m',
  nrr12m: 'nrr_12m',
  ndr: 'nrr_12m',
  netrevenueretention: 'nrr_12m',
  netdollarretention: 'nrr_12m',
  grr: 'grr_12m',
  grr12m: 'grr_12m',
  grossrevenueretention: 'grr_12m',
  grossdollarretention: 'grr_12m',
  expansionrate: 'expansion_rate',
  expansionratemonthly: 'expansion_rate',
  expansionshareofnew: 'expansion_share_of_new',
  expansionshareofnewarr: 'expansion_share_of_new',
  expansionshareofgrossnewarr: 'expansion_share_of_new',
  expansionshareofnetnew: 'expansion_share_of_net_new',
  expansionshareofnetnewarr: 'expansion_share_of_net_new',
  expansionpaybackmonths: 'expansion_payback_months',
  expansioncacpayback: 'expansion_payback_months',
  expansioncostratio: 'expansion_cost_ratio',
  winrate: 'win_rate',
  winrateexpansion: 'win_rate',
};

export const methodWords: Readonly<Record<string, OwnMethod>> = {
  target: 'target',
  ruleofthumb: 'rule of thumb',
  survey: 'survey',
  surveymedian: 'survey',
  billingdata: 'billing data',
  portfolio: 'portfolio',
  peer: 'peer',
};

/** What a number is multiplied by to be in the metric's own unit. */
export const unitWords: Readonly<Record<string, { factor: number; isMonths: boolean }>> = {
  pct: { factor: 0.01, isMonths: false },
  '%': { factor: 0.01, isMonths: false },
  percent: { factor: 0.01, isMonths: false },
  ratio: { factor: 1, isMonths: false },
  months: { factor: 1, isMonths: true },
};

export const sizeWords: Readonly<Record<string, PopulationSize['of']>> = { arr: 'arr', acv: 'acv', arpa: 'arpa' };

/** How a population of a size is called. */
export const sizeNames: Readonly<Record<PopulationSize['of'], string>> = {
  arr: 'ARR',
  acv: 'contract value',
  arpa: 'revenue per account',
};
