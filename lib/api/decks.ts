/** Decks on the server: kept, and drawn as they would be exported. */

import { caller as principal } from '@/lib/auth/asking';
import {
  changeDeck,
  createDeck,
  type Deck,
  DeckChangedError,
  type DeckSlide,
  type DeckText,
  listDecks,
  readDeck,
  removeDeck,
} from '@/lib/store/decks';
import { exhibitOf } from '@/lib/view/deck/exhibits/registry';
import {
  type DeckAnswer,
  type DeckChoiceAnswer,
  type DeckRequest,
  deckChoice,
  type slideRequest,
} from './contract/decks';
import { snakeKeys } from './contract/keys';
import { Refusal } from './refusal';
import { here } from './server';
import { workspaceHere } from './settings';

const noDeck = (): Refusal => new Refusal(404, 'No such deck', 'The deck is not there, or no longer.', 'id');

function found<Entry>(entry: Entry | null): Entry {
  if (entry === null) throw noDeck();
  return entry;
}

/** As it is kept: in the shape in which it travels, so that what is read passes the same contract. */
function textOf({ name, template, ...choice }: DeckChoiceAnswer): DeckText {
  return { name, template, choice: snakeKeys(choice) as DeckText['choice'] };
}

/** What was chosen for a deck that is kept. */
const choiceOf = ({ name, template, choice }: Deck): DeckChoiceAnswer =>
  deckChoice.parse({ name, template, ...choice });

const answerOf = (deck: Deck): DeckAnswer => ({
  id: deck.id,
  edition: deck.edition,
  createdAt: deck.createdAt,
  updatedAt: deck.updatedAt,
  choice: choiceOf(deck),
});

const conflict = (error: unknown): never => {
  if (error instanceof DeckChangedError)
    throw new Refusal(409, 'The deck was changed elsewhere', 'It was changed since it was opened here.', 'edition');
  throw error;
};

/** The deck last written comes first. */
export async function decksHere() {
  const { store, workspace } = await here();
  return { decks: workspace ? await listDecks(store.pool, principal, workspace.id) : [] };
}

export async function deckHere(id: number): Promise<DeckAnswer> {
  const { store, workspace } = await workspaceHere();
  return answerOf(found(await readDeck(store.pool, principal, workspace.id, id)));
}

export async function writeDeckHere({ id, edition, choice }: DeckRequest): Promise<DeckAnswer> {
  const { store, workspace } = await workspaceHere();
  if (id === undefined) return answerOf(await createDeck(store.pool, principal, workspace.id, textOf(choice)));
  const change = { id, edition: edition ?? null };
  const written = changeDeck(store.pool, principal, workspace.id, change, () => textOf(choice));
  return answerOf(found(await written.catch(conflict)));
}

export async function removeDeckHere(id: number, isRemoved: boolean): Promise<DeckAnswer> {
  const { store, workspace } = await workspaceHere();
  return answerOf(found(await removeDeck(store.pool, principal, workspace.id, id, isRemoved)));
}

/** Ids are of the deck alone: the next number behind the highest. */
function nextId(slides: readonly DeckSlide[]): string {
  const numbers = slides.map(({ id }) => Number(/^s(\d+)$/.exec(id)?.[1] ?? 0));
  return `s${Math.max(0, ...numbers) + 1}`;
}

const withSlides = async (id: number, change: (slides: readonly DeckSlide[]) => DeckSlide[]): Promise<Deck> => {
  const { store, workspace } = await workspaceHere();
  const written = await changeDeck(store.pool, principal, workspace.id, { id, edition: null }, (deck) =>
    textOf(choiceOf({ ...deck, choice: { ...deck.choice, slides: change(deck.choice.slides) } })),
  );
  return found(written);
};

/** Puts a slide behind the others; answers its id. */
export async function addSlideHere(id: number, { exhibit, search }: ReturnType<typeof slideRequest.parse>) {
  if (!exhibitOf(exhibit))
    throw new Refusal(422, 'No such exhibit', `There is no exhibit called "${exhibit}".`, 'exhibit');
  const { name, choice } = await withSlides(id, (slides) => [
    ...slides,
    { id: nextId(slides), exhibit, search, shown: true, title: null, notes: null },
  ]);
  return { deck: id, name, slide: choice.slides.at(-1)?.id ?? '' };
}

/** Takes a slide out; one that is not there is out already. */
export async function dropSlideHere(id: number, slide: string) {
  const { name } = await withSlides(id, (slides) => slides.filter((each) => each.id !== slide));
  return { deck: id, name, slide };
}
