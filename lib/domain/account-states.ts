/**
 * What each account did over a period, told from its balances at both ends: S at the end of the day the period starts
 * from, E at the end of its last day. Every account is in exactly one state.
 */
import { balancesOn } from './balances';
import type { DayNumber } from './day';
import type { Facts } from './facts';

export const accountStates = [
  /** S = 0, E > 0, never active before. */
  'new',
  /** S = 0, E > 0, active before. */
  'reactivated',
  'expanded',
  'shrank',
  /** S = E > 0. */
  'unchanged',
  /** E = 0, and active at the start or on some day since. */
  'churned',
  /** E = 0, and it was so all the period; active before. */
  'left',
  /** Not active by the end of the period. */
  'never',
] as const;
export type AccountState = (typeof accountStates)[number];

/** States of accounts with E > 0. */
export const activeStates: readonly AccountState[] = ['new', 'reactivated', 'expanded', 'shrank', 'unchanged'];

export interface AccountStandings {
  /** Index into `accountStates`, by account number. */
  state: Uint8Array;
  /** ARR at both ends, by account number. */
  startMinor: Float64Array;
  endMinor: Float64Array;
  /** The last day by the end on which the account was active, by account number; `NO_DAY_YET` where there is none. */
  lastActiveDay: Int32Array;
  /** The last day by the end on which its balance changed; `NO_DAY_YET` where it never did. */
  lastChangeDay: Int32Array;
}

/** Stands for "on no day" in the columns of standings: earlier than every day. */
export const NO_DAY_YET = -0x8000_0000;

const codes = Object.fromEntries(accountStates.map((state, code) => [state, code])) as Record<AccountState, number>;

/** How every account stands. Nothing is known of days before the opening balance: a first period starts from it. */
export function accountStandings(facts: Facts, from: DayNumber, to: DayNumber): AccountStandings {
  const { accounts, ledger, dataThrough } = facts;
  const end = Math.min(to, dataThrough);
  const start = Math.max(from, ledger.openingDay ?? Number.NEGATIVE_INFINITY);
  const standings: AccountStandings = {
    state: new Uint8Array(accounts),
    startMinor: balancesOn(facts, start),
    endMinor: balancesOn(facts, end),
    lastActiveDay: new Int32Array(accounts).fill(NO_DAY_YET),
    lastChangeDay: new Int32Array(accounts).fill(NO_DAY_YET),
  };
  for (let account = 0; account < accounts; account += 1) {
    const first = ledger.offset[account]!;
    let last = ledger.offset[account + 1]! - 1;
    while (last >= first && ledger.day[last]! > end) last -= 1;
    if (last >= first) {
      standings.lastChangeDay[account] = ledger.day[last]!;
      standings.lastActiveDay[account] = ledger.arrMinor[last]! > 0 ? end : ledger.day[last]! - 1;
    }
    standings.state[account] = codes[stateOf(facts, standings, account, start, end)];
  }
  return standings;
}

function stateOf(
  { firstActiveDay }: Facts,
  { startMinor, endMinor, lastActiveDay }: AccountStandings,
  account: number,
  start: DayNumber,
  end: DayNumber,
): AccountState {
  const [s, e, first] = [startMinor[account]!, endMinor[account]!, firstActiveDay[account]!];
  if (e === 0) {
    if (first > end) return 'never';
    return s > 0 || lastActiveDay[account]! > start ? 'churned' : 'left';
  }
  if (s === 0) return first > start ? 'new' : 'reactivated';
  if (s === e) return 'unchanged';
  return e > s ? 'expanded' : 'shrank';
}
