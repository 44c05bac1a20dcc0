/** Read-only links to one page or one deck: made, listed, revoked, opened by whoever holds the link. */
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { hashPassword, isPassword, isToken, newToken, tokenHash } from './share-secrets';
import { lockWorkspace } from './versions';

/** All that a link opens, and nothing else. */
export type ShareScope =
  | { kind: 'page'; path: string; search: string }
  /** A deck as it was chosen when it was shared. */
  | { kind: 'deck'; deck: unknown };

export interface ShareTerms {
  name: string;
  scope: ShareScope;
  hidesNames: boolean;
  expiresAt: Date;
  /** Null: none is needed. */
  password: string | null;
}

export interface Share {
  id: number;
  workspaceId: number;
  name: string;
  scope: ShareScope;
  hidesNames: boolean;
  expiresAt: Date;
  hasPassword: boolean;
  /** How often it was opened, and when last. */
  opened: number;
  lastOpenedAt: Date | null;
  createdAt: Date;
  createdBy: string;
  revokedAt: Date | null;
}

interface ShareRow extends Omit<Share, 'scope' | 'hasPassword'> {
  kind: 'page' | 'deck';
  path: string | null;
  search: string | null;
  deck: unknown;
  password: string | null;
}

const COLUMNS = `workspace_id as "workspaceId", share_no as id, name, kind, path, search, deck,
  hides_names as "hidesNames", expires_at as "expiresAt", password, opened, last_opened_at as "lastOpenedAt",
  created_at as "createdAt", created_by as "createdBy", revoked_at as "revokedAt"`;

const INSERT_SHARE = `
  insert into share (workspace_id, token_hash, name, kind, path, search, deck, hides_names, expires_at, password, created_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${COLUMNS}`;

const SELECT_SHARES = `select ${COLUMNS} from share where workspace_id = $1 order by created_at desc, share_no desc`;

const UPDATE_REVOKED = `
  update share set revoked_at = case when $3::boolean then clock_timestamp() end
  where workspace_id = $1 and share_no = $2 and (revoked_at is null) = $3::boolean returning ${COLUMNS}`;

const SELECT_OPEN = `
  select ${COLUMNS} from share where token_hash = $1 and revoked_at is null and expires_at > $2`;

const FREE_TRIES = 5;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 900;

// A try counts as wrong until it is found to be right, so that many at once are as few as one after another.
/** No wait is longer than the longest: one that is was begun by a clock that was ahead. */
const isFree = `(locked_until is null or locked_until <= $3
  or locked_until > $3::timestamptz + make_interval(secs => ${LONGEST_WAIT_SECONDS}))`;

const COUNT_TRY = `
  update share set failures = failures + 1, locked_until = case when failures + 1 >= ${FREE_TRIES} then
    $3::timestamptz + make_interval(secs =>
      least(${FIRST_WAIT_SECONDS} * power(2, least(failures + 1 - ${FREE_TRIES}, 10)), ${LONGEST_WAIT_SECONDS})) end
  where workspace_id = $1 and share_no = $2 and ${isFree} returning password`;

const RESET_TRIES = `update share set failures = 0, locked_until = null where workspace_id = $1 and share_no = $2`;

const COUNT_OPENED = `
  update share set opened = opened + 1, last_opened_at = $3 where workspace_id = $1 and share_no = $2`;

function shareOf({ kind, path, search, deck, password, ...row }: ShareRow): Share {
  const scope: ShareScope = kind === 'deck' ? { kind, deck } : { kind, path: path ?? '/', search: search ?? '' };
  return { ...row, scope, hasPassword: password !== null };
}

/** What the audit tells of a share: neither its secret nor the deck's pictures. */
const told = ({ id, name, scope, hidesNames, expiresAt, hasPassword }: Share) => ({
  share: id,
  name,
  scope: scope.kind === 'page' ? scope : { kind: scope.kind },
  hidesNames,
  expiresAt,
  hasPassword,
});

/** Makes a link; its token is answered once and kept as a hash alone. */
export async function makeShare(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { name, scope, hidesNames, expiresAt, password }: ShareTerms,
): Promise<{ share: Share; token: string }> {
  const token = newToken();
  const kept = password === null ? null : await hashPassword(password);
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const page = scope.kind === 'page' ? [scope.path, scope.search, null] : [null, null, JSON.stringify(scope.deck)];
    const values = [workspaceId, tokenHash(token), name, scope.kind, ...page, hidesNames, expiresAt, kept];
    const { rows } = await client.query<ShareRow>(INSERT_SHARE, [...values, principal.name]);
    if (!rows[0]) throw new Error('the database returned no share');
    const share = shareOf(rows[0]);
    await recordAudit(client, principal, workspaceId, { action: 'share_made', version: null, details: told(share) });
    return { share, token };
  });
}

/** The newest first, expired and revoked ones too. */
export async function listShares(db: Database, principal: Principal, workspaceId: number): Promise<Share[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<ShareRow>(SELECT_SHARES, [workspaceId]);
  return rows.map(shareOf);
}

/** From now on the link opens nothing, or (`isRevoked` false) opens again. Null: there is none to do it to. */
export function revokeShare(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
  isRevoked: boolean,
): Promise<Share | null> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<ShareRow>(UPDATE_REVOKED, [workspaceId, id, isRevoked]);
    if (!rows[0]) return null;
    const share = shareOf(rows[0]);
    await recordAudit(client, principal, workspaceId, {
      action: isRevoked ? 'share_revoked' : 'share_restored',
      version: null,
      details: told(share),
    });
    return share;
  });
}

/** The share that a token opens now: it says itself of which workspace. Null: none, whyever. */
export async function findShare(db: Database, _principal: Principal, token: string, now: Date): Promise<Share | null> {
  if (!isToken(token)) return null;
  const { rows } = await db.query<ShareRow>(SELECT_OPEN, [tokenHash(token), now]);
  return rows[0] ? shareOf(rows[0]) : null;
}

export type PasswordTry = 'right' | 'wrong' | 'later';

/** Looks at a password; after five wrong ones in turn only after a while (`later`), which grows. */
export async function tryPassword(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
  password: string,
  now: Date,
): Promise<PasswordTry> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ password: string | null }>(COUNT_TRY, [workspaceId, id, now]);
  if (!rows[0]) return 'later';
  if (rows[0].password === null || !(await isPassword(rows[0].password, password))) return 'wrong';
  await db.query(RESET_TRIES, [workspaceId, id]);
  return 'right';
}

/** It was opened. */
export async function countOpened(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
  now: Date,
): Promise<void> {
  permit(principal, workspaceId, 'read');
  await db.query(COUNT_OPENED, [workspaceId, id, now]);
}
