/** What a workspace has decided: dated, append-only, so that the past can be asked what it knew. */
import type { PoolClient } from 'pg';
import type { StageName } from '@/lib/domain/benchmarks/stages';
import type { Day } from '@/lib/domain/day';
import { JANUARY } from '@/lib/domain/grid';
import { DEFAULT_SALES_ASSIST, type SalesAssist } from '@/lib/domain/plan-owner';
import type { PlanRatesByYear } from '@/lib/domain/plan-rates';
import { DEFAULT_GRACE_DAYS, type LedgerSettings } from '@/lib/domain/settings';
import type { StandingTarget } from '@/lib/domain/standing-targets';
import { type AsOf, isMoment, knownUntil } from './as-of';
import { recordAudit } from './audit';
import { notWithdrawn } from './counting';
import { type Database, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { lockWorkspace, nextVersion } from './versions';

/** All of the ledger's settings save data-through, which imports state; and what reports need beside the ledger. */
export type WorkspaceSettings = Omit<LedgerSettings, 'dataThrough' | 'fiscalYearStart'> & {
  /** Plan rates of single fiscal years; those of `planRates` hold where no year has its own. */
  planRatesByYear: PlanRatesByYear;
  /** The month that fiscal years begin with, 1 to 12. */
  fiscalYearStart: number;
  /** IANA name: which day is today; null: as the machine's clock says. */
  timeZone: string | null;
  /** Null: by its ARR. */
  stage: StageName | null;
  /** What is known to come before an expansion, in the company's words; null: not stated. */
  expansionTrigger: string | null;
  /** How far a source is complete, stated by hand, by 'source/kind'; an earlier day than its imports say changes nothing. */
  dataThroughBySource: Readonly<Record<string, Day>>;
  /** The company's own, in the order they were stated. */
  targets: readonly StandingTarget[];
  /** Share of revenue that is left after the cost of serving it, above 0 up to 1; null: not stated. */
  grossMargin: number | null;
  /** From which amount on a plan is for sales assist. */
  salesAssist: SalesAssist;
};

// A setting that an import brought along goes with it when it is withdrawn.
// As of a day the last value stated by its end holds; before its first statement a setting is what it was first set to,
// save as of a moment, which knows what had been stated alone.
const SELECT_SETTINGS = `
  select distinct on (key) key, value
  from (
    select s.key, s.value, s.version,
      $2::timestamptz is null or s.recorded_at < $2 as known
    from setting s left join import_run i using (workspace_id, import_no)
    where s.workspace_id = $1
      and ${notWithdrawn('$2::timestamptz')}
  ) stated
  where known or not $3::boolean
  order by key, known desc, case when known then -version else version end`;

const INSERT_SETTING = `
  insert into setting (workspace_id, version, key, value, import_no)
  values ($1, $2, $3, $4, (select import_no from import_run where workspace_id = $1 and import_id = $5))`;

/** What holds where nothing was ever stated. */
export const DEFAULTS: WorkspaceSettings = {
  currency: 'USD',
  graceDays: DEFAULT_GRACE_DAYS,
  usagePolicy: 'last',
  historyFrom: null,
  planRates: {},
  grossMargin: null,
  planRatesByYear: {},
  fiscalYearStart: JANUARY,
  timeZone: null,
  stage: null,
  expansionTrigger: null,
  dataThroughBySource: {},
  targets: [],
  salesAssist: DEFAULT_SALES_ASSIST,
};

/** The settings in force, or those of a past day or moment. */
export async function readSettings(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { asOf = null }: { asOf?: AsOf | null } = {},
): Promise<WorkspaceSettings> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<{ key: string; value: unknown }>(SELECT_SETTINGS, [
    workspaceId,
    knownUntil(asOf),
    isMoment(asOf),
  ]);
  return { ...DEFAULTS, ...Object.fromEntries(rows.map(({ key, value }) => [key, value])) };
}

/**
 * States new values of some settings; what is left out stays. Values equal to those in force are not stated again.
 * On a connection with a transaction it becomes part of that. Settings that an import states hold until it is withdrawn.
 * Answers the ledger version.
 */
export function writeSettings(
  db: Database,
  principal: Principal,
  workspaceId: number,
  changes: Partial<WorkspaceSettings>,
  importId: string | null = null,
): Promise<number> {
  return withinTransaction(db, (client) => writeSettingsIn(client, principal, workspaceId, changes, importId));
}

export async function writeSettingsIn(
  client: PoolClient,
  principal: Principal,
  workspaceId: number,
  changes: Partial<WorkspaceSettings>,
  importId: string | null = null,
): Promise<number> {
  await lockWorkspace(client, workspaceId);
  const { rows } = await client.query<{ key: string; value: unknown }>(SELECT_SETTINGS, [workspaceId, null, false]);
  const stated = new Map(rows.map(({ key, value }) => [key, canonicalJson(value)]));
  const news = Object.entries(changes).filter(
    ([key, value]) => value !== undefined && stated.get(key) !== canonicalJson(value),
  );
  if (news.length === 0) {
    const current = await client.query<{ v: number }>(
      'select ledger_version as v from workspace where workspace_id = $1',
      [workspaceId],
    );
    return current.rows[0]?.v ?? 0;
  }
  const version = await nextVersion(client, workspaceId);
  for (const [key, value] of news) {
    await client.query(INSERT_SETTING, [workspaceId, version, key, JSON.stringify(value), importId]);
  }
  await recordAudit(client, principal, workspaceId, {
    action: 'settings_written',
    version,
    details: Object.fromEntries(news),
  });
  return version;
}

/** Objects by ascending key, as the database returns them in its own order. */
function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))));
}
