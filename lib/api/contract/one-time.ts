/** One-time charges: kept, and in no recurring figure. */
import * as z from 'zod';
import { count, day, minor, reportHead, segment } from './parts';

const oneTime = {
  rows: z.array(z.object({ period: z.string(), charges: count, amount: minor })),
  charges: z.array(
    z.object({
      on: day,
      account: z.string(),
      name: z.string(),
      product: z.string(),
      /** In smallest units of `currency`. */
      amount: minor,
      currency: z.string(),
      reporting_amount: minor.nullable(),
    }),
  ),
};

export const oneTimeReport = reportHead.extend({
  ...oneTime,
  groups: z.array(segment.extend(oneTime)).optional(),
});
