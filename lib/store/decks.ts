/**
 * Decks that people put together: which slides, in which order, with which words. What was chosen is kept as JSON, whose
 * shape the API's contract states; no figure is in it. They can be changed, taken away and brought back.
 */
import type { PoolClient } from 'pg';
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace } from './versions';

/** A slide as JSON; it is known by its id. */
export interface DeckSlide {
  id: string;
  [field: string]: unknown;
}

export interface DeckText {
  name: string;
  template: string;
  /** What else was chosen; its slides stand under `slides`. */
  choice: { period: string | null; slides: DeckSlide[]; [field: string]: unknown };
}

/** A deck without its slides. */
export interface DeckEntry {
  id: number;
  name: string;
  template: string;
  period: string | null;
  slides: number;
  /** How often it was written. */
  edition: number;
  /** Moments, ISO 8601. */
  createdAt: string;
  updatedAt: string;
}

export interface Deck extends Omit<DeckEntry, 'period' | 'slides'>, DeckText {}

const moment = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const ENTRY = `deck_no as id, name, template, edition,
  ${moment('created_at')} as "createdAt", ${moment('updated_at')} as "updatedAt"`;

const SELECT_DECKS = `
  select ${ENTRY}, choice ->> 'period' as period, jsonb_array_length(choice -> 'slides') as slides
  from deck where workspace_id = $1 and deleted_at is null order by updated_at desc, deck_no desc`;

const SELECT_DECK = `
  select ${ENTRY}, choice from deck where workspace_id = $1 and deck_no = $2 and deleted_at is null`;

const INSERT_DECK = `
  insert into deck (workspace_id, name, template, choice) values ($1, $2, $3, $4) returning ${ENTRY}, choice`;

const WRITTEN = 'edition = edition + 1, updated_at = clock_timestamp()';

const UPDATE_DECK = `
  update deck set name = $3, template = $4, choice = $5, ${WRITTEN}
  where workspace_id = $1 and deck_no = $2 and deleted_at is null returning ${ENTRY}, choice`;

const UPDATE_REMOVED = `
  update deck set deleted_at = case when $3::boolean then clock_timestamp() end
  where workspace_id = $1 and deck_no = $2 and (deleted_at is null) = $3::boolean returning ${ENTRY}, choice`;

/** Somebody else has written the deck since it was read. */
export class DeckChangedError extends Error {
  constructor(readonly edition: number) {
    super('The deck was changed elsewhere since it was opened here.');
    this.name = 'DeckChangedError';
  }
}

/** The deck last written comes first. */
export async function listDecks(db: Database, principal: Principal, workspaceId: number): Promise<DeckEntry[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<DeckEntry>(SELECT_DECKS, [workspaceId]);
  return rows;
}

/** Null: there is no such deck, or no longer. */
export async function readDeck(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
): Promise<Deck | null> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<Deck>(SELECT_DECK, [workspaceId, id]);
  return rows[0] ?? null;
}

/** Pictures and long texts stay out of the trail. */
const traceOf = ({ id, name, template, edition, choice }: Deck) => ({
  ...{ id, name, template, edition },
  period: choice.period,
  slides: choice.slides.map((slide) => slide.id),
});

async function trace(
  client: PoolClient,
  principal: Principal,
  workspaceId: number,
  action: 'deck_written' | 'deck_removed',
  deck: Deck,
): Promise<void> {
  await recordAudit(client, principal, workspaceId, { action, version: null, details: traceOf(deck) });
}

export const createDeck = (
  db: Database,
  principal: Principal,
  workspaceId: number,
  { name, template, choice }: DeckText,
): Promise<Deck> =>
  withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<Deck>(INSERT_DECK, [workspaceId, name, template, JSON.stringify(choice)]);
    const [deck] = rows;
    if (!deck) throw new Error('the database returned no deck');
    await trace(client, principal, workspaceId, 'deck_written', deck);
    return deck;
  });

interface DeckChange {
  id: number;
  /** The edition that was read before; null: whichever there is. */
  edition: number | null;
}

/** Writes a deck anew as `change` makes it of the one there is. Null: there is none. @throws DeckChangedError */
export const changeDeck = (
  db: Database,
  principal: Principal,
  workspaceId: number,
  { id, edition }: DeckChange,
  change: (deck: Deck) => DeckText,
): Promise<Deck | null> =>
  withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const before = await readDeck(client, principal, workspaceId, id);
    if (!before) return null;
    if (edition !== null && before.edition !== edition) throw new DeckChangedError(before.edition);
    const { name, template, choice } = change(before);
    const values = [workspaceId, id, name, template, JSON.stringify(choice)];
    const { rows } = await client.query<Deck>(UPDATE_DECK, values);
    const [deck = null] = rows;
    if (deck) await trace(client, principal, workspaceId, 'deck_written', deck);
    return deck;
  });

/** Takes a deck away, or (`isRemoved` false) brings one back. Null: there is none to do it to. */
export const removeDeck = (
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
  isRemoved: boolean,
): Promise<Deck | null> =>
  withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<Deck>(UPDATE_REMOVED, [workspaceId, id, isRemoved]);
    const [deck = null] = rows;
    if (deck) await trace(client, principal, workspaceId, isRemoved ? 'deck_removed' : 'deck_written', deck);
    return deck;
  });
