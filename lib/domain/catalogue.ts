/**
 * The catalogue of metrics (design.md, convention 6): one entry for every figure a report gives. Labels, definitions,
 * column headings and the glossary read it here, so that one figure has one name everywhere.
 */
import { balanceMetrics } from './catalogue/balances';
import { benchmarkMetrics } from './catalogue/benchmarks';
import { cohortMetrics } from './catalogue/cohorts';
import { differenceMetrics, matchMetrics } from './catalogue/differences';
import { expansionMetrics } from './catalogue/expansion';
import { forecastMetrics } from './catalogue/forecast';
import { headlineMetrics } from './catalogue/headline';
import type { Metric } from './catalogue/metric';
import { motionMetrics, movementMetrics, sourceMetrics } from './catalogue/movements';
import { playMetrics, targetMetrics } from './catalogue/plays';
import { renewalMetrics } from './catalogue/renewals';
import { retentionMetrics } from './catalogue/retention';
import { sellingMetrics } from './catalogue/selling';
import { signalMetrics } from './catalogue/signals';
import { whitespaceMetrics } from './catalogue/whitespace';

/** Every metric: the headline figures first, the others in the order of the definitions. */
export const catalogue = [
  ...headlineMetrics,
  ...balanceMetrics,
  ...movementMetrics,
  ...sourceMetrics,
  ...motionMetrics,
  ...retentionMetrics,
  ...expansionMetrics,
  ...renewalMetrics,
  ...sellingMetrics,
  ...cohortMetrics,
  ...benchmarkMetrics,
  ...signalMetrics,
  ...whitespaceMetrics,
  ...forecastMetrics,
  ...playMetrics,
  ...targetMetrics,
  ...differenceMetrics,
  ...matchMetrics,
] as const satisfies readonly Metric[];

export type CatalogueSlug = (typeof catalogue)[number]['slug'];
