/** Renewals: what is due, what became of what was, and how expansion lies before a term's end. */
import * as z from 'zod';
import { count, minor, ratio, reportHead, segment } from './parts';

const due = z.object({ accounts: count, arr: minor });

const renewals = {
  due: z.array(due.extend({ within: count })),
  awaiting: due,
  rows: z.array(
    z.object({
      period: z.string(),
      lines: count,
      due_arr: minor,
      renewed: minor,
      expanded: minor,
      contracted: minor,
      lost: minor,
      rate: ratio,
    }),
  ),
  by_distance: z.array(
    z.object({
      from_days: count.nullable(),
      to_days: count.nullable(),
      expansion: minor,
      events: count,
      share: ratio,
    }),
  ),
};

export const renewalsReport = reportHead.extend({
  ...renewals,
  groups: z.array(segment.extend(renewals)).optional(),
});
