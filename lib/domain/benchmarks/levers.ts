/**
 * The playbook (metrics.md section 10): what each stage does to expand, and the company's own figures that show whether
 * it works. The advice is repeated in the field without a publication behind it, and is told so.
 */
import type { StageName } from './stages';

export const PLAYBOOK_SOURCE =
  'Repeated in the field by investors and operators; no publication, year or sample stands behind it.';

/** In the order in which they are computed. */
export const leverFigures = [
  'nrr_12m',
  'grr_12m',
  'logo_12m',
  'expansion',
  'expansion.seats',
  'expansion.plan',
  'expansion.add_on',
  'expansion.cross_sell',
  'expansion.usage',
  'coverage',
  'qbr_effect',
  'win_rate',
] as const;
export type LeverFigureName = (typeof leverFigures)[number];

export interface Lever {
  lever: string;
  /** What shows whether it works, the plainest first. */
  figures: readonly LeverFigureName[];
}

export const levers: Readonly<Record<StageName, readonly Lever[]>> = {
  '0-1M': [
    { lever: 'upsell talks held by hand', figures: ['expansion.plan', 'win_rate'] },
    { lever: 'founder-led customer success', figures: ['grr_12m', 'logo_12m'] },
    { lever: 'nudges at usage limits', figures: ['expansion.usage'] },
  ],
  '1-5M': [
    { lever: "seats in the champion's team", figures: ['expansion.seats'] },
    { lever: 'plan upgrade through feature gates', figures: ['expansion.plan'] },
    { lever: 'first cross-sell module', figures: ['expansion.cross_sell', 'expansion.add_on'] },
  ],
  '5-20M': [
    { lever: 'systematic account planning', figures: ['expansion', 'coverage'] },
    { lever: 'upsell led by quarterly reviews', figures: ['expansion.plan', 'qbr_effect'] },
    { lever: 'usage overage and tier migration', figures: ['expansion.usage', 'expansion.plan'] },
    { lever: 'expansion to more teams', figures: ['expansion.seats'] },
  ],
  '20M+': [
    { lever: 'enterprise land and expand', figures: ['nrr_12m', 'expansion'] },
    { lever: 'department-level expansion', figures: ['expansion.seats'] },
    { lever: 'product-line cross-sell', figures: ['expansion.cross_sell', 'expansion.add_on'] },
    { lever: 'strategic upsell to executive sponsors', figures: ['expansion.plan', 'win_rate'] },
  ],
};
