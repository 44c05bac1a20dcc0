/** Notes and saved views on the server. */

import { caller as principal } from '@/lib/auth/asking';
import { listNotes, type Note, type NoteText, removeNote, writeNote } from '@/lib/store/notes';
import { listSavedViews, removeSavedView, type SavedView, writeSavedView } from '@/lib/store/saved-views';
import type { noteRequest, viewRequest } from './contract/kept';
import { Refusal } from './refusal';
import { here } from './server';
import { workspaceHere } from './settings';

/** The number in an address. */
export function idOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Refusal(404, 'No such entry', `"${text}" is the number of none.`, 'id');
  return Number(text);
}

function found<Entry>(entry: Entry | null): Entry {
  if (entry === null) throw new Refusal(404, 'No such entry', 'It is not there, or no longer.', 'id');
  return entry;
}

export async function notesHere(): Promise<{ notes: Note[] }> {
  const { store, workspace } = await here();
  return { notes: workspace ? await listNotes(store.pool, principal, workspace.id) : [] };
}

export async function writeNoteHere({ id, ...text }: ReturnType<typeof noteRequest.parse>): Promise<Note> {
  const { store, workspace } = await workspaceHere();
  const stated: NoteText = { ...text, text: text.text === '' ? null : text.text };
  return found(await writeNote(store.pool, principal, workspace.id, id ?? null, stated));
}

export async function removeNoteHere(id: number, isRemoved: boolean): Promise<Note> {
  const { store, workspace } = await workspaceHere();
  return found(await removeNote(store.pool, principal, workspace.id, id, isRemoved));
}

const viewJson = ({ isDefault, ...view }: SavedView) => ({ ...view, is_default: isDefault });

export async function viewsHere() {
  const { store, workspace } = await here();
  const views = workspace ? await listSavedViews(store.pool, principal, workspace.id) : [];
  return { views: views.map(viewJson) };
}

export async function writeViewHere({ id, is_default, ...text }: ReturnType<typeof viewRequest.parse>) {
  const { store, workspace } = await workspaceHere();
  const stated = { ...text, isDefault: is_default };
  return viewJson(found(await writeSavedView(store.pool, principal, workspace.id, id ?? null, stated)));
}

export async function removeViewHere(id: number, isRemoved: boolean) {
  const { store, workspace } = await workspaceHere();
  return viewJson(found(await removeSavedView(store.pool, principal, workspace.id, id, isRemoved)));
}
