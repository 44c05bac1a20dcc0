/** The queue as people work through it, and what they decide about its accounts. */
import * as z from 'zod';
import { actionNames, zones } from '@/lib/domain/signals/kinds';
import { count, day, minor, reportHead } from './parts';
import { queueRow, signalSettings } from './signals';

const workState = z.enum(['open', 'snoozed', 'done']);
const text = (most: number) => z.string().trim().max(most);

export const priorityQueue = reportHead.extend({
  /** The day the scores are of. */
  day: day.nullable(),
  today: day,
  offset: count,
  total: count,
  states: z.record(workState, count),
  zones: z.record(z.enum(zones), z.object({ accounts: count, arr: minor })),
  owners: z.array(z.string()),
  rows: z.array(
    queueRow.extend({
      place: count,
      state: workState,
      owner_set: z.string().nullable(),
      snoozed_until: day.nullable(),
      done_on: day.nullable(),
      note: z.string().nullable(),
    }),
  ),
  settings: signalSettings,
  unknown_accounts: count,
});

/** What is left out stays as it is; null takes away. */
export const workRequest = z.strictObject({
  account: z.string().min(1),
  owner: text(120).nullable().optional(),
  snoozed_until: day.nullable().optional(),
  /** True: done today. */
  done: z.boolean().optional(),
  done_on: day.nullable().optional(),
  /** What was recommended when it was done. */
  action: z.enum(actionNames).nullable().optional(),
  note: text(1000).nullable().optional(),
});

const workMark = z.object({
  account: z.string(),
  owner: z.string().nullable(),
  snoozed_until: day.nullable(),
  done_on: day.nullable(),
  action: z.enum(actionNames).nullable(),
  note: z.string().nullable(),
});

export const workStated = z.object({ before: workMark, after: workMark });

export type PriorityQueueAnswer = z.output<typeof priorityQueue>;
export type WorkRowAnswer = PriorityQueueAnswer['rows'][number];
export type WorkRequest = z.input<typeof workRequest>;
