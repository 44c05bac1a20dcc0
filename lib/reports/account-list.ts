/**
 * The accounts that a list shows, in their order, with what they come to: kept for the last few questions, so that a
 * window of rows, the next one and the file of all of them are cut from one answer.
 */
import { type AccountStandings, type AccountState, accountStandings, accountStates } from '@/lib/domain/account-states';
import type { DayNumber } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { NEVER } from '@/lib/domain/ledger';
import { sortAccounts, textsOf } from './account-order';
import type { LedgerView } from './ledger-view';
import type { ReportQuery } from './query';
import { selected } from './selection';
import { termsOf } from './terms';

/** Accounts of one state: how many, and their ARR at both ends. */
export interface StateSum {
  accounts: number;
  startMinor: number;
  endMinor: number;
}

export interface AccountList {
  /** The day the balances stand at, and the one they are compared with. */
  day: DayNumber;
  from: DayNumber;
  standings: AccountStandings;
  /** Account numbers, in their order. */
  order: Int32Array;
  /** Of what was searched and filtered, whichever state is listed. */
  states: Record<AccountState, StateSum>;
  renewsDay(): Int32Array;
}

const KEPT_LISTS = 12;
const lists = new WeakMap<Facts, Map<string, AccountList>>();
const standingsKept = new WeakMap<Facts, Map<string, AccountStandings>>();

/** The value of a key, the oldest of too many forgotten. */
function kept<Value>(
  all: WeakMap<Facts, Map<string, Value>>,
  { facts, key, most }: { facts: Facts; key: string; most: number },
  make: () => Value,
): Value {
  const own = all.get(facts) ?? new Map<string, Value>();
  all.set(facts, own);
  const value = own.get(key) ?? make();
  own.delete(key);
  own.set(key, value);
  for (const oldest of own.keys()) {
    if (own.size <= most) break;
    own.delete(oldest);
  }
  return value;
}

/** The day the balances stand at, and the end of the day before the first period asked for. */
export function endsOf({ dataThrough, firstMonth, monthCells }: Facts, { at, from, to }: ReportQuery) {
  const day = Math.min(at.at(-1) ?? to ?? dataThrough, dataThrough);
  const first = monthCells.periods[0]?.start ?? firstMonth;
  return { day, from: Math.min(Math.max(from ?? first, first) - 1, day) };
}

/** @throws QueryError as `selected`, and where there is nothing of the name to sort by */
export function accountList(view: LedgerView & { facts: Facts }, query: ReportQuery): AccountList {
  const { facts } = view;
  const { day, from } = endsOf(facts, query);
  const { search, states, sort, descending } = query.list;
  const key = JSON.stringify([day, from, query.where, search, states, sort, descending]);
  return kept(lists, { facts, key, most: KEPT_LISTS }, () => {
    const standings = kept(standingsKept, { facts, key: `${from} ${day}`, most: 3 }, () =>
      accountStandings(facts, from, day),
    );
    const renewsDay = () => nextTerms(view, day);
    const found = searched(facts, selected(view, query) ?? facts.everyAccount, search);
    const wanted = Uint8Array.from(accountStates, (state) => (states.includes(state) ? 1 : 0));
    const list = found.filter((account) => wanted[standings.state[account]!] === 1);
    const order = sortAccounts({ facts, standings, renewsDay }, list, query.list);
    return { day, from, standings, order, states: sumsOf(standings, found), renewsDay };
  });
}

function searched(facts: Facts, list: Int32Array, search: string | null): Int32Array {
  if (search === null) return list;
  const texts = textsOf(facts).searched();
  const words = search.toLowerCase().split(/\s+/);
  return list.filter((account) => words.every((word) => texts[account]!.includes(word)));
}

function sumsOf({ state, startMinor, endMinor }: AccountStandings, list: Int32Array): Record<AccountState, StateSum> {
  const sums = accountStates.map((): StateSum => ({ accounts: 0, startMinor: 0, endMinor: 0 }));
  for (const account of list) {
    const sum = sums[state[account]!]!;
    sum.accounts += 1;
    sum.startMinor += startMinor[account]!;
    sum.endMinor += endMinor[account]!;
  }
  return Object.fromEntries(accountStates.map((name, code) => [name, sums[code]!])) as Record<AccountState, StateSum>;
}

const terms = new WeakMap<Facts, { day: DayNumber; renewsDay: Int32Array }>();

/** The first day after `day` on which a term of the account ends; `NEVER` where none lies ahead. */
function nextTerms({ facts, basis }: LedgerView & { facts: Facts }, day: DayNumber): Int32Array {
  const known = terms.get(facts);
  if (known?.day === day) return known.renewsDay;
  const renewsDay = new Int32Array(facts.accounts).fill(NEVER);
  if (basis !== null) {
    const { length, account, endDay } = termsOf(facts, basis);
    for (let term = 0; term < length; term += 1)
      if (endDay[term]! > day && endDay[term]! < renewsDay[account[term]!]!) renewsDay[account[term]!] = endDay[term]!;
  }
  terms.set(facts, { day, renewsDay });
  return renewsDay;
}
