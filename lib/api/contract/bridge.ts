/** The bridge: why NRR moved from one day to another, account by account. */
import * as z from 'zod';
import { count, day, minor, ratio, reportHead, segment } from './parts';

const end = z.object({ day, nrr: ratio, accounts: count, start_arr: minor, end_arr: minor });
const rows = z.array(z.object({ account: z.string(), name: z.string(), contribution: z.number(), change_arr: minor }));
const total = z.object({ accounts: count, contribution: z.number(), change_arr: minor });

const bridge = {
  points: ratio,
  entered: rows,
  left: rows,
  base: rows,
  totals: z.object({ entered: total, left: total, base: total }),
};

export const bridgeReport = reportHead.extend({
  ...bridge,
  window: z.number().int(),
  from: end.nullable(),
  to: end.nullable(),
  groups: z.array(segment.extend({ ...bridge, from: end, to: end })).optional(),
});
