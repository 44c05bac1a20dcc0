/** Links that let somebody choose a password: the first owner's, an invitation's, a reset's. Each works once, for so long. */
import { recordAudit } from './audit';
import { type Database, inTransaction } from './database';
import type { Store } from './open';
import { type Role, STORE_WIDE } from './people';
import { permit } from './permit';
import type { Principal } from './principal';
import { isToken, newToken, tokenHash } from './share-secrets';

export type EntryKind = 'setup' | 'invitation' | 'reset';

export interface EntryLink {
  id: number;
  kind: EntryKind;
  email: string | null;
  role: Role | null;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
}

const MS_PER_HOUR = 3_600_000;
const HOURS: Readonly<Record<EntryKind, number>> = { setup: 24, invitation: 24 * 7, reset: 2 };

const COLUMNS = `link_no as id, kind, email, role, created_by as "createdBy", created_at as "createdAt",
  expires_at as "expiresAt"`;

const IS_OPEN = 'ended_at is null and expires_at > clock_timestamp()';

const INSERT = `
  insert into entry_link (workspace_id, kind, token_hash, email, role, created_by, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7) returning ${COLUMNS}`;

/** One for each purpose: a new one ends those before it. */
const END_EARLIER = `
  update entry_link set ended_at = clock_timestamp()
  where workspace_id = $1 and kind = $2 and email is not distinct from $3 and ended_at is null`;

const SELECT_OPEN = `select ${COLUMNS} from entry_link where token_hash = $1 and ${IS_OPEN}`;

const USE = `update entry_link set ended_at = clock_timestamp() where token_hash = $1 and ${IS_OPEN} returning ${COLUMNS}`;

const SELECT_INVITATIONS = `
  select ${COLUMNS} from entry_link
  where workspace_id = $1 and kind = 'invitation' and ${IS_OPEN} order by link_no desc`;

const END = `
  update entry_link set ended_at = clock_timestamp()
  where workspace_id = $1 and link_no = $2 and kind = 'invitation' and ended_at is null returning ${COLUMNS}`;

/** What is remembered of an invitation. */
const detailsOf = ({ id, email, role }: EntryLink) => ({ id, email, role });

/** Makes a link; its token is given this once, and kept as a hash. */
export function makeEntryLink(
  { pool }: Store,
  principal: Principal,
  { kind, email, role }: Pick<EntryLink, 'kind' | 'email' | 'role'>,
): Promise<{ link: EntryLink; token: string }> {
  permit(principal, STORE_WIDE, 'admin');
  const token = newToken();
  return inTransaction(pool, async (client) => {
    await client.query(END_EARLIER, [STORE_WIDE, kind, email]);
    const until = new Date(Date.now() + HOURS[kind] * MS_PER_HOUR);
    const values = [STORE_WIDE, kind, tokenHash(token), email, role, principal.name, until];
    const { rows } = await client.query<EntryLink>(INSERT, values);
    const [link] = rows;
    if (!link) throw new Error('the database returned no link');
    if (kind === 'invitation')
      await recordAudit(client, principal, STORE_WIDE, {
        action: 'person_invited',
        version: null,
        details: detailsOf(link),
      });
    return { link, token };
  });
}

/** What a token opens; null: nothing, or nothing any more. */
export async function findEntryLink(db: Database, _stranger: Principal, token: string): Promise<EntryLink | null> {
  if (!isToken(token)) return null;
  const { rows } = await db.query<EntryLink>(SELECT_OPEN, [tokenHash(token)]);
  return rows[0] ?? null;
}

/** Takes a link, so that it works no more; null: somebody was first, or it is over. */
export async function takeEntryLink(db: Database, _stranger: Principal, token: string): Promise<EntryLink | null> {
  if (!isToken(token)) return null;
  const { rows } = await db.query<EntryLink>(USE, [tokenHash(token)]);
  return rows[0] ?? null;
}

/** Invitations that nobody has taken yet, the newest first. */
export async function listInvitations(db: Database, principal: Principal): Promise<EntryLink[]> {
  permit(principal, STORE_WIDE, 'admin');
  const { rows } = await db.query<EntryLink>(SELECT_INVITATIONS, [STORE_WIDE]);
  return rows;
}

/** Takes an invitation back. Null: there is none of that number. */
export function endInvitation({ pool }: Store, principal: Principal, id: number): Promise<EntryLink | null> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<EntryLink>(END, [STORE_WIDE, id]);
    const [link = null] = rows;
    if (link)
      await recordAudit(client, principal, STORE_WIDE, {
        action: 'invitation_withdrawn',
        version: null,
        details: detailsOf(link),
      });
    return link;
  });
}
