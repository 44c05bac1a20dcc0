/** The audit log on the server: read page upon page, and as a file. */

import { caller as principal } from '@/lib/auth/asking';
import { momentOf } from '@/lib/digest/schedule';
import { formatDay, parseDay } from '@/lib/domain/day';
import { checkAudit } from '@/lib/store/audit-chain';
import { type AuditEntry, type AuditQuestion, auditNames, readAudit } from '@/lib/store/audit-log';
import { readSettings } from '@/lib/store/settings';
import type { AuditPage, AuditQuery } from './contract/audit';
import { workspaceHere } from './settings';

const MOST_IN_FILE = 100_000;

const entryJson = ({ link, at, principalKind, principalName, action, version, details }: AuditEntry) => ({
  ...{ no: link, at: at.toISOString(), by: { kind: principalKind, name: principalName }, action, version, details },
});

function questionOf({ action, by, from, until, before, limit }: AuditQuery, timeZone: string | null): AuditQuestion {
  const after = (day: string): string => formatDay((parseDay(day) ?? 0) + 1);
  return {
    actions: action,
    by: by ?? null,
    from: from === undefined ? null : momentOf(from, 0, timeZone),
    until: until === undefined ? null : momentOf(after(until), 0, timeZone),
    before: before ?? null,
    limit,
  };
}

export async function auditHere(query: AuditQuery): Promise<AuditPage> {
  const { store, workspace } = await workspaceHere();
  const { pool } = store;
  const { timeZone } = await readSettings(pool, principal, workspace.id);
  const { entries, found } = await readAudit(pool, principal, workspace.id, questionOf(query, timeZone));
  const { end, ...chain } = await checkAudit(pool, principal, workspace.id);
  const last = entries.at(-1);
  return {
    entries: entries.map(entryJson),
    found,
    next: last !== undefined && entries.length === query.limit && last.link > 1 ? last.link : null,
    names: await auditNames(pool, principal, workspace.id),
    chain: { ...chain, end: end && { no: end.link, hash: end.hash } },
  };
}

/** Every entry of the question, for a file. */
export async function auditEntriesHere(query: AuditQuery): Promise<AuditPage['entries']> {
  const { store, workspace } = await workspaceHere();
  const { timeZone } = await readSettings(store.pool, principal, workspace.id);
  const question = { ...questionOf(query, timeZone), before: null, limit: MOST_IN_FILE };
  return (await readAudit(store.pool, principal, workspace.id, question)).entries.map(entryJson);
}
