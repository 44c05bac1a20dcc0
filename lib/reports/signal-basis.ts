/** What scores and rules stand on: made of a view when it is first asked for, and kept as long as the view is. */
import type { DayNumber } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { type SignalBook, signalBook } from '@/lib/domain/signals/book';
import { type ScoreBasis, scoreBasis } from '@/lib/domain/signals/queue';
import { NO_SIGNALS, type SignalColumns } from '@/lib/domain/signals/records';
import { type SignalSettings, signalSettings } from '@/lib/domain/signals/settings';
import { type AccountHistory, accountHistory } from '@/lib/domain/signals/standing';
import type { LedgerView } from './ledger-view';
import { planningOf } from './planning';
import { termsOf } from './terms';

interface Kept {
  signals: SignalColumns;
  book: SignalBook;
  history: AccountHistory;
}

const known = new WeakMap<Facts, Kept>();

export const settingsOf = ({ signalChoices = {} }: LedgerView): SignalSettings => signalSettings(signalChoices);

/** Null while the ledger holds nothing. `day`: of which the scores are; null: of the last that is known of. */
export function scoresBasisOf(view: LedgerView, day: DayNumber | null): ScoreBasis | null {
  const { facts, basis, signals = NO_SIGNALS } = view;
  if (!facts || !basis) return null;
  let kept = known.get(facts);
  if (kept?.signals !== signals) {
    const history = accountHistory(facts, termsOf(facts, basis), planningOf(view).touchpoints);
    kept = { signals, book: signalBook(signals, facts.accountIds), history };
    known.set(facts, kept);
  }
  return scoreBasis(kept.book, kept.history, settingsOf(view), day);
}

/** How many accounts signals and readings name that the ledger does not know. */
export const unknownAccounts = ({ accountOf, columns }: SignalBook): number =>
  new Set(columns.accountIds.filter((_, code) => accountOf[code] === -1)).size;
