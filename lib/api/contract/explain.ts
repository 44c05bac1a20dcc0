/** Explain: the accounts, changes and source rows behind one figure. */
import * as z from 'zod';
import { sources } from '@/lib/domain/source';
import { day, minor, ratio, reportHead } from './parts';

/** Accounts told in one answer, where the question names no `limit`. */
export const EXPLAIN_PAGE_ACCOUNTS = 200;

const change = z.object({
  on: day,
  source: z.enum([...sources, 'new', 'reactivation', 'churn', 'between_products']),
  arr: minor,
  import_id: z.string().nullable(),
  row: z.number().int().nullable(),
  file: z.string().nullable(),
});

export const explainReport = reportHead.extend({
  metric: z.string(),
  period: z.string(),
  value: ratio,
  sum: z.number(),
  divided_by: ratio,
  total: z.object({ accounts: z.number().int(), start_arr: minor, end_arr: minor }),
  offset: z.number().int(),
  accounts: z.array(
    z.object({
      account: z.string(),
      name: z.string(),
      start_arr: minor,
      end_arr: minor,
      adds: z.number(),
      base: z.number().nullable(),
      changes: z.array(change),
    }),
  ),
});
