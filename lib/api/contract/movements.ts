/** Movements: how ARR came from the start of each period to its end. */
import * as z from 'zod';
import { bySource, count, grid, minor, reportHead, segment } from './parts';

const movementCounts = z.object({
  start: count,
  new: count,
  reactivation: count,
  expansion: count,
  contraction: count,
  churn: count,
  end: count,
});

const moved = z.object({ accounts: count, arr: minor });
/** Segments by the value at each window's start: who was in another one then. */
export const moves = { moved_in: moved.optional(), moved_out: moved.optional(), started: moved.optional() };

const movementRow = z.object({
  period: z.string(),
  partial: z.boolean(),
  start_arr: minor,
  new: minor,
  reactivation: minor,
  expansion: minor,
  contraction: minor,
  churn: minor,
  fx: minor,
  end_arr: minor,
  accounts: movementCounts,
  expansion_by_source: bySource,
  contraction_by_source: bySource,
  /** Of products alone. */
  between_products: minor.optional(),
  ...moves,
});

export const movementsReport = reportHead.extend({
  grid,
  rows: z.array(movementRow),
  groups: z.array(segment.extend({ rows: z.array(movementRow) })).optional(),
});
