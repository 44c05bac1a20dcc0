/**
 * Closed months: what was reported of a month, kept for ever with its hash. Reopening is a dated mark, and closing again
 * makes another edition; nothing that was kept is ever changed.
 */
import type { PoolClient } from 'pg';
import type { Day, Month } from '@/lib/domain/day';
import type { Moment } from './as-of';
import { recordAudit } from './audit';
import { type Database, inTransaction } from './database';
import type { Store } from './open';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace, waitAtMost } from './versions';
import { ledgerVersionOf } from './workspaces';

/** ARR in smallest units at the month's end, and NRR and GRR over the 12 months to it. */
export interface PeriodSummary {
  end_arr: number;
  nrr: number | null;
  grr: number | null;
}

/** What a month is kept as. */
export interface PeriodContent {
  dataThrough: Day;
  currency: string;
  /** Canonical JSON of the reports and the settings, its hash, and that of the reports alone. */
  content: string;
  sha256: string;
  figuresSha256: string;
  summary: PeriodSummary;
}

export interface ClosedPeriod extends Omit<PeriodContent, 'content'> {
  period: Month;
  /** 1, and one more each time it was closed again. */
  edition: number;
  /** The ledger moment: all that had been appended by then is in it, and nothing else. */
  closedAt: Moment;
  ledgerVersion: number;
  /** Who closed it: the name they gave, else what the principal is called. */
  by: string;
  note: string | null;
  /** Null: it stands. */
  reopened: { at: Moment; by: string; reason: string } | null;
}

/** It cannot be closed or reopened as asked. */
export class PeriodStateError extends Error {}

const COLUMNS = `
  period, edition, closed_at as "closedAt", ledger_version as "ledgerVersion", data_through::text as "dataThrough",
  currency, coalesce(closed_by, principal_name) as by, note, sha256,
  figures_sha256 as "figuresSha256", summary, reopened_at as "reopenedAt",
  coalesce(reopened_by, reopened_name, '') as "reopenedBy", reopen_reason as reason`;

const SELECT_PERIODS = `
  select ${COLUMNS} from closed_period where workspace_id = $1 order by period desc, edition desc`;

const SELECT_STANDING = 'select 1 from closed_period where workspace_id = $1 and period = $2 and reopened_at is null';

// After everything that was recorded, whatever the clock did since.
const SELECT_MOMENT = `
  select greatest(date_trunc('milliseconds', clock_timestamp()),
    (select max(greatest(appended_at, withdrawn_at, restored_at)) from import_run where workspace_id = $1),
    (select max(recorded_at) from setting where workspace_id = $1),
    (select max(recorded_at) from account_mark where workspace_id = $1)) as moment`;

const INSERT_PERIOD = `
  insert into closed_period (workspace_id, period, edition, closed_at, ledger_version, data_through, currency,
    principal_kind, principal_name, closed_by, note, content, sha256, figures_sha256, summary)
  values ($1, $2, (select coalesce(max(edition), 0) + 1 from closed_period where workspace_id = $1 and period = $2),
    $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  returning ${COLUMNS}`;

const REOPEN = `
  update closed_period set reopened_at = clock_timestamp(), reopened_kind = $3, reopened_name = $4, reopened_by = $5, reopen_reason = $6
  where workspace_id = $1 and period = $2 and reopened_at is null returning ${COLUMNS}`;

type PeriodRow = Omit<ClosedPeriod, 'closedAt' | 'reopened'> & {
  closedAt: Date;
  reopenedAt: Date | null;
  reopenedBy: string;
  reason: string | null;
};

const periodOfRow = ({ closedAt, reopenedAt, reopenedBy, reason, ...row }: PeriodRow): ClosedPeriod => ({
  ...row,
  closedAt: closedAt.toISOString(),
  reopened: reopenedAt === null ? null : { at: reopenedAt.toISOString(), by: reopenedBy, reason: reason ?? '' },
});

/** How long closing waits while an import is being written. */
const LOCK_TIMEOUT_MS = 8000;

/** Every edition of every month that was ever closed, the latest month and the latest edition first. */
export async function listClosedPeriods(
  db: Database,
  principal: Principal,
  workspaceId: number,
): Promise<ClosedPeriod[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<PeriodRow>(SELECT_PERIODS, [workspaceId]);
  return rows.map(periodOfRow);
}

/** What an edition was kept as; null: there is none. */
export async function closedContent(
  db: Database,
  principal: Principal,
  workspaceId: number,
  period: Month,
  edition: number,
): Promise<string | null> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ content: string }>(
    'select content from closed_period where workspace_id = $1 and period = $2 and edition = $3',
    [workspaceId, period, edition],
  );
  return rows[0]?.content ?? null;
}

/**
 * Closes a month: nothing is recorded meanwhile, and `make` says what to keep, as it stands at the moment it is given.
 * @throws PeriodStateError where it is closed
 */
export function closePeriod(
  store: Store,
  principal: Principal,
  workspaceId: number,
  { period, by, note }: { period: Month; by: string | null; note: string | null },
  make: (client: PoolClient, moment: Moment) => Promise<PeriodContent>,
): Promise<ClosedPeriod> {
  return inTransaction(store.pool, async (client) => {
    await waitAtMost(client, LOCK_TIMEOUT_MS);
    await lockWorkspace(client, workspaceId);
    const standing = await client.query(SELECT_STANDING, [workspaceId, period]);
    if (standing.rowCount) throw new PeriodStateError(`${period} is closed already; reopen it first`);
    const { rows } = await client.query<{ moment: Date }>(SELECT_MOMENT, [workspaceId]);
    const moment = rows[0]?.moment.toISOString() ?? '';
    const made = await make(client, moment);
    const version = await ledgerVersionOf(client, principal, workspaceId);
    const inserted = await client.query<PeriodRow>(INSERT_PERIOD, [
      ...[
        workspaceId,
        period,
        moment,
        version,
        made.dataThrough,
        made.currency,
        principal.kind,
        principal.name,
        by,
        note,
      ],
      ...[made.content, made.sha256, made.figuresSha256, JSON.stringify(made.summary)],
    ]);
    const closed = inserted.rows.map(periodOfRow)[0];
    if (!closed) throw new Error('the database returned no closed month');
    await recordAudit(client, principal, workspaceId, {
      action: 'period_closed',
      version: null,
      details: { period, edition: closed.edition, by: closed.by, note, ledgerVersion: version, sha256: made.sha256 },
    });
    return closed;
  });
}

/**
 * Reopens a month; what it was kept as stays.
 * @throws PeriodStateError where it is not closed
 */
export function reopenPeriod(
  store: Store,
  principal: Principal,
  workspaceId: number,
  { period, by, reason }: { period: Month; by: string | null; reason: string },
): Promise<ClosedPeriod> {
  return inTransaction(store.pool, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<PeriodRow>(REOPEN, [
      workspaceId,
      period,
      principal.kind,
      principal.name,
      by,
      reason,
    ]);
    const reopened = rows.map(periodOfRow)[0];
    if (!reopened) throw new PeriodStateError(`${period} is not closed`);
    await recordAudit(client, principal, workspaceId, {
      action: 'period_reopened',
      version: null,
      details: { period, edition: reopened.edition, by: reopened.reopened?.by, reason },
    });
    return reopened;
  });
}
