/**
 * The same questions in SQL, one text for DuckDB and PostgreSQL, as an analyst writes them. Two ways to begin: from a
 * table of ARR by account and month that somebody keeps ready, or from the changes, by a spine of months. Their tables:
 *
 *   change (account int, item int, day date, seq int, arr bigint)   what a line is worth a year from a day on
 *   month (month int, last_day date)                                1 … n
 *   account (account int, first_month int)                          the month an account was first active in
 *   account_month (account int, month int, arr bigint)              where arr > 0; PostgreSQL: primary key
 */

/** A line counts until the next statement about it; an account's month is the sum of what counts on its last day. */
const spine = `
  with line as (
    select account, arr, day, lead(day) over (partition by account, item order by day, seq) as until from change
  ), ready as (
    select l.account, m.month, sum(l.arr) as arr
    from line l join month m on l.day <= m.last_day and (l.until is null or l.until > m.last_day)
    where l.arr > 0
    group by l.account, m.month
  )`;

const ready = 'with ready as (select account, month, arr from account_month)';

const movements = `
  , moved as (
    select coalesce(e.account, s.account) as account, coalesce(e.month, s.month + 1) as month,
      coalesce(s.arr, 0) as s, coalesce(e.arr, 0) as e
    from ready e full join ready s on s.account = e.account and s.month + 1 = e.month
  )
  select month, sum(s)::double precision as start_arr, sum(e)::double precision as end_arr,
    sum(case when s = 0 and first_month = month then e else 0 end)::double precision as new,
    sum(case when s = 0 and first_month < month then e else 0 end)::double precision as reactivation,
    sum(case when s > 0 and e > s then e - s else 0 end)::double precision as expansion,
    sum(case when e > 0 and e < s then s - e else 0 end)::double precision as contraction,
    sum(case when e = 0 then s else 0 end)::double precision as churn
  from moved join account using (account)
  where month <= (select max(month) from month)
  group by month order by month`;

/** Over twelve months, with the sums that the 90 % intervals are made of. */
const retention = `
  , held as (
    select s.month + 12 as month, s.arr::double precision as s, coalesce(e.arr, 0)::double precision as e
    from ready s left join ready e on e.account = s.account and e.month = s.month + 12
    where s.month + 12 <= (select max(month) from month)
  )
  select month, count(*)::double precision as accounts, sum(s) as start_arr, sum(e) as end_arr, sum(least(s, e)) as kept,
    sum(case when e > 0 then 1 else 0 end)::double precision as retained, sum(s * s) as ss, sum(e * e) as ee,
    sum(e * s) as es, sum(least(s, e) * least(s, e)) as kk, sum(least(s, e) * s) as ks, max(e - s) as top
  from held group by month order by month`;

const cohorts = `
  select a.first_month as cohort, e.month - a.first_month as age, count(*)::double precision as active,
    sum(e.arr)::double precision as revenue, sum(least(e.arr, coalesce(z.arr, 0)))::double precision as kept
  from ready e join account a on a.account = e.account
    left join ready z on z.account = e.account and z.month = a.first_month
  group by a.first_month, e.month - a.first_month order by 1, 2`;

export const questions = { movements, retention, cohorts } as const;
export type PeerQuestion = keyof typeof questions;

export const begunWith = { ready, spine } as const;
export type Begun = keyof typeof begunWith;

export const askedAs = (question: PeerQuestion, begun: Begun): string => begunWith[begun] + questions[question];

/** Fills account_month from the changes: not timed. */
export const FILL_READY = `insert into account_month ${spine} select account, month, arr from ready order by account, month`;
