/**
 * Whether the trail is as it was written. The hashes are worked out anew from the entries, without the database's own
 * function that made them. Who can write to the database can write a whole new chain too: the end that was noted
 * elsewhere (`audit --verify` prints it, backups carry it) tells that as well.
 */
import type { Finding } from './check';
import { type Database, inSnapshot } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

/** The end of a chain as it can be noted: its length and its last hash. */
export interface ChainEnd {
  link: number;
  hash: string;
}

export interface AuditChain {
  entries: number;
  /** Null: there is no entry. */
  end: ChainEnd | null;
  findings: Finding[];
}

/** Each entry with what its hash should be after the one before it, in the order of the chain. */
const SELECT_BROKEN = `
  select count(*)::int as count, min(link) as first from (
    select link, link is distinct from row_number() over (order by link nulls last, audit_no) or hash is distinct from
      sha256(coalesce(lag(hash) over (order by link nulls last, audit_no), '') || convert_to(jsonb_build_array(
        link, workspace_id, audit_no, version, (extract(epoch from at) * 1000)::bigint,
        principal_kind, principal_name, action, details)::text, 'UTF8')) as is_broken
    from audit where workspace_id = $1) each where is_broken`;

const SELECT_ENDS = `
  select (select count(*)::int from audit where workspace_id = $1) as entries,
    (select json_build_object('link', link, 'hash', encode(hash, 'hex')) from audit
      where workspace_id = $1 order by link desc nulls last limit 1) as last,
    (select json_build_object('link', link, 'hash', encode(hash, 'hex')) from audit_head
      where workspace_id = $1) as head`;

const SELECT_NOTED = `select encode(hash, 'hex') as hash from audit where workspace_id = $1 and link = $2`;

/** Looks over the whole chain; `noted`: an end that was noted before, which must still be in it. */
export function checkAudit(
  db: Database,
  principal: Principal,
  workspaceId: number,
  noted: ChainEnd | null = null,
): Promise<AuditChain> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const { rows: ends } = await client.query<{ entries: number; last: ChainEnd | null; head: ChainEnd | null }>(
      SELECT_ENDS,
      [workspaceId],
    );
    const { rows: broken } = await client.query<{ count: number; first: number | null }>(SELECT_BROKEN, [workspaceId]);
    const { entries = 0, last = null, head = null } = ends[0] ?? {};
    const findings: Finding[] = [];
    const { count = 0, first = null } = broken[0] ?? {};
    if (count > 0)
      findings.push({
        code: 'audit_altered',
        message: `${count} entries of the audit log are not as they were written, the first of them entry ${first ?? 'without a place'}`,
      });
    if (head?.link !== last?.link || head?.hash !== last?.hash)
      findings.push({
        code: 'audit_cut',
        message: 'the audit log does not end where it ended when it was last written',
      });
    if (noted !== null) {
      const { rows } = await client.query<{ hash: string }>(SELECT_NOTED, [workspaceId, noted.link]);
      if (rows[0]?.hash !== noted.hash)
        findings.push({
          code: 'audit_rewritten',
          message: `entry ${noted.link} of the audit log is not the one that was noted`,
        });
    }
    return { entries, end: last, findings };
  });
}
