/** Every exhibit by its name, in the order of the pages that they come from. */
import type { Exhibit } from '../exhibit';
import { aheadExhibit, dueExhibit } from './ahead';
import { benchmarksExhibit } from './benchmarks';
import { bridgeExhibit } from './bridge';
import { curvesExhibit, triangleExhibit } from './cohorts';
import { compositionExhibit } from './composition';
import { firstExhibit, thenLostExhibit } from './expansion-followed';
import { concentrationExhibit, rateExhibit, toNewExhibit } from './expansion-rates';
import { motionExhibit, periodSourcesExhibit, realExhibit, sourcesExhibit } from './expansion-sources';
import { expansionSplitExhibit } from './expansion-split';
import { headlineExhibit } from './headline';
import { movementsExhibit } from './movements';
import { moversExhibit } from './movers';
import { planExhibit } from './plan';
import { renewalsExhibit } from './renewals';
import { bandsExhibit, definitionsExhibit, splitExhibit } from './retention-tables';
import { ratesOverTime, retentionTrend } from './retention-trend';
import { sourceRatesExhibit } from './source-rates';
import { stacksExhibit } from './stacks';

export const exhibits: readonly Exhibit[] = [
  headlineExhibit,
  retentionTrend,
  compositionExhibit,
  bridgeExhibit,
  movementsExhibit,
  stacksExhibit,
  moversExhibit,
  planExhibit,
  aheadExhibit,
  dueExhibit,
  ratesOverTime,
  splitExhibit,
  bandsExhibit,
  definitionsExhibit,
  sourcesExhibit,
  periodSourcesExhibit,
  sourceRatesExhibit,
  realExhibit,
  motionExhibit,
  rateExhibit,
  toNewExhibit,
  concentrationExhibit,
  firstExhibit,
  thenLostExhibit,
  expansionSplitExhibit,
  renewalsExhibit,
  triangleExhibit,
  curvesExhibit,
  benchmarksExhibit,
];

const byName = new Map(exhibits.map((exhibit) => [exhibit.name, exhibit]));

export const exhibitOf = (name: string): Exhibit | null => byName.get(name) ?? null;
