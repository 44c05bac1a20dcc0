/**
 * Which expansion a won plan is about (metrics.md section 4, motion): the rise of the account's ARR, while it stays
 * active, that lies nearest to the day on which the plan was won, from 31 days before it to 92 after; of two equally
 * near the later one. Contracts are entered late and start at the next quarter, seldom the other way round. Several
 * plans may lead to one expansion.
 */
import type { Components } from './components';
import type { DayNumber } from './day';
import type { Ledger } from './ledger';
import type { ExpansionPlan } from './planning';
import { motions } from './source';

/** A won plan's expansion: the account's number and the day on which its ARR rose. */
export interface WonExpansion {
  account: number;
  day: DayNumber;
}

const UNKNOWN = motions.indexOf('unknown');
const SALES = motions.indexOf('sales');

/**
 * The ledger with the motion `sales` on the components of won plans' expansions whose motion nobody stated and nothing
 * else implies.
 */
export function withWonPlans(ledger: Ledger, accountIds: readonly string[], plans: readonly ExpansionPlan[]): Ledger {
  const won = wonExpansions(ledger, accountIds, plans);
  if (won.length === 0) return ledger;
  return { ...ledger, components: { ...ledger.components, motion: soldMotions(ledger.components, won) } };
}

function soldMotions({ offset, day, motion }: Components, won: readonly WonExpansion[]): Uint8Array {
  const sold = motion.slice();
  for (const { account, day: on } of won)
    for (let index = offset[account]!; index < offset[account + 1]!; index += 1)
      if (day[index] === on && sold[index] === UNKNOWN) sold[index] = SALES;
  return sold;
}

/** The rise that a won plan led to: its day and ARR; null where none has come. */
export function expansionOf(
  ledger: Pick<Ledger, 'offset' | 'day' | 'arrMinor'>,
  account: number,
  closedDay: DayNumber,
): { day: DayNumber; arrMinor: number } | null {
  const on = nearestRise(ledger, account, closedDay);
  if (on === null) return null;
  const { offset, day, arrMinor } = ledger;
  let step = offset[account]! + 1;
  while (day[step]! < on) step += 1;
  return { day: on, arrMinor: arrMinor[step]! - arrMinor[step - 1]! };
}

const BEFORE_DAYS = 31;
const AFTER_DAYS = 92;

/**
 * The expansions that won plans led to, each once, by account, then day. Scheduled ones count: the caller clips by
 * data-through. `accountIds` are those of the ledger's accounts.
 */
export function wonExpansions(
  ledger: Pick<Ledger, 'offset' | 'day' | 'arrMinor'>,
  accountIds: readonly string[],
  plans: readonly ExpansionPlan[],
): WonExpansion[] {
  const numberOf = new Map(accountIds.map((id, account) => [id, account]));
  const found = new Map<string, WonExpansion>();
  for (const { accountId, status, closedDay } of plans) {
    const account = numberOf.get(accountId);
    if (status !== 'won' || closedDay === null || account === undefined) continue;
    const day = nearestRise(ledger, account, closedDay);
    if (day !== null) found.set(`${account} ${day}`, { account, day });
  }
  return [...found.values()].sort((a, b) => a.account - b.account || a.day - b.day);
}

function nearestRise(
  { offset, day, arrMinor }: Pick<Ledger, 'offset' | 'day' | 'arrMinor'>,
  account: number,
  closedDay: DayNumber,
): DayNumber | null {
  let nearest: DayNumber | null = null;
  for (let step = offset[account]! + 1; step < offset[account + 1]!; step += 1) {
    const on = day[step]!;
    if (on < closedDay - BEFORE_DAYS || on > closedDay + AFTER_DAYS) continue;
    const before = arrMinor[step - 1]!;
    if (before === 0 || arrMinor[step]! <= before) continue;
    if (nearest === null || Math.abs(on - closedDay) <= Math.abs(nearest - closedDay)) nearest = on;
  }
  return nearest;
}
