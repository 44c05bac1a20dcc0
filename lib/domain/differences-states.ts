/** Why an account does not pay, or is not sure to, where its records say so: a trial, a pause, a payment that is due. */
import { lastDayOf, type MonthNumber } from './day';
import type { DifferenceCause } from './differences';
import type { LedgerBasis } from './lines';
import { resolveChanges } from './resolve';

const causes: Readonly<Record<string, DifferenceCause>> = {
  trial: 'trial',
  trialing: 'trial',
  pause: 'paused',
  paused: 'paused',
  past_due: 'past_due',
  unpaid: 'past_due',
};

type StatesOf = (account: number, first: MonthNumber, months: number) => (DifferenceCause | null)[];

/** By month's end what the account's latest record says; null: nothing of the kind. */
export function statesOf({ records, query }: LedgerBasis): StatesOf {
  const { changes, words, accounts } = records;
  const causeOfWord = words.map((word) => causes[word.toLowerCase()] ?? null);
  if (!causeOfWord.some((cause) => cause !== null)) return (_account, _first, months) => Array(months).fill(null);
  const { offset, rows } = resolveChanges(changes, accounts.length, query.recordedBy);
  return (account, first, months) => {
    const own = Array.from(rows.subarray(offset[account]!, offset[account + 1]!));
    own.sort((a, b) => changes.effectiveDay[a]! - changes.effectiveDay[b]! || changes.seq[a]! - changes.seq[b]!);
    let next = 0;
    let state: DifferenceCause | null = null;
    return Array.from({ length: months }, (_, month) => {
      for (; next < own.length && changes.effectiveDay[own[next]!]! <= lastDayOf(first + month); next += 1) {
        const word = changes.cause[own[next]!]!;
        state = word < 0 ? null : causeOfWord[word]!;
      }
      return state;
    });
  };
}
