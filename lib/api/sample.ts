/** The sample company: loaded into a workspace of its own through the same import as any file, and gone in one click. */
import { spawnSample } from '@/lib/imports/child';
import { SAMPLE_NAME } from '@/lib/imports/sample';
import { createImport } from '@/lib/store/imports';
import { createWorkspace, listWorkspaces, removeWorkspace } from '@/lib/store/workspaces';
import type { WorkspaceState } from './contract';
import { Refusal } from './handler';
import { localPrincipal as principal, serverStore, workspaceStateNow } from './server';

export async function startSample(): Promise<{ import_id: string }> {
  const store = await serverStore();
  const workspaces = await listWorkspaces(store, principal);
  if (workspaces.some((workspace) => !workspace.isSample && workspace.hasData))
    throw new Refusal(409, 'You have data of your own', 'The sample company is for a workspace without data.');
  for (const old of workspaces) if (old.isSample) await removeWorkspace(store, principal, old.id);
  const workspace = await createWorkspace(store, principal, { name: SAMPLE_NAME, currency: 'USD', isSample: true });
  const importId = await createImport(store, principal, workspace.id, {
    kind: 'changes',
    fileName: 'changes.csv',
    fileBytes: 0,
    fileSha256: '',
    dataThrough: null,
    mapping: null,
    dryRun: false,
  });
  spawnSample(store, principal, { workspaceId: workspace.id, importId });
  return { import_id: importId };
}

export async function dropSample(): Promise<WorkspaceState> {
  const store = await serverStore();
  for (const workspace of await listWorkspaces(store, principal))
    if (workspace.isSample) await removeWorkspace(store, principal, workspace.id);
  return workspaceStateNow();
}
