/** Retention: rates of the windows that end with each closed month, on data-through and on the days asked for. */
import * as z from 'zod';
import { moves } from './movements';
import { count, day, minor, ratio, reportHead, segment } from './parts';

const retentionFigures = z.object({
  accounts: count,
  start_arr: minor,
  end_arr: minor,
  nrr: ratio,
  grr: ratio,
  logo: ratio,
  nrr_low: ratio,
  nrr_high: ratio,
  grr_low: ratio,
  grr_high: ratio,
  logo_low: ratio,
  logo_high: ratio,
  nrr_without_top: ratio,
  nrr_without_price: ratio,
  nrr_without_increases: ratio,
  grr_without_increases: ratio,
  doubling_years: ratio,
  half_life_years: ratio,
  ...moves,
});

const retentionRow = retentionFigures.extend({ period: z.string() });
const retentionOnDay = retentionFigures.extend({ day });

export const retentionReport = reportHead.extend({
  window: z.number().int(),
  rows: z.array(retentionRow),
  current: retentionOnDay.nullable(),
  at: z.array(retentionOnDay).optional(),
  groups: z
    .array(
      segment.extend({
        rows: z.array(retentionRow),
        current: retentionOnDay.nullable(),
      }),
    )
    .optional(),
});
