/** The two workspaces that imports go to: the company's own, and the sample's, which the first gives way to. */
import { SAMPLE_COMPANY_NAME } from '@/lib/sample/sample';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import {
  createWorkspace,
  findOwnWorkspace,
  listWorkspaces,
  removeWorkspace,
  type Workspace,
} from '@/lib/store/workspaces';

export { findOwnWorkspace };

/** Where nobody has said another. */
export const DEFAULT_CURRENCY = 'USD';

/** The company's own workspace, made where there is none yet. */
export async function ownWorkspace(
  store: Store,
  principal: Principal,
  currency = DEFAULT_CURRENCY,
): Promise<Workspace> {
  const found = await findOwnWorkspace(store, principal);
  return found ?? createWorkspace(store, principal, { name: 'My company', currency, isSample: false });
}

/** The sample makes way for a company's own data; the two are never mixed. */
export async function removeSample(store: Store, principal: Principal): Promise<void> {
  for (const workspace of await listWorkspaces(store, principal))
    if (workspace.isSample) await removeWorkspace(store, principal, workspace.id);
}

/** An empty workspace for the sample, in place of an earlier one; null where the company has data of its own. */
export async function newSampleWorkspace(store: Store, principal: Principal): Promise<Workspace | null> {
  if ((await findOwnWorkspace(store, principal))?.hasData) return null;
  await removeSample(store, principal);
  return createWorkspace(store, principal, { name: SAMPLE_COMPANY_NAME, currency: DEFAULT_CURRENCY, isSample: true });
}
