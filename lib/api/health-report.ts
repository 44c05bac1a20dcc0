/** What `GET /api/v1/reports/health` answers: every finding with its first cases, or the cases of one. */
import { DEFAULT_CURRENCY } from '@/lib/imports/workspaces';
import type { MarkAsked } from '@/lib/reports/health-marks';
import { type HealthReport, healthReport, markFindingOf, parseHealthQuery } from '@/lib/reports/health-report';
import { Refusal } from './refusal';
import { here, ledgerViews, readerOf } from './server';

/** Of a store without a workspace. */
const nothingHeld: HealthReport = {
  ...{ currency: DEFAULT_CURRENCY, data_through: null, as_of: null, began_on: null, ledger_version: 0 },
  ...{ accounts: 0, arr: 0, findings: [], clear: [] },
};

export async function answerHealth(params: Iterable<readonly [string, string]>): Promise<HealthReport> {
  const asked = parseHealthQuery(params);
  const { store, workspace } = await here();
  if (!workspace) return nothingHeld;
  const reader = readerOf(store, workspace);
  return healthReport(reader, await ledgerViews().get(reader), asked);
}

export async function markFinding(asked: MarkAsked): Promise<{ finding: MarkAsked['finding']; set_aside: boolean }> {
  const { store, workspace } = await here();
  if (!workspace) throw new Refusal(404, 'No ledger', 'There is no ledger yet; import a file first.', 'finding');
  const reader = readerOf(store, workspace);
  await markFindingOf(reader, await ledgerViews().get(reader), asked);
  return { finding: asked.finding, set_aside: asked.action === 'set_aside' };
}
