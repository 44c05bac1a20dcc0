/** What a share's link shows, made of the ledger as it stands: its page or deck alone. */
import { deckOf } from '@/lib/export/deck';
import { deckContext } from '@/lib/export/deck-context';
import type { LedgerQuestion, LedgerView } from '@/lib/reports/ledger-view';
import { dayIn } from '@/lib/reports/today';
import type { Database } from '@/lib/store/database';
import type { Principal } from '@/lib/store/principal';
import type { Share } from '@/lib/store/shares';
import { withoutEmptySlides } from '@/lib/view/deck/deck';
import { closedOfPage } from './closed-of-page';
import { sharedDocument } from './document';
import { choiceOf } from './scope';
import { withoutNames } from './without-names';

export interface SharePlace {
  db: Database;
  principal: Principal;
  company: string;
  timeZone: string | null;
  view: LedgerView;
  viewOf(question: LedgerQuestion): Promise<LedgerView>;
}

/** Null: what it opens is not there. */
export async function renderShare(share: Share, place: SharePlace): Promise<string | null> {
  const { db, principal, company, view, viewOf, timeZone } = place;
  const choice = choiceOf(share);
  if (choice === null) return null;
  const reader = { db, principal, workspaceId: share.workspaceId };
  const context = await deckContext({ reader, view, viewOf, company }, choice);
  const closed =
    share.scope.kind === 'page' ? await closedOfPage({ reader, view, viewOf }, choice, share.scope) : context.closed;
  const drawn = await deckOf(view, { ...context, closed }, choice);
  const model = share.scope.kind === 'deck' ? withoutEmptySlides(drawn) : drawn;
  const shared = {
    // Notes of presenters are for presenters.
    model: { ...model, slides: model.slides.map((slide) => ({ ...slide, notes: [] })) },
    name: share.name,
    kind: share.scope.kind,
    expiresOn: dayIn(timeZone, share.expiresAt),
  };
  return sharedDocument(choice.hideNames && view.facts ? await withoutNames(shared, view.facts) : shared);
}
