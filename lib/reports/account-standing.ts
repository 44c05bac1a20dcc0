/** How one account stands on a day: what it is worth, since when, what falls due next, and what it does to NRR. */
import type { AccountStory } from '@/lib/domain/account-story';
import { balancesOn } from '@/lib/domain/balances';
import { cohortWindow } from '@/lib/domain/cohort-window';
import { type DayNumber, formatDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { NEVER } from '@/lib/domain/ledger';
import type { LedgerBasis } from '@/lib/domain/lines';
import { mrrFromArr } from '@/lib/domain/money';
import { windowStart } from '@/lib/domain/window';
import type { AccountEffect } from './account-report-shape';
import { termsOf } from './terms';

export function standingOf(
  { facts, basis }: { facts: Facts; basis: LedgerBasis },
  place: number,
  day: DayNumber,
  { lines }: AccountStory,
) {
  const balances = balancesOn(facts, day);
  const arr = balances[place]!;
  const total = balances.reduce((sum, balance) => sum + balance, 0);
  const { ledger, firstActiveDay } = facts;
  let largest = 0;
  let last: number | null = null;
  for (let step = ledger.offset[place]!; step < ledger.offset[place + 1]!; step += 1) {
    if (ledger.day[step]! > day) break;
    largest = Math.max(largest, ledger.arrMinor[step]!);
    last = ledger.arrMinor[step]! > 0 ? null : ledger.day[step]! - 1;
  }
  const terms = termsOf(facts, basis);
  const next = nextTerm(terms, place, day);
  const seats = lines.flatMap(({ kind, quantity }) => (kind === 'core' && quantity !== null ? [quantity] : []));
  return {
    day: formatDay(day),
    arr,
    mrr: mrrFromArr(arr),
    share: total === 0 ? null : arr / total,
    since: firstActiveDay[place]! > day ? null : formatDay(firstActiveDay[place]!),
    until: last === null ? null : formatDay(last),
    is_opening: facts.isOpening(place),
    largest_arr: largest,
    plan: lines.find(({ plan }) => plan !== null)?.plan ?? null,
    seats: seats.length === 0 ? null : seats.reduce((sum, count) => sum + count, 0),
    renews_on: next === null ? null : formatDay(next.day),
    due_arr: next?.dueMinor ?? null,
    lines: lines.map(({ arrMinor, since, ...line }) => ({ ...line, arr: arrMinor, since: formatDay(since) })),
  };
}

/** The next day on which terms of the account end, and what falls due then. */
function nextTerm({ length, account, endDay, dueMinor }: ReturnType<typeof termsOf>, place: number, after: DayNumber) {
  let day: DayNumber = NEVER;
  let due = 0;
  for (let term = 0; term < length; term += 1) {
    const on = endDay[term]!;
    if (account[term] !== place || on <= after || on > day) continue;
    due = dueMinor[term]! + (on === day ? due : 0);
    day = on;
  }
  return day === NEVER ? null : { day, dueMinor: due };
}

/** What NRR is, and what it would be if there were no such account. */
export function effectOf(facts: Facts, place: number, day: DayNumber, windowMonths: number): AccountEffect {
  const from = windowStart(day, windowMonths);
  const { startMinor, endMinor, startSumMinor, endSumMinor } = cohortWindow(facts, from, day, null);
  const [start, end] = [startMinor[place]!, endMinor[place]!];
  const nrr = startSumMinor === 0 ? null : endSumMinor / startSumMinor;
  const rest = startSumMinor - start;
  const without = rest === 0 ? null : (endSumMinor - end) / rest;
  const isCounted = start > 0;
  return {
    window: windowMonths,
    from: formatDay(from),
    start_arr: start,
    end_arr: end,
    base_arr: startSumMinor,
    nrr,
    without,
    contribution: isCounted ? (end - start) / startSumMinor : null,
    effect: isCounted && nrr !== null && without !== null ? nrr - without : null,
  };
}
