/** Notes on days: what people remember about a day, beside the ledger. They can be changed, taken away and brought back. */
import type { Day } from '@/lib/domain/day';
import type { NoteKind } from '@/lib/domain/note-kinds';
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace } from './versions';

export interface NoteText {
  on: Day;
  title: string;
  /** Null: the title says it all. */
  text: string | null;
  kind: NoteKind;
}

export interface Note extends NoteText {
  id: number;
}

const COLUMNS = 'note_no as id, on_day::text as "on", title, body as text, kind';

const SELECT_NOTES = `
  select ${COLUMNS} from note where workspace_id = $1 and deleted_at is null order by on_day, note_no`;

const INSERT_NOTE = `
  insert into note (workspace_id, on_day, title, body, kind) values ($1, $2, $3, $4, $5) returning ${COLUMNS}`;

const UPDATE_NOTE = `
  update note set on_day = $3, title = $4, body = $5, kind = $6, updated_at = clock_timestamp()
  where workspace_id = $1 and note_no = $2 and deleted_at is null returning ${COLUMNS}`;

const UPDATE_REMOVED = `
  update note set deleted_at = case when $3::boolean then clock_timestamp() end
  where workspace_id = $1 and note_no = $2 and (deleted_at is null) = $3::boolean returning ${COLUMNS}`;

/** By day, then as they were written. */
export async function listNotes(db: Database, principal: Principal, workspaceId: number): Promise<Note[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<Note>(SELECT_NOTES, [workspaceId]);
  return rows;
}

/** Writes a note, or (`id`) writes one anew. Null: there is no such note. */
export function writeNote(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number | null,
  { on, title, text, kind }: NoteText,
): Promise<Note | null> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const values = [on, title, text, kind];
    const { rows } =
      id === null
        ? await client.query<Note>(INSERT_NOTE, [workspaceId, ...values])
        : await client.query<Note>(UPDATE_NOTE, [workspaceId, id, ...values]);
    const [note = null] = rows;
    if (note)
      await recordAudit(client, principal, workspaceId, {
        action: 'note_written',
        version: null,
        details: { ...note },
      });
    return note;
  });
}

/** Takes a note away, or (`isRemoved` false) brings one back. Null: there is none to do it to. */
export function removeNote(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
  isRemoved: boolean,
): Promise<Note | null> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<Note>(UPDATE_REMOVED, [workspaceId, id, isRemoved]);
    const [note = null] = rows;
    if (note)
      await recordAudit(client, principal, workspaceId, {
        action: isRemoved ? 'note_removed' : 'note_written',
        version: null,
        details: { ...note },
      });
    return note;
  });
}
