/**
 * Whether a played history looks like the company meant: the bounds that a reader of its pages may rely on, a little
 * inside the promised ones because the pages also look at days within a month.
 */
import { type Account, arrCents } from './account';
import type { Company } from './company';

const WINDOW_MONTHS = 12;
const bounds = {
  nrr: [0.968, 1.172],
  grr: [0.828, 0.922],
  arrCents: [7_600_000_00, 8_400_000_00],
  activeAccounts: [305, 412],
} as const;
/** NRR must visibly move over the years. */
const LEAST_NRR_SPREAD = 0.09;

/** ARR in cents of every account at one month's end. */
export type Snapshot = ReadonlyMap<Account, number>;

export const snapshotOf = (company: Company): Snapshot =>
  new Map(company.accounts.filter((account) => account.active).map((account) => [account, arrCents(account)]));

const totalOf = (snapshot: Snapshot): number => [...snapshot.values()].reduce((sum, arr) => sum + arr, 0);

const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high;

function rates(start: Snapshot, end: Snapshot): { nrr: number; grr: number } {
  const base = totalOf(start);
  let ended = 0;
  let kept = 0;
  for (const [account, before] of start) {
    const after = end.get(account) ?? 0;
    ended += after;
    kept += Math.min(before, after);
  }
  return { nrr: ended / base, grr: kept / base };
}

/** Judges the month ends of a history, the opening first and the last day last. */
export function isPlausible(snapshots: readonly Snapshot[]): boolean {
  const last = snapshots.at(-1);
  if (!last || !within(totalOf(last), bounds.arrCents) || !within(last.size, bounds.activeAccounts)) return false;
  const windows = snapshots.slice(WINDOW_MONTHS).map((end, i) => rates(snapshots[i] as Snapshot, end));
  if (windows.some(({ nrr, grr }) => !within(nrr, bounds.nrr) || !within(grr, bounds.grr))) return false;
  const nrrs = windows.map(({ nrr }) => nrr);
  return Math.max(...nrrs) - Math.min(...nrrs) >= LEAST_NRR_SPREAD;
}
