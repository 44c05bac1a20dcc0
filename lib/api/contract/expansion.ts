/** Expansion: how much existing accounts grow by, from what, from how few, how soon, and what becomes of them. */
import * as z from 'zod';
import { moves } from './movements';
import { bySource, count, day, gridFromMonths, minor, motion, ratio, reportHead, segment, source } from './parts';

const expansionRow = z.object({
  period: z.string(),
  expansion: minor,
  rate: ratio,
  genuine: minor,
  genuine_rate: ratio,
  accounts_at_start: count,
  accounts_expanding: count,
  expanding_accounts: ratio,
  share_of_new: ratio,
  share_of_net_new: ratio,
  expansion_to_new_3m: ratio,
  quick_ratio: ratio,
  top1: ratio,
  top5: ratio,
  top10: ratio,
  by_source: bySource,
  by_motion: z.record(motion, minor),
  share_unclassified: ratio,
  by_source_rates: z.record(source, z.object({ accounts: count, account_rate: ratio, arr_rate: ratio })),
  arpa_mrr: ratio,
  arpa_growth: ratio,
  ...moves,
});

const timeToExpansion = z.object({
  accounts: count,
  expanded: count,
  mean_months: ratio,
  median_months: ratio,
  share_by: z.record(z.enum(['3', '6', '12', '24']), ratio),
  curve: z.array(z.object({ t: count, at_risk: count, events: count, survival: z.number(), low: ratio, high: ratio })),
});
const keyedTimes = z.array(segment.extend(timeToExpansion.shape));

const lostShare = z.object({ account_months: count, churned: ratio, contracted: ratio, either: ratio });
const thenLost = z.object({
  months: count,
  expanded: lostShare,
  not_expanded: lostShare,
  by_source: z.record(source.exclude(['price']), lostShare),
  by_motion: z.record(motion, lostShare),
});

const priceIncrease = z.object({
  from: day,
  to: day,
  percent: z.number(),
  accounts: count,
  arr: minor,
  classified: source,
});

export const expansionReport = reportHead.extend({
  grid: gridFromMonths,
  rows: z.array(expansionRow),
  t2e: timeToExpansion.nullable(),
  t2e_by: z.object({ cohort: keyedTimes, channel: keyedTimes }).nullable(),
  /** By the months of the follow-up. */
  then_lost: z.record(z.enum(['3', '6', '12']), thenLost).nullable(),
  price_increases: z.array(priceIncrease),
  groups: z.array(segment.extend({ rows: z.array(expansionRow), t2e: timeToExpansion })).optional(),
});
