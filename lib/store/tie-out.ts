/** How a month's MRR and that of the general ledger are tied out: control totals, causes of the difference, sign-offs. */
import type { Month } from '@/lib/domain/day';
import type { TieOutCauseKind } from '@/lib/domain/tie-out';
import { recordAudit } from './audit';
import { type Database, inSnapshot, withinTransaction } from './database';
import { permit } from './permit';
import type { Principal } from './principal';
import { STATEMENT_TABLES } from './statements';
import { lockWorkspace } from './versions';
import { visibilityOf, visibleRows } from './visible';

export interface StoredTotal {
  month: Month;
  /** MRR in smallest units. */
  amountMinor: number;
  /** The file, or that it was typed; and the day it was stated. */
  file: string;
  statedAt: Date;
}

/** What the general ledger says, the last statement of each month, by month. */
export function loadControlTotals(db: Database, principal: Principal, workspaceId: number): Promise<StoredTotal[]> {
  permit(principal, workspaceId, 'read');
  return inSnapshot(db, async (client) => {
    const visibility = await visibilityOf(client, workspaceId, null);
    const columns = ['distinct on (r.identity) r.month', 'r.amount_minor', 'r.import_no', 'r.seq'];
    const { rows } = await client.query<StoredTotal>(
      `select t.month, t.amount_minor::float8 as "amountMinor", i.file_name as file, i.appended_at as "statedAt"
       from (${visibleRows(STATEMENT_TABLES.control_total, visibility, columns)} order by r.identity, r.seq desc) t
       join import_run i on i.workspace_id = $1 and i.import_no = t.import_no order by t.month`,
      [workspaceId],
    );
    return rows;
  });
}

export interface CauseText {
  period: Month;
  cause: TieOutCauseKind;
  /** MRR, signed: part of the general ledger's less ours. */
  amountMinor: number;
  /** External id; null: no one account. */
  account: string | null;
  note: string | null;
}

export interface StoredCause extends CauseText {
  id: number;
  by: string;
  at: Date;
}

export interface SignOffText {
  period: Month;
  name: string;
  note: string | null;
  /** What was found: MRR of both sides, and how much of their difference was explained. */
  ledgerMinor: number;
  oursMinor: number;
  explainedMinor: number;
  ledgerVersion: number;
}

export interface StoredSignOff extends SignOffText {
  id: number;
  at: Date;
}

const CAUSE = `
  cause_no as id, period, cause, amount_minor::float8 as "amountMinor", account, note, principal_name as by,
  created_at as at`;
const SIGN_OFF = `
  sign_off_no as id, period, name, note, ledger_minor::float8 as "ledgerMinor", ours_minor::float8 as "oursMinor",
  explained_minor::float8 as "explainedMinor", ledger_version as "ledgerVersion", signed_at as at`;

/** By month, in the order in which they were written. */
export async function listCauses(db: Database, principal: Principal, workspaceId: number): Promise<StoredCause[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<StoredCause>(
    `select ${CAUSE} from tie_out_cause where workspace_id = $1 and deleted_at is null order by period, cause_no`,
    [workspaceId],
  );
  return rows;
}

/** The last sign-off of each month that was not taken back. */
export async function listSignOffs(db: Database, principal: Principal, workspaceId: number): Promise<StoredSignOff[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<StoredSignOff>(
    `select distinct on (period) ${SIGN_OFF} from tie_out_sign_off
     where workspace_id = $1 and withdrawn_at is null order by period, sign_off_no desc`,
    [workspaceId],
  );
  return rows;
}

const INSERT_CAUSE = `
  insert into tie_out_cause (workspace_id, period, cause, amount_minor, account, note, principal_kind, principal_name)
  values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${CAUSE}`;

export function writeCause(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { period, cause, amountMinor, account, note }: CauseText,
): Promise<StoredCause> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const values = [period, cause, amountMinor, account, note, principal.kind, principal.name];
    const { rows } = await client.query<StoredCause>(INSERT_CAUSE, [workspaceId, ...values]);
    const [written] = rows;
    if (!written) throw new Error('the database returned no cause');
    const details = { ...written, isRemoved: false };
    await recordAudit(client, principal, workspaceId, { action: 'tie_out_explained', version: null, details });
    return written;
  });
}

/** Takes a cause away, or (`isRemoved` false) brings one back. Null: there is none to do it to. */
export function removeCause(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
  isRemoved: boolean,
): Promise<StoredCause | null> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<StoredCause>(
      `update tie_out_cause set deleted_at = case when $3::boolean then clock_timestamp() end
       where workspace_id = $1 and cause_no = $2 and (deleted_at is null) = $3::boolean returning ${CAUSE}`,
      [workspaceId, id, isRemoved],
    );
    const [cause = null] = rows;
    if (cause)
      await recordAudit(client, principal, workspaceId, {
        action: 'tie_out_explained',
        version: null,
        details: { ...cause, isRemoved },
      });
    return cause;
  });
}

const INSERT_SIGN_OFF = `
  insert into tie_out_sign_off (workspace_id, period, name, note, ledger_minor, ours_minor, explained_minor,
    ledger_version, principal_kind, principal_name)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${SIGN_OFF}`;

export function writeSignOff(
  db: Database,
  principal: Principal,
  workspaceId: number,
  { period, name, note, ledgerMinor, oursMinor, explainedMinor, ledgerVersion }: SignOffText,
): Promise<StoredSignOff> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const found = [ledgerMinor, oursMinor, explainedMinor, ledgerVersion, principal.kind, principal.name];
    const { rows } = await client.query<StoredSignOff>(INSERT_SIGN_OFF, [workspaceId, period, name, note, ...found]);
    const [signed] = rows;
    if (!signed) throw new Error('the database returned no sign-off');
    const details = { ...signed, isWithdrawn: false };
    await recordAudit(client, principal, workspaceId, { action: 'tie_out_signed', version: null, details });
    return signed;
  });
}

/** Takes a sign-off back, or (`isWithdrawn` false) lets it stand again. Null: there is none to do it to. */
export function withdrawSignOff(
  db: Database,
  principal: Principal,
  workspaceId: number,
  id: number,
  isWithdrawn: boolean,
): Promise<StoredSignOff | null> {
  return withinTransaction(db, async (client) => {
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<StoredSignOff>(
      `update tie_out_sign_off set withdrawn_at = case when $3::boolean then clock_timestamp() end
       where workspace_id = $1 and sign_off_no = $2 and (withdrawn_at is null) = $3::boolean returning ${SIGN_OFF}`,
      [workspaceId, id, isWithdrawn],
    );
    const [signed = null] = rows;
    if (signed)
      await recordAudit(client, principal, workspaceId, {
        action: 'tie_out_signed',
        version: null,
        details: { ...signed, isWithdrawn },
      });
    return signed;
  });
}
