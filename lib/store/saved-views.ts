/** Views that people come back to: a page with the question in its address, under a name. One of a page may be its default. */
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace } from './versions';

export interface SavedViewText {
  name: string;
  /** Of the page: '/retention'. */
  path: string;
  /** What its address says after the question mark; may be empty. */
  search: string;
  /** What its page shows where its address says nothing. */
  isDefault: boolean;
}

export interface SavedView extends SavedViewText {
  id: number;
}

const COLUMNS = 'view_no as id, name, path, search, is_default as "isDefault"';

const SELECT_VIEWS = `
  select ${COLUMNS} from saved_view where workspace_id = $1 and deleted_at is null order by path, lower(name), view_no`;

const INSERT_VIEW = `
  insert into saved_view (workspace_id, name, path, search, is_default) values ($1, $2, $3, $4, $5) returning ${COLUMNS}`;

const UPDATE_VIEW = `
  update saved_view set name = $3, path = $4, search = $5, is_default = $6, updated_at = clock_timestamp()
  where workspace_id = $1 and view_no = $2 and deleted_at is null returning ${COLUMNS}`;

/** A page has one default. */
const UPDATE_OTHERS = `
  update saved_view set is_default = false
  where workspace_id = $1 and path = $2 and view_no <> $3 and is_default and deleted_at is null`;

const UPDATE_REMOVED = `
  update saved_view set deleted_at = case when $3::boolean then clock_timestamp() end
  where workspace_id = $1 and view_no = $2 and (deleted_at is null) = $3::boolean returning ${COLUMNS}`;

/** By page, then by name. */
export async function listSavedViews(db: Database, principal: Principal, workspaceId: number): Promise<SavedView[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<SavedView>(SELECT_VIEWS, [workspaceId]);
  return rows;
}

/** Saves a view, or (`id`) saves one anew. Null: there is no such view. */
export function writeSavedView(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number | null,
  { name, path, search, isDefault }: SavedViewText,
): Promise<SavedView | null> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const values = [name, path, search, isDefault];
    const { rows } =
      id === null
        ? await client.query<SavedView>(INSERT_VIEW, [workspaceId, ...values])
        : await client.query<SavedView>(UPDATE_VIEW, [workspaceId, id, ...values]);
    const [view = null] = rows;
    if (view) {
      if (isDefault) await client.query(UPDATE_OTHERS, [workspaceId, path, view.id]);
      await recordAudit(client, principal, workspaceId, {
        action: 'view_written',
        version: null,
        details: { ...view },
      });
    }
    return view;
  });
}

/** Takes a view away, or (`isRemoved` false) brings one back. Null: there is none to do it to. */
export function removeSavedView(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
  isRemoved: boolean,
): Promise<SavedView | null> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<SavedView>(UPDATE_REMOVED, [workspaceId, id, isRemoved]);
    const [view = null] = rows;
    if (view) {
      if (view.isDefault && !isRemoved) await client.query(UPDATE_OTHERS, [workspaceId, view.path, view.id]);
      await recordAudit(client, principal, workspaceId, {
        action: isRemoved ? 'view_removed' : 'view_written',
        version: null,
        details: { ...view },
      });
    }
    return view;
  });
}
