/** Of imports: what they are complete for, what they do month by month, what they remember, and several as one batch. */
import * as z from 'zod';
import { count, day, minor, ratio } from './parts';

/** Is the end date the last day with the service, or the first one without it? */
export const endDay = z.enum(['last', 'first_without']);

/** Both days are part of it. */
export const dayRange = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { error: 'the range ends before it begins', path: ['to'] });

/** One month whose end ARR or NRR (the 12 months to its end) an import changes, and the last 13 in any case. */
export const monthEffect = z.object({
  month: z.string(),
  arr_before: minor.nullable(),
  arr_after: minor.nullable(),
  nrr_before: ratio,
  nrr_after: ratio,
});

/** What an end date means in a file: null where nothing decides, so that it is asked. */
export const endDayFound = z.object({
  column: z.string(),
  value: endDay.nullable(),
  decided_by: z.enum(['stated', 'file', 'remembered']).nullable(),
  /** A cell that it is about. */
  example: z.string().nullable(),
});

/** What was chosen last for these column names; `DELETE /imports/mappings/KEY` forgets it. */
export const rememberedMapping = z.object({ key: z.string(), chosen_at: z.string() });

export const mappingForgotten = z.object({ key: z.string(), forgotten: z.boolean() });

export const importStatus = z.enum(['running', 'checked', 'done', 'rejected', 'failed', 'withdrawn', 'cancelled']);

export const batchStarted = z.object({ batch_id: z.string() });

/** One file of a batch; `import_id` is null until its turn comes. */
export const batchItem = z.object({
  upload_id: z.string().nullable(),
  file: z.string(),
  kind: z.string().nullable(),
  import_id: z.string().nullable(),
  status: z.enum(['waiting', ...importStatus.options]),
});

export const importBatch = z.object({
  batch_id: z.string(),
  dry_run: z.boolean(),
  started_at: z.string(),
  /** `stopped`: a file wrote nothing, and those after it were not begun. */
  status: z.enum(['running', 'checked', 'done', 'stopped', 'cancelled', 'withdrawn']),
  /** Why its process ended before it was through, where no file says so itself. */
  error: z.string().nullable(),
  /** In the order in which they are imported: accounts, rates, what states revenue, the rest. */
  items: z.array(batchItem),
  /** Of all of its imports together. */
  counts: z.object({
    read: count,
    new: count,
    unchanged: count,
    corrected: count,
    rejected: count,
    withdrawn: count,
    accounts_new: count,
  }),
});

export type EndDay = z.infer<typeof endDay>;
export type MonthEffect = z.infer<typeof monthEffect>;
export type ImportBatch = z.infer<typeof importBatch>;
