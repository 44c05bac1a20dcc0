/**
 * Coverage (metrics.md section 6): of the accounts that are active on data-through at or above an MRR threshold, those
 * somebody is at work on: with an open expansion plan, or a touchpoint dated within the 30 days after it. Data-through is
 * how far revenue is known, plans are known as they stand: one that was won or lost since is not open any more.
 */
import { balancesOn } from './balances';
import type { DayNumber } from './day';
import type { Facts } from './facts';
import type { Planning } from './planning';

export interface UncoveredAccount {
  account: string;
  name: string;
  arr: number;
  /** The account's current attribute; null where it has none. */
  owner: string | null;
}

export interface Coverage {
  /** Smallest unit. */
  threshold_mrr: number;
  accounts: number;
  covered: number;
  /** Null where no account is at or above the threshold. */
  coverage: number | null;
  /** Largest first, ties by id. */
  uncovered: UncoveredAccount[];
}

export interface CoverageQuery {
  /** Smallest unit. */
  thresholdMrrMinor: number;
  /** Ascending account list; null: all. */
  accounts: Int32Array | null;
}

const AHEAD_DAYS = 30;
const MONTHS = 12;

/** Ids of the accounts with an open plan, or a touchpoint within the 30 days after a day. */
export function accountsAtWork(
  { plans, touchpoints }: Pick<Planning, 'plans' | 'touchpoints'>,
  day: DayNumber,
): ReadonlySet<string> {
  const atWork = new Set<string>();
  for (const { accountId, status } of plans) if (status === 'open') atWork.add(accountId);
  for (const { accountId, onDay } of touchpoints) if (onDay > day && onDay <= day + AHEAD_DAYS) atWork.add(accountId);
  return atWork;
}

export function coverage(
  facts: Facts,
  { plans, touchpoints }: Pick<Planning, 'plans' | 'touchpoints'>,
  { thresholdMrrMinor, accounts }: CoverageQuery,
): Coverage {
  const { dataThrough, accountIds, accountNames, everyAccount } = facts;
  const atWork = accountsAtWork({ plans, touchpoints }, dataThrough);
  const balances = balancesOn(facts, dataThrough);
  const ownerOf = ownerReader(facts);
  const report: Coverage = {
    threshold_mrr: thresholdMrrMinor,
    accounts: 0,
    covered: 0,
    coverage: null,
    uncovered: [],
  };
  for (const account of accounts ?? everyAccount) {
    const arr = balances[account]!;
    if (arr === 0 || arr < thresholdMrrMinor * MONTHS) continue;
    report.accounts += 1;
    if (atWork.has(accountIds[account]!)) report.covered += 1;
    else {
      const owner = ownerOf(account);
      report.uncovered.push({ account: accountIds[account]!, name: accountNames[account]!, arr, owner });
    }
  }
  report.uncovered.sort((a, b) => b.arr - a.arr || (a.account < b.account ? -1 : 1));
  if (report.accounts > 0) report.coverage = report.covered / report.accounts;
  return report;
}

function ownerReader({ attributes }: Facts): (account: number) => string | null {
  const owners = attributes.find(({ slug }) => slug === 'owner');
  return (account) => owners?.values[owners.codes[account]!] ?? null;
}
