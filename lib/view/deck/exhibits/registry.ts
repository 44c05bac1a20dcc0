/** Every exhibit by its name, in the order of the pages that they come from. */
import type { Exhibit } from '../exhibit';
import { aheadExhibit, dueExhibit } from './ahead';
import { bridgeExhibit } from './bridge';
import { compositionExhibit } from './composition';
import { headlineExhibit } from './headline';
import { movementsExhibit } from './movements';
import { moversExhibit } from './movers';
import { ratesOverTime, retentionTrend } from './retention-trend';
import { stacksExhibit } from './stacks';

export const exhibits: readonly Exhibit[] = [
  headlineExhibit,
  retentionTrend,
  compositionExhibit,
  bridgeExhibit,
  movementsExhibit,
  stacksExhibit,
  moversExhibit,
  aheadExhibit,
  dueExhibit,
  ratesOverTime,
];

const byName = new Map(exhibits.map((exhibit) => [exhibit.name, exhibit]));

export const exhibitOf = (name: string): Exhibit | null => byName.get(name) ?? null;
