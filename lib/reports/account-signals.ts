/** What one account signals: its scores opened to their parts, and all that was stated of it. */
import { type Day, type DayNumber, formatDay } from '@/lib/domain/day';
import { recognised } from '@/lib/domain/signals/known-names';
import type { ScoreBasis } from '@/lib/domain/signals/queue';
import { arrOn } from '@/lib/domain/signals/standing';
import type { LedgerView } from './ledger-view';
import { queueRow } from './queue-row';
import type { QueueRow } from './queue-shape';
import { scoresBasisOf } from './signal-basis';

export interface GivenSignal {
  on: Day;
  /** The name it counts under. */
  signal: string;
  is: 'signal' | 'risk' | 'own';
  /** A part of the churn risk ends with it. */
  ends: boolean;
  /** Points stated with it; null: as its kind weighs. */
  weight: number | null;
  note: string | null;
}

export interface AccountSignals {
  /** The day of the scores, and its row of the queue; null where it is not active then, or signals nothing. */
  scores: (QueueRow & { day: Day }) | null;
  /** All that was stated, the latest first; at most 200. */
  given: GivenSignal[];
}

const MOST_GIVEN = 200;
const MILLI = 1000;

/** `day`: of the account's page; null: the last that is known of. */
export function accountSignals(view: LedgerView, place: number, day: DayNumber | null): AccountSignals {
  const basis = scoresBasisOf(view, day);
  if (basis === null) return { scores: null, given: [] };
  const given = givenOf(basis, place);
  const row = arrOn(basis.history.facts, place, basis.day) > 0 ? queueRow(basis, place) : null;
  const saysNothing = given.length === 0 && row?.signals.length === 0 && row.risks.length === 0;
  return { scores: row === null || saysNothing ? null : { ...row, day: formatDay(basis.day) }, given };
}

function givenOf({ book, day }: ScoreBasis, place: number): GivenSignal[] {
  const { columns, offset, row, risks } = book;
  const { signals, names, notes } = columns;
  const rows = [
    ...row.subarray(offset[place], offset[place + 1]),
    ...risks.row.subarray(risks.offset[place], risks.offset[place + 1]),
  ].filter((at) => signals.day[at]! <= day);
  rows.sort((a, b) => signals.day[b]! - signals.day[a]!);
  return rows.slice(0, MOST_GIVEN).map((at) => {
    const stated = names[signals.name[at]!]!;
    const known = recognised(stated);
    const weight = signals.weightMilli[at]!;
    return {
      on: formatDay(signals.day[at]!),
      signal: known.is === 'own' ? stated : known.name,
      is: known.is,
      ends: known.is === 'risk' && known.ends,
      weight: Number.isNaN(weight) ? null : weight / MILLI,
      note: notes[signals.note[at]!] ?? null,
    };
  });
}
