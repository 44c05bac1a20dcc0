/** The figures that can be explained account by account, by name (metrics.md sections 3 to 5). */
import { type MovementType, movementTypes } from './movement-type';
import { type Source, sources } from './source';

const rates = ['nrr', 'grr', 'logo'] as const;
const windowsMonths = [1, 3, 12] as const;
const shared = ['expansion', 'contraction'] as const;

export type ExplainedMetric =
  | { kind: 'retention'; rate: (typeof rates)[number]; windowMonths: number }
  | { kind: 'arr' }
  | { kind: 'movement'; type: MovementType; source: Source | null };

const byName = new Map<string, ExplainedMetric>([
  ...rates.flatMap((rate) =>
    windowsMonths.map((windowMonths): [string, ExplainedMetric] => [
      `${rate}_${windowMonths}m`,
      { kind: 'retention', rate, windowMonths },
    ]),
  ),
  ['arr', { kind: 'arr' }],
  ...movementTypes.map((type): [string, ExplainedMetric] => [type, { kind: 'movement', type, source: null }]),
  ...shared.flatMap((type) =>
    sources.map((source): [string, ExplainedMetric] => [`${type}.${source}`, { kind: 'movement', type, source }]),
  ),
]);

/** Every name: `nrr_12m`, `arr`, `expansion`, `expansion.seats` … */
export const explainedMetricNames: readonly string[] = [...byName.keys()];

/** The figure of a name; null where none has it. */
export const explainedMetric = (name: string): ExplainedMetric | null => byName.get(name) ?? null;
