/** Plays on the server: listed with what came of them, written, run. */

import { caller as principal } from '@/lib/auth/asking';
import { PlayError, type PlayStated, type RunStated, statedPlay, statedRun } from '@/lib/reports/play-writing';
import { type PlaysReport, playsReport, preparedPlays } from '@/lib/reports/plays-report';
import { todayOf } from '@/lib/reports/today';
import { MarkError } from '@/lib/store/mark-account';
import { removePlayRun } from '@/lib/store/play-runs';
import { removePlay } from '@/lib/store/plays';
import type { playRequest, runRequest } from './contract/plays';
import { Refusal } from './refusal';
import { emptyView, here, ledgerViews, readerOf } from './server';
import { workspaceHere } from './settings';

export async function playsHere(): Promise<PlaysReport> {
  const { store, workspace } = await here();
  if (!workspace) return preparedPlays(emptyView(), [], [], await todayOf(null));
  const reader = readerOf(store, workspace);
  return playsReport(reader, await ledgerViews().get(reader));
}

function refuse(error: unknown): never {
  if (error instanceof PlayError) throw new Refusal(422, 'It cannot be written so', `${error.message}.`, error.field);
  if (error instanceof MarkError) throw new Refusal(422, 'No such account', `${error.message}.`, 'account');
  throw error;
}

function found(id: number | null): number {
  if (id === null) throw new Refusal(404, 'No such entry', 'It is not there, or no longer.', 'id');
  return id;
}

export async function writePlayHere(stated: ReturnType<typeof playRequest.parse>) {
  const { reader } = await workspaceHere();
  return { play: found(await statedPlay(reader, stated as PlayStated).catch(refuse)) };
}

export async function removePlayHere(id: number, isRemoved: boolean) {
  const { store, workspace } = await workspaceHere();
  return { play: found((await removePlay(store.pool, principal, workspace.id, id, isRemoved))?.id ?? null) };
}

export async function writeRunHere(stated: ReturnType<typeof runRequest.parse>) {
  const { reader } = await workspaceHere();
  return { run: found(await statedRun(reader, stated as RunStated).catch(refuse)) };
}

export async function removeRunHere(id: number, isRemoved: boolean) {
  const { store, workspace } = await workspaceHere();
  return { run: found((await removePlayRun(store.pool, principal, workspace.id, id, isRemoved)) ? id : null) };
}
