/** What scores and rules stand on: made of a view when it is first asked for, and kept as long as the view is. */
import type { DayNumber } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import type { LedgerBasis } from '@/lib/domain/lines';
import type { Touchpoint } from '@/lib/domain/planning';
import { type SignalBook, signalBook } from '@/lib/domain/signals/book';
import { type ScoreBasis, scoreBasis } from '@/lib/domain/signals/queue';
import { NO_SIGNALS, type SignalColumns } from '@/lib/domain/signals/records';
import { type SignalSettings, signalSettings } from '@/lib/domain/signals/settings';
import { type AccountHistory, accountHistory, withTouchpoints } from '@/lib/domain/signals/standing';
import type { LedgerView } from './ledger-view';
import { planningOf } from './planning';
import { termsOf } from './terms';

interface Kept {
  signals: SignalColumns;
  book: SignalBook;
}

const books = new WeakMap<Facts, Kept>();
const histories = new WeakMap<Facts, { touchpoints: readonly Touchpoint[]; history: AccountHistory }>();

export const settingsOf = ({ signalChoices = {} }: LedgerView): SignalSettings => signalSettings(signalChoices);

/** What ledger and planning say of accounts on any day. */
export function historyOf(view: LedgerView & { facts: Facts; basis: LedgerBasis }): AccountHistory {
  const { facts, basis } = view;
  const { touchpoints } = planningOf(view);
  const kept = histories.get(facts);
  if (kept?.touchpoints === touchpoints) return kept.history;
  const history = kept
    ? withTouchpoints(kept.history, touchpoints)
    : accountHistory(facts, termsOf(facts, basis), touchpoints);
  histories.set(facts, { touchpoints, history });
  return history;
}

/** Signals and readings in order. */
export function bookOf(facts: Facts, signals: SignalColumns = NO_SIGNALS): SignalBook {
  const kept = books.get(facts);
  if (kept?.signals === signals) return kept.book;
  const book = signalBook(signals, facts.accountIds);
  books.set(facts, { signals, book });
  return book;
}

/** Null while the ledger holds nothing. `day`: of which the scores are; null: of the last that is known of. */
export function scoresBasisOf(view: LedgerView, day: DayNumber | null): ScoreBasis | null {
  const { facts, basis, signals } = view;
  if (!facts || !basis) return null;
  return scoreBasis(bookOf(facts, signals), historyOf({ ...view, facts, basis }), settingsOf(view), day);
}

/** How many accounts signals and readings name that the ledger does not know. */
export const unknownAccounts = ({ accountOf, columns }: SignalBook): number =>
  new Set(columns.accountIds.filter((_, code) => accountOf[code] === -1)).size;
