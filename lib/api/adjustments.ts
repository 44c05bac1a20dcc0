/** Adjustments by hand on the server: listed, tried out, made, undone. */

import { caller as principal } from '@/lib/auth/asking';
import { type AdjustmentOutcome, adjust } from '@/lib/imports/adjust';
import { undoAdjustment } from '@/lib/imports/undo-adjustment';
import { type AdjustableAccount, adjustableAccount } from '@/lib/reports/adjustable-report';
import { type AdjustmentsAsked, everyAdjustment } from '@/lib/reports/adjustment-list';
import { AdjustmentRefusal } from '@/lib/reports/adjustment-request';
import { type AdjustmentsReport, adjustmentsReport, noAdjustments } from '@/lib/reports/adjustments-report';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { listAdjustments } from '@/lib/store/adjustments';
import { permit } from '@/lib/store/permit';
import type { AdjustmentAsked } from './contract/adjustments';
import { Refusal } from './refusal';
import { here, ledgerViews, readerOf } from './server';

/** What customer success states of accounts: no revenue follows from it. */
const isBesideRevenue = (kind: string): boolean => ['plan', 'touchpoint', 'note', 'churn'].includes(kind);

const statuses = { invalid: 422, missing: 404, conflict: 409 } as const;
const titles = {
  invalid: 'The adjustment cannot be made so',
  missing: 'Nothing to adjust',
  conflict: 'Something changed in between',
} as const;

/** Runs on the ledger as it stands; a refusal names its field. */
async function onLedger<T>(
  work: (place: {
    store: Awaited<ReturnType<typeof here>>['store'];
    workspaceId: number;
    view: LedgerView;
  }) => Promise<T>,
): Promise<T> {
  const { store, workspace } = await here();
  if (!workspace) throw new Refusal(404, 'No ledger', 'There is no ledger yet; import a file first.', 'account');
  const view = await ledgerViews().get(readerOf(store, workspace));
  try {
    return await work({ store, workspaceId: workspace.id, view });
  } catch (error) {
    if (!(error instanceof AdjustmentRefusal)) throw error;
    const { why, field, message } = error;
    throw new Refusal(statuses[why], titles[why], `${field}: ${message}`, field);
  }
}

export async function listedAdjustments(asked: Partial<AdjustmentsAsked> = {}): Promise<AdjustmentsReport> {
  const { store, workspace } = await here();
  if (!workspace) return noAdjustments;
  const view = await ledgerViews().get(readerOf(store, workspace));
  return adjustmentsReport({ store, principal, workspaceId: workspace.id, view }, { ...everyAdjustment, ...asked });
}

export const makeAdjustment = (request: AdjustmentAsked, dryRun: boolean): Promise<AdjustmentOutcome> =>
  onLedger((place) => {
    // The trail cannot tell them apart: what moves revenue takes more than what is planned and noted.
    if (!isBesideRevenue(request.kind)) permit(principal, place.workspaceId, 'write');
    return adjust({ ...place, principal }, request, { dryRun });
  });

export const withdrawAdjustment = (id: string): Promise<{ adjustment_id: string; version: number }> =>
  onLedger(async ({ store, workspaceId }) => {
    const [known] = await listAdjustments(store.pool, principal, workspaceId, id);
    if (known && !isBesideRevenue(known.kind)) permit(principal, workspaceId, 'write');
    return { adjustment_id: id, version: await undoAdjustment({ store, principal, workspaceId }, id) };
  });

export const adjustableLines = (account: string): Promise<AdjustableAccount> =>
  onLedger(async ({ store, workspaceId, view }) => {
    const found =
      view.basis &&
      (await adjustableAccount({ db: store.pool, principal, workspaceId, settings: view.basis.settings }, account));
    if (!found) throw new AdjustmentRefusal('account', `there is no account ${account}`, 'missing');
    return found;
  });
