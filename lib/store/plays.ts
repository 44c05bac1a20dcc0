/** Plays of the written playbook. They can be changed, taken away and brought back. */
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace } from './versions';

export interface PlayArm {
  name: string;
  /** What is different in it. */
  what: string;
}

export interface PlayText {
  name: string;
  /** What calls for it: 'action:offer_seats', 'rule:near-limit'; null: words alone. */
  trigger: string | null;
  triggerWords: string | null;
  say: string | null;
  offer: string | null;
  owner: string | null;
  steps: string[];
  /** Tried against each other; none: the play has one way alone. */
  arms: PlayArm[];
}

export interface Play extends PlayText {
  id: number;
}

const COLUMNS = `play_no as id, name, trigger, trigger_words as "triggerWords", say, offer, owner, steps, arms`;

const SELECT_PLAYS = `select ${COLUMNS} from play where workspace_id = $1 and deleted_at is null order by play_no`;

const INSERT_PLAY = `
  insert into play (workspace_id, name, trigger, trigger_words, say, offer, owner, steps, arms)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${COLUMNS}`;

const UPDATE_PLAY = `
  update play set name = $3, trigger = $4, trigger_words = $5, say = $6, offer = $7, owner = $8, steps = $9, arms = $10,
    updated_at = clock_timestamp()
  where workspace_id = $1 and play_no = $2 and deleted_at is null returning ${COLUMNS}`;

const UPDATE_REMOVED = `
  update play set deleted_at = case when $3::boolean then clock_timestamp() end
  where workspace_id = $1 and play_no = $2 and (deleted_at is null) = $3::boolean returning ${COLUMNS}`;

/** In the order in which they were written. */
export async function listPlays(db: Database, principal: Principal, workspaceId: number): Promise<Play[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<Play>(SELECT_PLAYS, [workspaceId]);
  return rows;
}

/** Writes a play, or (`id`) writes one anew. Null: there is no such play. */
export function writePlay(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number | null,
  { name, trigger, triggerWords, say, offer, owner, steps, arms }: PlayText,
): Promise<Play | null> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const values = [name, trigger, triggerWords, say, offer, owner, JSON.stringify(steps), JSON.stringify(arms)];
    const { rows } =
      id === null
        ? await client.query<Play>(INSERT_PLAY, [workspaceId, ...values])
        : await client.query<Play>(UPDATE_PLAY, [workspaceId, id, ...values]);
    const [play = null] = rows;
    if (play)
      await recordAudit(client, principal, workspaceId, {
        action: 'play_written',
        version: null,
        details: { ...play },
      });
    return play;
  });
}

/** Takes a play away, or (`isRemoved` false) brings one back, its runs with it. Null: there is none to do it to. */
export function removePlay(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
  isRemoved: boolean,
): Promise<Play | null> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<Play>(UPDATE_REMOVED, [workspaceId, id, isRemoved]);
    const [play = null] = rows;
    if (play)
      await recordAudit(client, principal, workspaceId, {
        action: isRemoved ? 'play_removed' : 'play_written',
        version: null,
        details: { ...play },
      });
    return play;
  });
}
