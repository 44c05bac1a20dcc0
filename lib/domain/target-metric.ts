/**
 * Which metric a target names (metrics.md section 12), and what a figure of it can be: a rate is a ratio, no share
 * exceeds its whole, amounts are never negative. Names are those of the catalogue, matched without case, space and `-`.
 */
import { catalogue } from './catalogue';
import type { Metric } from './catalogue/metric';
import { type CompanyMetric, companyMetric } from './explain-metrics';

export interface TargetMetric {
  name: string;
  unit: Metric['unit'];
  /** How the actual figure is found; null where none stands beside a target of it. */
  measured: CompanyMetric | null;
  /** What a figure of it lies between, both included: ratios for rates. */
  low: number;
  high: number;
}

/** Metrics of 12 months may be named without their window. */
const windowed: Readonly<Record<string, string>> = {
  nrr: 'nrr_12m',
  grr: 'grr_12m',
  logo: 'logo_12m',
  logo_retention: 'logo_12m',
};

/** No rate that grows is meant to be more than fivefold; a percentage that lost its sign is. */
const HIGHEST_RATIO = 5;

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

const entries = new Map<string, Metric>([
  ...catalogue.map((entry): [string, Metric] => [plain(entry.name), entry]),
  ...catalogue.map((entry): [string, Metric] => [entry.slug, entry]),
]);

/** The metric that a word names, by its slug or its full name; null where there is none of that name. */
export function targetMetric(stated: string): TargetMetric | null {
  const word = plain(stated);
  const entry = entries.get(word);
  const slug = entry?.slug ?? word;
  const name = windowed[slug] ?? slug;
  const measured = companyMetric(name);
  if (measured !== null) return { name, measured, ...boundsOf(measured) };
  if (entry === undefined) return null;
  const high = entry.unit === 'ratio' ? HIGHEST_RATIO : Number.POSITIVE_INFINITY;
  return { name, measured, unit: entry.unit, low: -high, high };
}

function boundsOf(measured: CompanyMetric): Pick<TargetMetric, 'unit' | 'low' | 'high'> {
  if (measured.kind !== 'retention') return { unit: 'money', low: 0, high: Number.POSITIVE_INFINITY };
  return { unit: 'ratio', low: 0, high: measured.rate === 'nrr' ? HIGHEST_RATIO : 1 };
}
