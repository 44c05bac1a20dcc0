/** Every exhibit by its name, in the order of the pages that they come from. */
import type { Exhibit } from '../exhibit';
import { accountCourseExhibit, accountLedgerExhibit } from './account';
import { accountsExhibit } from './accounts';
import { adjustmentsExhibit } from './adjustments';
import { aheadExhibit, dueExhibit } from './ahead';
import { benchmarksExhibit } from './benchmarks';
import { bridgeExhibit } from './bridge';
import { restatementExhibit, tieOutExhibit } from './closed';
import { curvesExhibit, triangleExhibit } from './cohorts';
import { compositionExhibit } from './composition';
import { firstExhibit, thenLostExhibit } from './expansion-followed';
import { concentrationExhibit, rateExhibit, toNewExhibit } from './expansion-rates';
import { motionExhibit, periodSourcesExhibit, realExhibit, sourcesExhibit } from './expansion-sources';
import { expansionSplitExhibit } from './expansion-split';
import { firstGroupsExhibit } from './first-groups';
import { forecastExhibit } from './forecast';
import { headlineExhibit } from './headline';
import { movementsExhibit } from './movements';
import { moversExhibit } from './movers';
import { paybackExhibit } from './payback';
import { planExhibit } from './plan';
import { playbookExhibit } from './playbook';
import { readinessExhibit } from './readiness';
import { renewalsExhibit } from './renewals';
import { bandsExhibit, definitionsExhibit, splitExhibit } from './retention-tables';
import { ratesOverTime, retentionTrend } from './retention-trend';
import { sellingExhibit } from './selling';
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
  firstGroupsExhibit,
  thenLostExhibit,
  expansionSplitExhibit,
  renewalsExhibit,
  sellingExhibit,
  triangleExhibit,
  curvesExhibit,
  benchmarksExhibit,
  readinessExhibit,
  playbookExhibit,
  accountsExhibit,
  accountCourseExhibit,
  accountLedgerExhibit,
  forecastExhibit,
  paybackExhibit,
  restatementExhibit,
  tieOutExhibit,
  adjustmentsExhibit,
];

const byName = new Map(exhibits.map((exhibit) => [exhibit.name, exhibit]));

export const exhibitOf = (name: string): Exhibit | null => byName.get(name) ?? null;
