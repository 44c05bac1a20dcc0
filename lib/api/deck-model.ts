/** A deck as it would be exported, of the ledger as it stands. */
import { deckOf } from '@/lib/export/deck';
import { listNotes } from '@/lib/store/notes';
import { exhibits } from '@/lib/view/deck/exhibits/registry';
import type { DeckModelAnswer, ExhibitEntry } from './contract/deck-model';
import type { DeckChoiceAnswer } from './contract/decks';
import { ledgerViews, localPrincipal as principal } from './server';
import { workspaceHere } from './settings';

export async function deckModelHere(choice: DeckChoiceAnswer): Promise<DeckModelAnswer> {
  const { store, workspace, reader } = await workspaceHere();
  const view = await ledgerViews().get(reader);
  const context = {
    company: workspace.name,
    viewOf: (question: Parameters<ReturnType<typeof ledgerViews>['get']>[1]) => ledgerViews().get(reader, question),
    notes: await listNotes(store.pool, principal, workspace.id),
  };
  return (await deckOf(view, context, choice)) as DeckModelAnswer;
}

/** What can be put on a slide, in the order of the pages that it is of. */
export const exhibitsHere = async (): Promise<{ exhibits: ExhibitEntry[] }> => ({
  exhibits: exhibits.map(({ name, label, page }) => ({ name, label, page })),
});
