/** Coverage, payback, plans and targets: what is done for expansion, what it costs, and what was meant to be reached. */
import * as z from 'zod';
import { stageNames } from '@/lib/domain/benchmarks/stages';
import { count, grid, minor, ratio, reportHead, segment } from './parts';

const coverage = {
  threshold_mrr: minor,
  accounts: count,
  covered: count,
  coverage: ratio,
  uncovered: z.array(z.object({ account: z.string(), name: z.string(), arr: minor, owner: z.string().nullable() })),
};

export const coverageReport = reportHead.extend({
  ...coverage,
  groups: z.array(segment.extend(coverage)).optional(),
});

export const paybackReport = reportHead.extend({
  grid,
  gross_margin: ratio,
  missing: z.array(z.enum(['gross_margin', 'costs'])),
  rows: z.array(
    z.object({
      period: z.string(),
      expansion_cost: minor.nullable(),
      expansion_mrr: minor,
      payback_months: ratio,
      new_cost: minor.nullable(),
      new_mrr: minor,
      new_payback_months: ratio,
      cost_ratio: ratio,
    }),
  ),
});

const winRate = z.object({
  source: z.string(),
  open: count,
  won: count,
  lost: count,
  win_rate: ratio,
  median_days: ratio,
  median_days_won: ratio,
  won_arr: minor,
  open_arr: minor,
});

const reviewed = z.object({
  accounts: count,
  start_arr: minor,
  expansion: minor,
  rate: ratio,
  expanding_accounts: ratio,
});

export const plansReport = reportHead.extend({
  rows: z.array(winRate),
  total: winRate.nullable(),
  qbr: z.array(z.object({ period: z.string(), with_qbr: reviewed, without_qbr: reviewed, difference: ratio })),
});

export const targetsReport = reportHead.extend({
  rows: z.array(
    z.object({
      metric: z.string(),
      period: z.string(),
      segment: z.string().nullable(),
      owner: z.string().nullable(),
      /** Ratios or ARR, as the metric is. */
      target: ratio,
      actual: ratio,
      attainment: ratio,
      gap: ratio,
      partial: z.boolean(),
    }),
  ),
  courses: z.array(
    z.object({ metric: z.string(), from: z.string(), until: z.string().nullable(), target: z.number() }),
  ),
  stage: z
    .object({ name: z.enum(stageNames), nrr_low: z.number(), nrr_high: ratio, is_chosen: z.boolean() })
    .nullable(),
});
