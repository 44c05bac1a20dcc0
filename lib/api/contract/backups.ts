/** The API's contract for backups that are made by plan. */
import * as z from 'zod';

const LAST_HOUR = 23;
const MOST_KEPT = 366;

export const backupPlan = z.object({
  is_on: z.boolean(),
  /** Where the company is. */
  hour: z.number().int().min(0).max(LAST_HOUR),
  keep: z.number().int().min(1, 'keep at least one').max(MOST_KEPT, `keep at most ${MOST_KEPT}`),
});
export type BackupPlanAnswer = z.infer<typeof backupPlan>;

const file = z.object({ name: z.string(), bytes: z.number().int(), at: z.string() });

export const backupState = z.object({
  plan: backupPlan,
  /** Null: none is planned. */
  next_at: z.string().nullable(),
  folder: z.string(),
  files: z.array(file),
  /** Why the last one by plan was not made; null: it was, or there was none yet. */
  failed: z.object({ at: z.string(), error: z.string() }).nullable(),
});
export type BackupState = z.infer<typeof backupState>;

/** Names of those that made way. */
export const backupMade = z.object({ file: z.string(), rows: z.number().int(), removed: z.array(z.string()) });
