/** What the peers answered, held against our reports: amounts and counts to the unit, intervals within rounding. */
import type { CohortSums } from '@/lib/domain/cohort-sums';
import { formatMonth } from '@/lib/domain/day';
import type { MovementRow, RetentionRow } from '@/lib/domain/report';
import type { BigLedger } from './big-ledger';
import { sameRows } from './equal';
import { type FloorCohort, halfWidth } from './floor';
import type { PeerQuestion } from './peer-sql';
import type { Rows } from './peers';

export interface Answers {
  movements: MovementRow[];
  retention: RetentionRow[];
  cohorts: CohortSums[];
}

const amounts = ['start_arr', 'end_arr', 'new', 'reactivation', 'expansion', 'contraction', 'churn'] as const;

const picked = <Name extends string>(row: Readonly<Record<Name, number>>, names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, row[name]]));

/** Months in which nothing was there or moved are no row in SQL. */
function sameMovements(who: string, rows: Rows, ours: MovementRow[]): void {
  const moved = ours.filter((row) => amounts.some((name) => row[name] !== 0));
  sameRows(
    `movements of ${who}`,
    rows.map((row) => picked(row as Record<string, number>, amounts as readonly string[])),
    moved.map((row) => picked(row, amounts)),
  );
}

function sameRetention(who: string, rows: Rows, ours: RetentionRow[], label: (month: number) => string): void {
  const theirs = rows.map((row) => {
    const {
      accounts = 0,
      start_arr = 0,
      end_arr = 0,
      kept = 0,
      retained = 0,
      ss = 0,
      ee = 0,
      es = 0,
      kk = 0,
      ks = 0,
      top = 0,
    } = row;
    const [nrr, grr] = [end_arr / start_arr, kept / start_arr];
    const nrrHalf = halfWidth(accounts, start_arr, nrr, ee, es, ss);
    const grrHalf = halfWidth(accounts, start_arr, grr, kk, ks, ss);
    return {
      ...{ period: label(row.month ?? 0), accounts, start_arr, end_arr, nrr, grr, logo: retained / accounts },
      ...{ nrr_low: nrrHalf === null ? null : nrr - nrrHalf, grr_low: grrHalf === null ? null : grr - grrHalf },
      nrr_without_top: (end_arr - Math.max(0, top)) / start_arr,
    };
  });
  const of = theirs.map(({ period }) => {
    const row = ours.find((each) => each.period === period);
    const { accounts, start_arr, end_arr, nrr, grr, logo, nrr_low, grr_low, nrr_without_top } =
      row ?? ({} as RetentionRow);
    return { period, accounts, start_arr, end_arr, nrr, grr, logo, nrr_low, grr_low, nrr_without_top };
  });
  if (ours.filter(({ accounts }) => accounts > 0).length !== theirs.length)
    throw new Error(`retention of ${who}: other months`);
  sameRows(`retention of ${who}`, theirs, of);
}

const cohortsOf = (sums: readonly CohortSums[]): Record<string, FloorCohort> =>
  Object.fromEntries(
    sums.map(({ cohort, active, revenueMinor, keptMinor }) => [
      cohort,
      { active: [...active], revenue: [...revenueMinor], kept: [...keptMinor] },
    ]),
  );

/** Ages at which nobody is left are no row in SQL. */
function sameCohorts(who: string, rows: Rows, ours: readonly CohortSums[], label: (month: number) => string): void {
  const cells = (all: Record<string, FloorCohort>) =>
    Object.entries(all).flatMap(([cohort, { active, revenue, kept }]) =>
      active.flatMap((count, age) =>
        count === 0 ? [] : [{ cohort, age, active: count, revenue: revenue[age], kept: kept[age] }],
      ),
    );
  const theirs = rows.map(({ cohort = 0, age, active, revenue, kept }) => ({
    cohort: label(cohort),
    age,
    active,
    revenue,
    kept,
  }));
  sameRows(`cohorts of ${who}`, theirs, cells(cohortsOf(ours)));
}

/** @throws Error naming the first figure in which they differ */
export function sameAnswers(who: string, question: PeerQuestion, rows: Rows, ours: Answers, ledger: BigLedger): void {
  const label = (month: number): string => formatMonth(ledger.firstMonth + month - 1);
  if (question === 'movements') sameMovements(who, rows, ours.movements);
  else if (question === 'retention') sameRetention(who, rows, ours.retention, label);
  else sameCohorts(who, rows, ours.cohorts, label);
}

/** @throws Error naming the first figure in which the floor's cohorts differ */
export function sameAsFloor(
  ours: readonly CohortSums[],
  floor: readonly (FloorCohort | undefined)[],
  ledger: BigLedger,
): void {
  const labelled = floor.flatMap((cohort, column) =>
    cohort ? [[formatMonth(ledger.firstMonth + column - 1), cohort] as const] : [],
  );
  sameRows('cohorts of the floor', cohortsOf(ours), Object.fromEntries(labelled));
}
