/** Scheduled changes, and the contracted ARR that today's becomes by them. */
import * as z from 'zod';
import { day, minor, movementType, reportHead, segment } from './parts';

const amounts = z.object({ new: minor, reactivation: minor, expansion: minor, contraction: minor, churn: minor });

const scheduled = {
  current_arr: minor,
  contracted_arr: minor,
  ahead: amounts,
  rows: z.array(z.object({ period: z.string(), ...amounts.shape })),
  changes: z.array(
    z.object({ on: day, account: z.string(), name: z.string(), type: movementType, start_arr: minor, end_arr: minor }),
  ),
};

export const scheduledReport = reportHead.extend({
  ...scheduled,
  groups: z.array(segment.extend(scheduled)).optional(),
});
