/** Tries of passwords, codes and tokens, counted in the database, so that several servers count together. */
import type { Database } from './database';
import type { Principal } from './principal';

const WINDOW = "interval '15 minutes'";

/** A window that began after now was begun by a clock that was ahead, and counts no more; moments are kept rounded. */
const IS_OPEN = `failed_attempt.began_at between clock_timestamp() - ${WINDOW} and clock_timestamp() + interval '1 minute'`;

/** Counted before it is known whether a try is right: of many at once none is free. */
const COUNT = `
  with asked as (select * from unnest($1::text[], $2::int[]) a(key, most)), counted as (
    insert into failed_attempt (key, failures, began_at) select key, 1, clock_timestamp() from asked order by key
    on conflict (key) do update set
      failures = case when ${IS_OPEN} then failed_attempt.failures + 1 else 1 end,
      began_at = case when ${IS_OPEN} then failed_attempt.began_at else clock_timestamp() end
    returning key, failures, began_at)
  select coalesce(max(ceil(extract(epoch from began_at + ${WINDOW} - clock_timestamp()))), 0)::int as wait
  from counted join asked using (key) where failures > most`;

const TAKE_BACK = 'update failed_attempt set failures = greatest(0, failures - 1) where key = any($1)';

/** What is over is of no use. */
const FORGET_OLD = `delete from failed_attempt where began_at < clock_timestamp() - ${WINDOW}`;

/** How often each key may be wrong in a quarter of an hour. */
export type Limits = Readonly<Record<string, number>>;

/** Counts a try; answers the seconds to wait where there were too many, 0 where it may be looked at. */
export async function countAttempt(db: Database, _stranger: Principal, limits: Limits): Promise<number> {
  const { rows } = await db.query<{ wait: number }>(COUNT, [Object.keys(limits), Object.values(limits)]);
  return rows[0]?.wait ?? 0;
}

/** It was right: it counts as none, and earlier wrong ones of `own` were slips. */
export async function attemptWasRight(db: Database, _stranger: Principal, limits: Limits, own: string): Promise<void> {
  await db.query(TAKE_BACK, [Object.keys(limits)]);
  await db.query('delete from failed_attempt where key = $1', [own]);
  await db.query(FORGET_OLD);
}
