/** When the digest goes to whom, which alerts are on, and the webhook's address, which is a secret. */
import { recordAudit } from './audit';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace } from './versions';

export interface DigestPlan {
  /** Sent every week. */
  weekly: boolean;
  /** 1 is Monday, 7 Sunday; with the hour in the company's time zone. */
  weekday: number;
  /** 0 to 23. */
  hour: number;
  /** E-mail addresses, of the digest and of alerts. */
  recipients: string[];
  alerts: {
    /** Below `threshold` (a ratio; null: the company's own target, else the stage's). */
    nrr: { on: boolean; threshold: number | null };
    /** One of the largest `top` accounts contracts or churns. */
    topAccount: { on: boolean; top: number };
    importFailed: { on: boolean };
  };
}

export const DEFAULT_PLAN: DigestPlan = {
  weekly: false,
  weekday: 1,
  hour: 8,
  recipients: [],
  alerts: {
    nrr: { on: false, threshold: null },
    topAccount: { on: false, top: 20 },
    importFailed: { on: false },
  },
};

export interface KeptPlan {
  plan: DigestPlan;
  /** Nothing before this moment is due; null: nothing was ever planned. */
  scheduledAt: Date | null;
}

const SELECT_PLAN = `select plan, scheduled_at as "scheduledAt" from digest_plan where workspace_id = $1`;

const UPSERT_PLAN = `
  insert into digest_plan (workspace_id, plan, scheduled_at) values ($1, $2, $3)
  on conflict (workspace_id) do update set plan = excluded.plan, updated_at = clock_timestamp(),
    scheduled_at = case when $4 then digest_plan.scheduled_at else excluded.scheduled_at end`;

const UPSERT_WEBHOOK = `
  insert into digest_webhook (workspace_id, url) values ($1, $2)
  on conflict (workspace_id) do update set url = excluded.url, updated_at = clock_timestamp()`;

export async function readDigestPlan(db: Database, principal: Principal, workspaceId: number): Promise<KeptPlan> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ plan: DigestPlan; scheduledAt: Date }>(SELECT_PLAN, [workspaceId]);
  return rows[0] ?? { plan: DEFAULT_PLAN, scheduledAt: null };
}

/** A schedule that stays as it was keeps what is due by it; another one begins `now`. */
export function writeDigestPlan(
  db: Database,
  principal: Principal,
  workspaceId: number,
  plan: DigestPlan,
  now: Date,
): Promise<void> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { plan: before, scheduledAt } = await readDigestPlan(client, principal, workspaceId);
    const isSame =
      scheduledAt !== null && (['weekly', 'weekday', 'hour'] as const).every((key) => before[key] === plan[key]);
    await client.query(UPSERT_PLAN, [workspaceId, JSON.stringify(plan), now, isSame]);
    await recordAudit(client, principal, workspaceId, {
      action: 'digest_planned',
      version: null,
      details: { ...plan },
    });
  });
}

/** Null: none is set. */
export async function readWebhook(db: Database, principal: Principal, workspaceId: number): Promise<string | null> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ url: string }>('select url from digest_webhook where workspace_id = $1', [
    workspaceId,
  ]);
  return rows[0]?.url ?? null;
}

/** Null takes it away. The audit tells the host, never the address. */
export function writeWebhook(
  db: Database,
  principal: Principal,
  workspaceId: number,
  url: string | null,
): Promise<void> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    if (url === null) await client.query('delete from digest_webhook where workspace_id = $1', [workspaceId]);
    else await client.query(UPSERT_WEBHOOK, [workspaceId, url]);
    await recordAudit(client, principal, workspaceId, {
      action: 'digest_planned',
      version: null,
      details: { webhook: url === null ? null : new URL(url).host },
    });
  });
}
