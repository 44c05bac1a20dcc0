/** Accounts: who is active on a day, with what, and what each did over a period. */
import * as z from 'zod';
import { accountStates } from '@/lib/domain/account-states';
import { count, day, minor, reportHead } from './parts';

const accountState = z.enum(accountStates);
const named = z.object({ account: z.string(), name: z.string() });
const total = z.object({ accounts: count, arr: minor, mrr: minor, start_arr: minor, change_arr: minor });

export const accountsReport = reportHead.extend({
  day: day.nullable(),
  from: day.nullable(),
  offset: count,
  rows: z.array(
    z.object({
      account: z.string(),
      name: z.string(),
      state: accountState,
      arr: minor,
      mrr: minor,
      start_arr: minor,
      change_arr: minor,
      since: day.nullable(),
      until: day.nullable(),
      last_change_on: day.nullable(),
      renews_on: day.nullable(),
      opening: z.boolean(),
      attributes: z.record(z.string(), z.string()),
    }),
  ),
  ids: z.array(z.string()).nullable(),
  total,
  states: z.record(accountState, total),
  around: z.object({ position: count, before: named.nullable(), after: named.nullable() }).nullable(),
  excluded: z.array(z.object({ account: z.string(), name: z.string(), reason: z.string().nullable(), since: day })),
});
