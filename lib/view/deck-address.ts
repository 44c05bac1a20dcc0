/** Which deck a page shows, as its address says it. */
import { createLoader, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { type DeckTemplate, deckTemplates } from './deck/deck';

export const deckParsers = {
  /** A deck that is kept. */
  deck: parseAsInteger,
  /** A deck as it begins, of which nothing is kept yet, and its period. */
  template: parseAsStringLiteral(deckTemplates),
  period: parseAsString,
  /** The slide that is looked at. */
  slide: parseAsString,
};

export const loadDeckAddress = createLoader(deckParsers);

export type DeckAddress = Awaited<ReturnType<typeof loadDeckAddress>>;

export type OpenedDeck = { kept: number } | { template: DeckTemplate; period: string | null };

/** Where the address names none, the deck last written is opened; where none is kept, the board's. */
export function openedDeck(
  { deck, template, period }: Pick<DeckAddress, 'deck' | 'template' | 'period'>,
  decks: readonly { id: number }[],
): OpenedDeck {
  if (deck !== null) return { kept: deck };
  const [last] = decks;
  if (template === null && last) return { kept: last.id };
  return { template: template ?? 'board', period };
}

/** The question of a card: what its page's address asks, and what the card says besides. */
export function searchOfCard(search: string, says: Readonly<Record<string, string>> = {}): string {
  const words = new URLSearchParams(search);
  for (const [name, value] of Object.entries(says)) words.set(name, value);
  return words.size === 0 || Object.keys(says).length === 0 ? search.replace(/^\?/, '') : words.toString();
}
