/**
 * The bridge between two windows (metrics.md section 5): why NRR moved, by account. With c_i = (E_i − S_i) ÷ ΣS of a
 * window, 0 for accounts that are not of its cohort, NRR₂ − NRR₁ = Σ (c_i₂ − c_i₁) exactly. An account of the second
 * cohort alone entered the window, one of the first alone left it; of one that is in both the base grew (or shrank).
 */
import { type CohortWindow, cohortWindow, netRetention } from './cohort-window';
import { type Day, type DayNumber, formatDay } from './day';
import type { Facts } from './facts';
import { windowStart } from './window';

export interface BridgeEnd {
  day: Day;
  nrr: number | null;
  accounts: number;
  start_arr: number;
  end_arr: number;
}

export interface BridgeRow {
  account: string;
  name: string;
  /** c_i₂ − c_i₁: what the account adds to the difference of the two rates, as a ratio. */
  contribution: number;
  /** (E − S) of the second window less (E − S) of the first, whole smallest units of ARR, signed. */
  change_arr: number;
}

export interface BridgeTotal {
  accounts: number;
  contribution: number;
  change_arr: number;
}

export const bridgeGroups = ['entered', 'left', 'base'] as const;
export type BridgeGroup = (typeof bridgeGroups)[number];

/** Rows by the size of their contribution, largest first, ties by account id; accounts that contribute 0 are left out. */
export interface Bridge extends Record<BridgeGroup, BridgeRow[]> {
  from: BridgeEnd;
  to: BridgeEnd;
  /** 100 × (NRR₂ − NRR₁); null, and no rows, where either window has no rate. */
  points: number | null;
  /** The sums of the rows. */
  totals: Record<BridgeGroup, BridgeTotal>;
}

/** A window's last day, and the accounts it is asked of (an ascending list; null: all). */
export interface BridgeSide {
  day: DayNumber;
  accounts: Int32Array | null;
}

export function bridge(facts: Facts, windowMonths: number, from: BridgeSide, to: BridgeSide): Bridge {
  const [first, second] = [from, to].map((side) =>
    cohortWindow(facts, windowStart(side.day, windowMonths), side.day, side.accounts),
  ) as [CohortWindow, CohortWindow];
  const ends = { from: endOf(from.day, first), to: endOf(to.day, second) };
  const none = { ...ends, points: null, ...noRows(), totals: totalsOf(noRows()) };
  if (ends.from.nrr === null || ends.to.nrr === null) return none;
  const rows = bridgeRows(facts, first, second);
  return { ...ends, points: 100 * (ends.to.nrr - ends.from.nrr), ...rows, totals: totalsOf(rows) };
}

type Rows = Record<BridgeGroup, BridgeRow[]>;

const noRows = (): Rows => ({ entered: [], left: [], base: [] });

const endOf = (day: DayNumber, window: CohortWindow): BridgeEnd => ({
  day: formatDay(day),
  nrr: netRetention(window),
  accounts: window.accounts,
  start_arr: window.startSumMinor,
  end_arr: window.endSumMinor,
});

function bridgeRows(facts: Facts, first: CohortWindow, second: CohortWindow): Rows {
  const rows = noRows();
  for (const account of facts.everyAccount) {
    const [start1, start2] = [first.startMinor[account]!, second.startMinor[account]!];
    if (start1 === 0 && start2 === 0) continue;
    const change1 = first.endMinor[account]! - start1;
    const change2 = second.endMinor[account]! - start2;
    const contribution = change2 / second.startSumMinor - change1 / first.startSumMinor;
    if (contribution === 0) continue;
    rows[start1 === 0 ? 'entered' : start2 === 0 ? 'left' : 'base'].push({
      account: facts.accountIds[account]!,
      name: facts.accountNames[account]!,
      contribution,
      change_arr: change2 - change1,
    });
  }
  for (const group of bridgeGroups) rows[group].sort(byContribution);
  return rows;
}

const byContribution = (a: BridgeRow, b: BridgeRow): number =>
  Math.abs(b.contribution) - Math.abs(a.contribution) || (a.account < b.account ? -1 : 1);

function totalsOf(rows: Rows): Record<BridgeGroup, BridgeTotal> {
  const total = (group: BridgeRow[]): BridgeTotal => ({
    accounts: group.length,
    contribution: group.reduce((sum, row) => sum + row.contribution, 0),
    change_arr: group.reduce((sum, row) => sum + row.change_arr, 0),
  });
  return { entered: total(rows.entered), left: total(rows.left), base: total(rows.base) };
}
