/**
 * Plans, touchpoints and costs stated by hand: adjustments like the others, but of no figure of the ledger, so that
 * nothing is derived. Each statement has an id of its own (see `PlanningRecord`): imports and edits never fight.
 */
import { randomUUID } from 'node:crypto';
import type { PlanningRecord } from '@/lib/domain/planning';
import type { LedgerSettings } from '@/lib/domain/settings';
import { noEffect, wholeOf } from '@/lib/reports/adjustment-effect';
import {
  AdjustmentRefusal,
  accountsOf,
  type PlanningRequest,
  reasonOf,
  withAccounts,
} from '@/lib/reports/adjustment-request';
import { insertAdjustment } from '@/lib/store/adjustments';
import type { ImportSession } from '@/lib/store/import-session';
import { loadPlanning } from '@/lib/store/load-planning';
import { statedAccount } from '@/lib/store/planning-by-hand';
import { LOCK_NOT_AVAILABLE } from '@/lib/store/versions';
import { ledgerVersionOf } from '@/lib/store/workspaces';
import type { Adjuster, AdjustmentOutcome } from './adjust';
import { accountsAsked } from './adjust-accounts';
import { beginByHand } from './adjust-session';
import { type PlannedRows, stateCosts, statePlan, stateTouchpoint } from './planning-statements';

/** Whose accounts a request states of: by the source and id that they were stated with. */
interface Stated {
  request: PlanningRequest;
  /** Left out: of no account. */
  source?: string;
  /** The account's id in that source; '' of no account. */
  accountId: string;
}

/** @throws AdjustmentRefusal where it cannot be stated as asked */
export async function planned(
  adjuster: Adjuster,
  settings: LedgerSettings,
  request: PlanningRequest,
  dryRun: boolean,
): Promise<AdjustmentOutcome> {
  try {
    return await write(adjuster, settings, await statedOf(adjuster, request), dryRun);
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === LOCK_NOT_AVAILABLE)
      throw new AdjustmentRefusal('account', 'an import is being written; try again once it is done', 'conflict');
    throw error;
  }
}

async function statedOf(adjuster: Adjuster, request: PlanningRequest): Promise<Stated> {
  if (request.kind === 'cost') return { request, accountId: '' };
  const { store, principal, workspaceId } = adjuster;
  const { request: named, source, idOf } = await accountsAsked(adjuster, request);
  const [account = ''] = accountsOf(named);
  const asked = withAccounts(request, () => account) as Exclude<PlanningRequest, { kind: 'cost' }>;
  if (request.record === null) return { request: asked, source, accountId: idOf(account) };
  const table = request.kind === 'plan' ? 'expansion_plan' : 'touchpoint';
  const stated = await statedAccount(store.pool, principal, workspaceId, table, request.record);
  if (stated === null) throw new AdjustmentRefusal('record', 'there is no such statement', 'missing');
  return { request: asked, source: stated.source, accountId: stated.externalId };
}

async function write(
  adjuster: Adjuster,
  settings: LedgerSettings,
  { request, source, accountId }: Stated,
  dryRun: boolean,
): Promise<AdjustmentOutcome> {
  const { principal, workspaceId, view } = adjuster;
  const session = await beginByHand(adjuster, request, { ...(source === undefined ? {} : { source }), dryRun });
  try {
    const { records, description } = await recordsOf(session, adjuster, { request, accountId }, settings.currency);
    for (const record of records) await session.addPlanning(record);
    await session.finish({ read: records.length, rejected: 0, problems: [] });
    const kept = { kind: request.kind, reason: reasonOf(request), description };
    await insertAdjustment(session.client, principal, workspaceId, session.importNo, {
      ...kept,
      accounts: accountsOf(request),
      request,
    });
    const version = await ledgerVersionOf(session.client, principal, workspaceId);
    if (dryRun) await session.rollback();
    else await session.commit();
    return {
      adjustment_id: dryRun ? null : session.importId,
      dry_run: dryRun,
      kind: request.kind,
      description,
      version: dryRun ? null : version,
      currency: settings.currency,
      data_through: settings.dataThrough,
      effect: noEffect(wholeOf(view)),
      accounts: [],
      parts: null,
    };
  } catch (error) {
    await session.rollback();
    throw error;
  }
}

async function recordsOf(
  session: ImportSession,
  { principal, workspaceId }: Adjuster,
  { request, accountId }: Pick<Stated, 'request' | 'accountId'>,
  currency: string,
): Promise<{ records: PlanningRecord[]; description: string }> {
  const planning = await loadPlanning(session.client, principal, workspaceId);
  const made = await rowsOf(request, planning, currency);
  const records = made.rows.map(({ isVoid, ...said }, index): PlanningRecord => {
    const record = { ...said, byHand: { id: randomUUID(), isVoid }, row: index + 1 };
    return record.table === 'cost' ? record : { ...record, accountId };
  });
  return { records, description: made.description };
}

function rowsOf(
  request: PlanningRequest,
  planning: Awaited<ReturnType<typeof loadPlanning>>,
  currency: string,
): Promise<PlannedRows> {
  switch (request.kind) {
    case 'plan':
      return statePlan(request, planning.plans, currency);
    case 'touchpoint':
      return stateTouchpoint(request, planning.touchpoints);
    case 'cost':
      return stateCosts(request, planning.costs, currency);
  }
}
