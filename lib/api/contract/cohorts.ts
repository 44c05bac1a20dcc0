/** Cohorts: what became of the accounts that started in each period, by age. */
import * as z from 'zod';
import { count, gridFromMonths, minor, ratio, reportHead, segment } from './parts';

const cohortTable = z.object({
  rows: z.array(
    z.object({
      cohort: z.string(),
      opening: z.boolean(),
      accounts: count,
      start_arr: minor,
      cells: z.array(ratio),
      partial_age: count.nullable(),
    }),
  ),
  mean: z.array(ratio),
  mean_cohorts: z.array(count),
});

export const cohortsReport = reportHead.extend({
  ...cohortTable.shape,
  grid: gridFromMonths,
  metric: z.enum(['net', 'gross', 'logo', 'accounts', 'revenue', 'arpa']),
  groups: z.array(segment.extend(cohortTable.shape)).optional(),
});
