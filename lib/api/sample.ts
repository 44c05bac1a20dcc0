/** The sample company: loaded into a workspace of its own through the import that every file takes, and gone in one click. */

import { caller as principal } from '@/lib/auth/asking';
import { spawnSample } from '@/lib/imports/child';
import { newSampleWorkspace, removeSample } from '@/lib/imports/workspaces';
import { createImport } from '@/lib/store/imports';
import type { WorkspaceState } from './contract';
import { Refusal } from './refusal';
import { serverStore, workspaceStateNow } from './server';

export async function startSample(): Promise<{ import_id: string }> {
  const store = await serverStore();
  const workspace = await newSampleWorkspace(store, principal);
  if (!workspace)
    throw new Refusal(409, 'You have data of your own', 'The sample company is for a workspace without data.');
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
  await removeSample(await serverStore(), principal);
  return workspaceStateNow();
}
