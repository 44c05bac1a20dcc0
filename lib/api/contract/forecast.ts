/** The forecast, with what was tried out and its back-test. */
import * as z from 'zod';
import { count, minor, ratio, reportHead } from './parts';

const band = z.object({
  low95: z.number(),
  low80: z.number(),
  median: z.number(),
  high80: z.number(),
  high95: z.number(),
});

const point = z.object({
  ahead: count,
  month: z.string(),
  expected_nrr: z.number(),
  expected_arr: minor,
  nrr: band,
  arr: band,
});

const share = z.object({ quarters: count, inside80: ratio, inside95: ratio });

export const forecastReport = reportHead.extend({
  month: z.string().nullable(),
  horizon: z.union([z.literal(12), z.literal(24)]),
  seed: count,
  draws: count,
  accounts: count,
  arr: minor,
  drawn_accounts: count,
  drawn_groups: count,
  tried: z.object({ churn: z.number(), expansion: z.number(), t2e: z.number() }),
  churn_rate: ratio,
  expansion_rate: ratio,
  t2e_median: ratio,
  baseline: z.array(point),
  what_if: z.array(point).nullable(),
  back_test: z.object({
    rows: z.array(
      z.object({
        month: z.string(),
        until: z.string(),
        nrr: band,
        actual_nrr: z.number(),
        arr: band,
        actual_arr: minor,
      }),
    ),
    nrr: share,
    arr: share,
  }),
});
