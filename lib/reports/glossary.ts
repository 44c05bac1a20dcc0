/** The glossary: every metric of the catalogue as plain JSON, headline figures first, then in the order of the definitions. */
import { catalogue } from '@/lib/domain/catalogue';
import type { Metric } from '@/lib/domain/catalogue/metric';

export interface GlossaryEntry extends Omit<Metric, 'shortName'> {
  short_name: string;
}

export interface Glossary {
  metrics: GlossaryEntry[];
}

export const glossary = (): Glossary => ({
  metrics: catalogue.map(({ shortName, ...entry }) => ({ ...entry, short_name: shortName })),
});
