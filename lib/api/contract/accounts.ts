/** Accounts: who is active on a day, with what. */
import * as z from 'zod';
import { count, day, minor, reportHead } from './parts';

export const accountsReport = reportHead.extend({
  day: day.nullable(),
  rows: z.array(
    z.object({
      account: z.string(),
      name: z.string(),
      arr: minor,
      mrr: minor,
      since: day.nullable(),
      opening: z.boolean(),
      attributes: z.record(z.string(), z.string()),
    }),
  ),
  total: z.object({ accounts: count, arr: minor, mrr: minor }),
  excluded: z.array(z.object({ account: z.string(), name: z.string(), reason: z.string().nullable(), since: day })),
});
