/**
 * Stages (metrics.md section 10): a company's stage comes from its ARR in US dollars, and with it the NRR that investors
 * look for, what expansion needs there, and what to avoid; its levers are in `levers.ts`. Targets, not measurements.
 */

export const stageNames = ['0-1M', '1-5M', '5-20M', '20M+'] as const;
export type StageName = (typeof stageNames)[number];

export interface Stage {
  name: StageName;
  /** ARR in whole US dollars. */
  fromUsd: number;
  /** Null: the last stage has no end. */
  belowUsd: number | null;
  /** Twelve-month NRR that is aimed for, as ratios; null: no upper end. */
  nrrLow: number;
  nrrHigh: number | null;
  infrastructure: readonly string[];
  avoid: string;
}

export const stages: readonly Stage[] = [
  {
    name: '0-1M',
    fromUsd: 0,
    belowUsd: 1_000_000,
    nrrLow: 0.9,
    nrrHigh: 1,
    infrastructure: ['expansion-ready accounts tagged in the CRM', 'usage tracking in the product'],
    avoid: 'automating before the trigger of expansion is known',
  },
  {
    name: '1-5M',
    fromUsd: 1_000_000,
    belowUsd: 5_000_000,
    nrrLow: 1,
    nrrHigh: 1.1,
    infrastructure: [
      'upgrade prompts in the product',
      'customer-success playbook for signals',
      'baseline health score',
    ],
    avoid: 'treating all customers alike instead of segmenting by use and engagement',
  },
  {
    name: '5-20M',
    fromUsd: 5_000_000,
    belowUsd: 20_000_000,
    nrrLow: 1.1,
    nrrHigh: 1.25,
    infrastructure: [
      'customer-success platform',
      'alerts from an automated health score',
      'a dedicated expansion role',
    ],
    avoid: 'leaving large expansion deals to customer success without sales assist',
  },
  {
    name: '20M+',
    fromUsd: 20_000_000,
    belowUsd: null,
    nrrLow: 1.2,
    nrrHigh: null,
    infrastructure: [
      'expansion playbooks by segment',
      'revenue intelligence',
      'expansion quota for account executives',
      'shared ownership of customer success and sales',
    ],
    avoid: 'no clear owner of expansion deals above a revenue threshold',
  },
];

/** The stage of a name. */
export const stageNamed = (name: StageName): Stage => stages[stageNames.indexOf(name)] as Stage;

/** The stage that a yearly revenue in US dollars is in; no revenue at all is the first. */
export const stageOf = (arrUsd: number): Stage =>
  stages.findLast(({ fromUsd }) => arrUsd >= fromUsd) ?? (stages[0] as Stage);
