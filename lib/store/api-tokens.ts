/** Tokens of programs: `rt_<id>_<secret>`, shown once, kept as a hash, each with scopes and an end. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { recordAudit } from './audit';
import { type Database, inTransaction } from './database';
import type { Store } from './open';
import { type Role, STORE_WIDE } from './people';
import { permit } from './permit';
import type { Need, Principal } from './principal';
import { newToken, tokenHash } from './share-secrets';

export const tokenScopes = ['read', 'write', 'ingest'] as const;
export type TokenScope = (typeof tokenScopes)[number];

export const needsOfScope: Readonly<Record<TokenScope, readonly Need[]>> = {
  read: ['read'],
  write: ['read', 'act', 'ingest', 'write'],
  ingest: ['ingest'],
};

export interface ApiToken {
  id: number;
  name: string;
  scopes: TokenScope[];
  /** Enough to know it by: `rt_<id>`. */
  hint: string;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
}

const ID_BYTES = 9;
const PATTERN = /^rt_([A-Za-z0-9]{12})_([A-Za-z0-9_-]{43})$/;

const COLUMNS = `t.token_no as id, t.name, t.scopes, 'rt_' || t.public_id as hint, u.name as "createdBy",
  t.created_at as "createdAt", t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt"`;

const SELECT_TOKENS = `
  select ${COLUMNS} from api_token t join auth_user u on u.id = t.created_by
  where t.workspace_id = $1 and t.revoked_at is null order by t.token_no desc`;

const INSERT = `
  with t as (
    insert into api_token (workspace_id, public_id, token_hash, name, scopes, created_by, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7) returning *)
  select ${COLUMNS} from t join auth_user u on u.id = t.created_by`;

const REVOKE = `
  with t as (
    update api_token set revoked_at = clock_timestamp()
    where workspace_id = $1 and token_no = $2 and revoked_at is null returning *)
  select ${COLUMNS} from t join auth_user u on u.id = t.created_by`;

/** A token may no more than whoever made it: with them it ends. */
const SELECT_BY_ID = `
  select t.token_hash as hash, t.name, t.scopes, m.role, t.token_no as id
  from api_token t join member m on m.user_id = t.created_by and m.workspace_id = t.workspace_id
  where t.public_id = $1 and t.revoked_at is null and t.expires_at > clock_timestamp() and m.removed_at is null`;

/** Not at every call: a minute is near enough. */
const NOTE_USE = `
  update api_token set last_used_at = clock_timestamp()
  where public_id = $1 and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute')`;

export async function listApiTokens(db: Database, principal: Principal): Promise<ApiToken[]> {
  permit(principal, STORE_WIDE, 'admin');
  const { rows } = await db.query<ApiToken>(SELECT_TOKENS, [STORE_WIDE]);
  return rows;
}

/** Letters and digits alone, so that the two underscores stay the only ones. */
const newId = (): string =>
  randomBytes(ID_BYTES * 2)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 12);

/** The token itself is given this once. */
export function makeApiToken(
  { pool }: Store,
  principal: Principal,
  { userId, name, scopes, expiresAt }: { userId: string; name: string; scopes: readonly TokenScope[]; expiresAt: Date },
): Promise<{ made: ApiToken; token: string }> {
  return inTransaction(pool, async (client) => {
    const [id, secret] = [newId(), newToken()];
    const values = [STORE_WIDE, id, tokenHash(secret), name, scopes, userId, expiresAt];
    const { rows } = await client.query<ApiToken>(INSERT, values);
    const [made] = rows;
    if (!made) throw new Error('the database returned no token');
    const details = { id: made.id, name, scopes, hint: made.hint };
    await recordAudit(client, principal, STORE_WIDE, { action: 'token_made', version: null, details });
    return { made, token: `rt_${id}_${secret}` };
  });
}

/** Ends a token at once. Null: there is none of that number. */
export function revokeApiToken({ pool }: Store, principal: Principal, id: number): Promise<ApiToken | null> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<ApiToken>(REVOKE, [STORE_WIDE, id]);
    const [token = null] = rows;
    if (token) {
      const details = { id, name: token.name, hint: token.hint };
      await recordAudit(client, principal, STORE_WIDE, { action: 'token_revoked', version: null, details });
    }
    return token;
  });
}

/** Whose token it is; null: nobody's, or nobody's any more. */
export async function tokenHolder(
  db: Database,
  _stranger: Principal,
  token: string,
): Promise<{ name: string; scopes: TokenScope[]; role: Role } | null> {
  const [, publicId, secret] = PATTERN.exec(token) ?? [];
  if (publicId === undefined || secret === undefined) return null;
  const { rows } = await db.query<{ hash: string; name: string; scopes: TokenScope[]; role: Role }>(SELECT_BY_ID, [
    publicId,
  ]);
  const [found] = rows;
  if (!found) return null;
  const [kept, given] = [Buffer.from(found.hash), Buffer.from(tokenHash(secret))];
  if (kept.length !== given.length || !timingSafeEqual(kept, given)) return null;
  await db.query(NOTE_USE, [publicId]);
  const { name, scopes, role } = found;
  return { name, scopes, role };
}
