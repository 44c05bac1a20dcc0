/** Definitions side by side: one ledger under other published definitions, with the accounts that make each difference. */
import * as z from 'zod';
import { minor, ratio, reportHead, segment } from './parts';

const key = z.enum([
  'account-cohort-12m',
  'account-cohort-3m',
  'account-cohort-1m',
  'account-gross-12m',
  'account-expansion-1m',
  'rolling-30-days',
  'reactivation-1m',
  'expansion-with-reactivation-1m',
  'subscription-level-12m',
  'renewals-due-12m',
  'gross-on-totals-12m',
  'without-price-12m',
]);

const rows = z.array(
  z.object({
    key,
    name: z.string(),
    who: z.string(),
    formula: z.string(),
    value: ratio,
    base_arr: minor,
    against: key.nullable(),
    same_base: z.boolean(),
    difference_arr: minor,
    differs_by: z.array(z.object({ account: z.string(), name: z.string(), arr: minor })),
  }),
);

export const definitionsReport = reportHead.extend({
  period: z.string().nullable(),
  rows,
  groups: z.array(segment.extend({ rows })).optional(),
});
