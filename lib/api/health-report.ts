/** What `GET /api/v1/reports/health` answers: every finding with its first cases, or the cases of one. */
import { type HealthReport, healthReport, parseHealthQuery } from '@/lib/reports/health-report';
import { Refusal } from './handler';
import { here, ledgerViews, readerOf } from './server';

export async function answerHealth(params: Iterable<readonly [string, string]>): Promise<HealthReport> {
  const asked = parseHealthQuery(params);
  const { store, workspace } = await here();
  if (!workspace) throw new Refusal(404, 'No ledger', 'This store is empty: import a file first.');
  const reader = readerOf(store, workspace);
  return healthReport(reader, await ledgerViews().get(reader), asked);
}
