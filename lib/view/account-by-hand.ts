/** What people noted and stated of one account by hand, for its page: what counts, the newest first. */
import { type EffectInput, nrrChange } from './adjustment-effect';
import { type AdjustmentInput, asWritten, kindName, whoName } from './adjustments';
import { dayText, signedExactMoney, wholeNumber } from './format';
import { instantInWords } from './import-history';

interface ByHandInput {
  currency: string;
  total: number;
  standing: number;
  adjustments: readonly Omit<AdjustmentInput, 'accounts' | 'request'>[];
}

export interface ByHandLine {
  id: string;
  /** Of a note its own day, of all else the day it was stated. */
  day: string;
  /** 'Note', 'Change corrected' */
  kind: string;
  /** What was noted or done; null: `why` says it all. */
  what: string | null;
  why: string | null;
  /** 'You, 22 Nov 2026, 14:10' */
  by: string;
  /** '+$1,200.00 ARR, +0.11 pt of NRR'; '' where no figure moves. */
  effect: string;
  canUndo: boolean;
  /** For the button that undoes it. */
  description: string;
}

export interface ByHandModel {
  title: string;
  sub: string;
  lines: ByHandLine[];
  /** '12 more under Adjustments, 3 of them undone'; null: there is no more. */
  more: string | null;
}

const NOTE_DAY = /^Note of (\d{4}-\d{2}-\d{2})$/;

function effectWords(effect: EffectInput | null, currency: string): string {
  if (effect === null || (effect.arr === 0 && !effect.nrr)) return '';
  return `${signedExactMoney(effect.arr, currency)} ARR, ${nrrChange(effect.nrr)} pt of NRR`;
}

/** @param asOf what was stated after this day is left out; null: the page is of today */
export function prepareByHand(
  { adjustments, currency, total, standing }: ByHandInput,
  { asOf, timeZone }: { asOf: string | null; timeZone: string },
): ByHandModel {
  const known = adjustments.filter(({ made_at }) => asOf === null || made_at.slice(0, 10) <= asOf);
  const shown = known.filter(({ undone_at }) => undone_at === null);
  const notes = shown.filter(({ kind }) => kind === 'note').length;
  const others = shown.length - notes;
  const undone = total - standing;
  const further = total - adjustments.length;
  return {
    title: titleOf(notes, others),
    sub: 'What people wrote down and stated by hand, the newest first',
    lines: shown.map(({ adjustment_id, kind, description, reason, who, made_at, can_undo, effect }) => {
      const noteDay = NOTE_DAY.exec(description)?.[1];
      return {
        id: adjustment_id,
        day: dayText(noteDay ?? made_at.slice(0, 10)),
        kind: kindName(kind),
        what: noteDay === undefined ? asWritten(description) : null,
        why: reason,
        by: `${whoName(who)}, ${instantInWords(made_at, timeZone)}`,
        effect: effectWords(effect, currency),
        canUndo: can_undo,
        description: asWritten(description),
      };
    }),
    more:
      [further > 0 ? `${wholeNumber(further)} earlier` : '', undone > 0 ? `${wholeNumber(undone)} undone` : '']
        .filter(Boolean)
        .join(', ') || null,
  };
}

const many = (number: number, one: string): string => `${wholeNumber(number)} ${one}${number === 1 ? '' : 's'}`;

function titleOf(notes: number, others: number): string {
  if (notes + others === 0) return 'No note, and nothing stated by hand';
  if (others === 0) return many(notes, 'note');
  return notes === 0
    ? `${many(others, 'adjustment')} by hand`
    : `${many(notes, 'note')}, ${many(others, 'adjustment')} by hand`;
}
