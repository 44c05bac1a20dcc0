/** Coverage, payback, plans and targets: what is done for expansion, what it costs, and what was meant to be reached. */
import * as z from 'zod';
import { stageNames } from '@/lib/domain/benchmarks/stages';
import { costMotions, planStatuses, touchpointKinds } from '@/lib/domain/planning';
import { sources } from '@/lib/domain/source';
import { likeBases } from '@/lib/domain/whitespace';
import { count, day, grid, minor, ratio, reportHead, segment } from './parts';

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

const who = { account: z.string(), name: z.string() };
const words = z.string().nullable();

const planRow = z.object({
  record: count.nullable(),
  ...who,
  arr: minor,
  opened_on: day,
  source: words,
  amount_arr: minor.nullable(),
  expected_on: day.nullable(),
  champion: words,
  owner: words,
  status: z.enum(planStatuses),
  closed_on: day.nullable(),
  is_overdue: z.boolean(),
  proposed_team: z.enum(['cs', 'sales_assist']),
  proposed_owner: words,
  expansion: z.object({ on: day, arr: minor, is_ahead: z.boolean() }).nullable(),
});

const plannedTouchpoint = z.object({
  record: count.nullable(),
  ...who,
  on: day,
  kind: z.enum(touchpointKinds).nullable(),
  owner: words,
  note: words,
});

export const planListReport = reportHead.extend({
  sales_assist: z.object({ from: count, sources: z.partialRecord(z.enum(sources), count.nullable()) }),
  open: z.array(planRow),
  open_plans: count,
  open_arr: minor,
  open_accounts: count,
  overdue: count,
  incomplete: count,
  closed: z.array(planRow),
  closed_plans: count,
  ahead: z.array(plannedTouchpoint),
  owners: z.array(z.string()),
});

export const costsReport = reportHead.extend({
  months: z.array(z.string()),
  lines: z.array(z.object({ motion: z.enum(costMotions), team: words, amounts: z.array(minor.nullable()) })),
});

export const whitespaceReport = reportHead.extend({
  like_by: words,
  columns: z.array(
    z.object({
      product: z.string(),
      plan: words,
      is_step: z.boolean(),
      holders: count,
      gaps: count,
      arr: minor,
      likely_arr: minor,
    }),
  ),
  total: count,
  accounts: count,
  gaps: count,
  gap_arr: minor,
  likely_arr: minor,
  offset: count,
  rows: z.array(
    z.object({
      ...who,
      arr: minor,
      owner: words,
      segment: words,
      band: words,
      is_covered: z.boolean(),
      gap_arr: minor,
      likely_arr: minor,
      held: z.array(z.object({ column: count, arr: minor })),
      gaps: z.array(z.object({ column: count, arr: minor, holders: count, like: count, basis: z.enum(likeBases) })),
    }),
  ),
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
