/** Every exhibit by its name, in the order of the pages that they come from. */
import type { Exhibit } from '../exhibit';
import { bridgeExhibit } from './bridge';
import { movementsExhibit } from './movements';
import { ratesOverTime, retentionTrend } from './retention-trend';

export const exhibits: readonly Exhibit[] = [retentionTrend, bridgeExhibit, movementsExhibit, ratesOverTime];

const byName = new Map(exhibits.map((exhibit) => [exhibit.name, exhibit]));

export const exhibitOf = (name: string): Exhibit | null => byName.get(name) ?? null;
