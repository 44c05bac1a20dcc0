/** What is decided about an account of the queue: whose it is, until when it waits, that it is done, a note. */
import { type Day, parseDay } from '@/lib/domain/day';
import type { ActionName } from '@/lib/domain/signals/kinds';
import { markInQueue, type QueueMark } from '@/lib/store/queue-marks';
import type { LedgerReader } from './ledger-view';
import { todayOf } from './today';

/** What is left out stays; null takes away. */
export interface WorkStated {
  account: string;
  owner?: string | null;
  snoozed_until?: Day | null;
  /** True: done today; what was recommended is kept with it. */
  done?: boolean;
  done_on?: Day | null;
  action?: ActionName | null;
  note?: string | null;
}

/** What held of it, in words that state it again. */
export interface WorkMark {
  account: string;
  owner: string | null;
  snoozed_until: Day | null;
  done_on: Day | null;
  action: ActionName | null;
  note: string | null;
}

/** A day that it cannot wait until. */
export class WaitError extends Error {}

const markJson = (account: string, { owner, snoozedUntil, doneOn, doneAction, note }: QueueMark): WorkMark => ({
  ...{ account, owner, note },
  snoozed_until: snoozedUntil,
  done_on: doneOn,
  action: doneAction as ActionName | null,
});

const textOf = (text: string | null): string | null => text?.trim() || null;

/** @throws WaitError, and MarkError where there is no such account */
export async function stateWork(
  { db, principal, workspaceId }: LedgerReader,
  { account, owner, snoozed_until: until, done, done_on: doneOn, action, note }: WorkStated,
): Promise<{ before: WorkMark; after: WorkMark }> {
  const today = await todayOf({ db, principal, workspaceId });
  if (until != null && parseDay(until) === null) throw new WaitError(`there is no day ${until}`);
  const change: Partial<QueueMark> = {
    ...(owner !== undefined && { owner: textOf(owner) }),
    ...(note !== undefined && { note: textOf(note) }),
    ...(until !== undefined && { snoozedUntil: until }),
    ...(doneOn !== undefined && { doneOn }),
    ...(done !== undefined && { doneOn: done ? today : null }),
    ...(action !== undefined && { doneAction: action }),
    // What is dealt with does not wait, and what waits is not dealt with.
    ...(done === true && { snoozedUntil: null }),
    ...(until != null && doneOn === undefined && { doneOn: null, doneAction: null }),
  };
  const { before, after } = await markInQueue(db, principal, workspaceId, account, change);
  return { before: markJson(account, before), after: markJson(account, after) };
}
