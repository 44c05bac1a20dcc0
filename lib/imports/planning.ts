/** How files that state no revenue (touchpoints, plans, costs, targets, control totals) differ from those the ledger is made of. */
import { foreignOf, type Kind } from '@/lib/ingest/fields';
import { dataThroughBySource } from '@/lib/store/imports';
import { readSettings } from '@/lib/store/settings';
import type { ImportJob } from './job';
import type { Runner } from './runner';

const planningKinds: readonly (Kind | null)[] = [
  'touchpoints',
  'plans',
  'costs',
  'targets',
  'control_totals',
  'usage',
  'signals',
];

/** A file without revenue says nothing about how far the ledger is complete, whatever was stated with it. */
export const statesRevenue = (kind: Kind | null): boolean =>
  !planningKinds.includes(kind) && foreignOf(kind)?.states !== 'accounts';

/**
 * The currency of amounts that state none: what the job says, else the workspace's. Planning is in the workspace's
 * once revenue has settled that.
 */
export async function currencyOfAmounts(
  { store, principal }: Runner,
  job: ImportJob,
  kind: Kind | null,
): Promise<string> {
  const { currency } = await readSettings(store.pool, principal, job.workspaceId);
  if (statesRevenue(kind)) return job.currency ?? currency;
  const isSettled = (await dataThroughBySource(store.pool, principal, job.workspaceId)).length > 0;
  return isSettled ? currency : (job.currency ?? currency);
}
