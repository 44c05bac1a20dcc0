/** The weights of the scores that a workspace has chosen: a setting like the others, dated and kept in every value it had. */
import { canonicalChoices, type SignalChoices } from '@/lib/domain/signals/settings';
import { type AsOf, knownUntil } from './as-of';
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace, nextVersion } from './versions';

const KEY = 'signals';

const SELECT_STATED = `
  select value from setting
  where workspace_id = $1 and key = '${KEY}' and ($2::timestamptz is null or recorded_at < $2)
  order by version desc limit 1`;

/** In force now, or on a past day or moment. */
export async function readSignalChoices(
  db: Database,
  principal: Principal,
  workspaceId: number,
  asOf: AsOf | null = null,
): Promise<SignalChoices> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ value: SignalChoices }>(SELECT_STATED, [workspaceId, knownUntil(asOf)]);
  return rows[0]?.value ?? {};
}

const INSERT_STATED = `insert into setting (workspace_id, version, key, value) values ($1, $2, '${KEY}', $3)`;

/** States all choices anew; equal ones are not stated again. Answers the ledger version. */
export function writeSignalChoices(
  db: Database,
  principal: Principal,
  workspaceId: number,
  change: (choices: SignalChoices) => SignalChoices,
): Promise<number> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const stated = await readSignalChoices(client, principal, workspaceId);
    const choices = canonicalChoices(change(stated));
    if (JSON.stringify(choices) === JSON.stringify(canonicalChoices(stated))) {
      const { rows } = await client.query<{ version: number }>(
        'select ledger_version as version from workspace where workspace_id = $1',
        [workspaceId],
      );
      return rows[0]?.version ?? 0;
    }
    const version = await nextVersion(client, workspaceId);
    await client.query(INSERT_STATED, [workspaceId, version, JSON.stringify(choices)]);
    await recordAudit(client, principal, workspaceId, {
      action: 'signal_settings_written',
      version,
      details: { ...choices },
    });
    return version;
  });
}

export interface StatedChoices {
  choices: SignalChoices;
  recordedAt: Date;
  /** Who stated them; null: not known. */
  by: string | null;
}

const SELECT_HISTORY = `
  select s.value as choices, s.recorded_at as "recordedAt", a.principal_name as by
  from setting s left join lateral (
    select principal_name from audit a where a.workspace_id = s.workspace_id and a.version = s.version limit 1
  ) a on true
  where s.workspace_id = $1 and s.key = '${KEY}' order by s.version desc`;

/** Every value they have had, newest first. */
export async function signalChoicesHistory(
  db: Database,
  principal: Principal,
  workspaceId: number,
): Promise<StatedChoices[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<StatedChoices>(SELECT_HISTORY, [workspaceId]);
  return rows;
}
