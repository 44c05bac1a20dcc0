/** A deck as it would be exported, of the ledger as it stands, and what can be put on one. */
import { deckOf } from '@/lib/export/deck';
import { deckContext } from '@/lib/export/deck-context';
import { exhibits } from '@/lib/view/deck/exhibits/registry';
import type { DeckModelAnswer, ExhibitEntry } from './contract/deck-model';
import type { DeckChoiceAnswer } from './contract/decks';
import { ledgerViews } from './server';
import { workspaceHere } from './settings';

export async function deckModelHere(choice: DeckChoiceAnswer): Promise<DeckModelAnswer> {
  const { workspace, reader } = await workspaceHere();
  const view = await ledgerViews().get(reader);
  const place = { reader, view, company: workspace.name };
  const context = await deckContext({ ...place, viewOf: (question) => ledgerViews().get(reader, question) }, choice);
  return (await deckOf(view, context, choice)) as DeckModelAnswer;
}

/** In the order of the pages that they are of. */
export const exhibitsHere = async (): Promise<{ exhibits: ExhibitEntry[] }> => ({
  exhibits: exhibits.map(({ name, label, page }) => ({ name, label, page })),
});
