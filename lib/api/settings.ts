/** Settings, ledger health and the end of a workspace on the server. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { caller as principal } from '@/lib/auth/asking';
import { MissingRateError } from '@/lib/domain/fx-rates';
import { ledgerHealth as healthOf, type LedgerHealth } from '@/lib/reports/ledger-health';
import { type SettingsEffect, settingsWithEffect } from '@/lib/reports/settings-effect';
import { type SettingsJson, type SettingsReport, settingsOfJson, settingsReport } from '@/lib/reports/settings-report';
import { dayIn, isTimeZone, todayOf } from '@/lib/reports/today';
import { backupTo } from '@/lib/store/backup';
import { removeWorkspace, type Workspace } from '@/lib/store/workspaces';
import type { WorkspaceState } from './contract';
import type { settingsRequest } from './contract/settings';
import { Refusal } from './refusal';
import { here, ledgerViews, readerOf, serverStore, workspaceStateNow } from './server';

/** @throws Refusal where there is no workspace yet */
export async function workspaceHere(field = 'workspace') {
  const { store, workspace } = await here();
  if (!workspace) throw new Refusal(404, 'No workspace', 'There is no data yet: import a file first.', field);
  return { store, workspace, reader: readerOf(store, workspace) };
}

export async function readSettingsHere(): Promise<SettingsReport> {
  const { reader } = await workspaceHere();
  return settingsReport(reader, await ledgerViews().get(reader));
}

export async function stateSettings({
  dry_run: dryRun,
  ...stated
}: ReturnType<typeof settingsRequest.parse>): Promise<SettingsEffect> {
  const { store, workspace, reader } = await workspaceHere();
  const zone = stated.time_zone ?? null;
  if (zone !== null && !isTimeZone(zone))
    throw new Refusal(422, 'No such time zone', `There is no time zone "${zone}".`, 'time_zone');
  const today = await todayOf(reader);
  const late = Object.values(stated.data_through_by_source ?? {}).find((day) => day > today);
  if (late !== undefined)
    throw new Refusal(
      422,
      'A day that is not over',
      `Data cannot be complete through ${late}: today is ${today}.`,
      'data_through_by_source',
    );
  try {
    const changes = settingsOfJson(stated as Partial<SettingsJson>);
    return await settingsWithEffect(store, principal, workspace.id, changes, { dryRun });
  } catch (error) {
    if (error instanceof MissingRateError)
      throw new Refusal(422, 'A rate is missing', `With that there is ${error.message}.`, 'plan_rates');
    throw error;
  }
}

export async function ledgerHealth(): Promise<LedgerHealth> {
  const { store, workspace, reader } = await workspaceHere();
  return healthOf(store, principal, workspace.id, await ledgerViews().get(reader));
}

/** The whole store as one file; it is written whole before the first byte is sent. */
export async function backupFile(): Promise<Response> {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-backup-'));
  const file = join(folder, 'backup.gz');
  try {
    await backupTo(await serverStore(), file);
    const { size } = await stat(file);
    const stream = createReadStream(file);
    stream.on('close', () => void rm(folder, { recursive: true, force: true }));
    return new Response(Readable.toWeb(stream) as ReadableStream, {
      headers: {
        'cache-control': 'no-store',
        'content-type': 'application/gzip',
        'content-length': String(size),
        'content-disposition': `attachment; filename="ratchet-${dayIn(null, new Date())}.backup.gz"`,
      },
    });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Deletes the workspace that is shown, where its name was typed as it is. */
export async function removeWorkspaceHere(name: string): Promise<WorkspaceState> {
  const { store, workspace } = await workspaceHere();
  refuseOtherName(workspace, name);
  await removeWorkspace(store, principal, workspace.id);
  return workspaceStateNow();
}

function refuseOtherName(workspace: Workspace, name: string): void {
  if (name !== workspace.name)
    throw new Refusal(422, 'Another name', `Nothing was removed: the workspace is called "${workspace.name}".`, 'name');
}
