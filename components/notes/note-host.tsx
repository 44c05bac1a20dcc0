'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { noteDraft, onNoteDraft } from './note-desk';

const NoteDialog = dynamic(() => import('./note-dialog').then((module) => module.NoteDialog), { ssr: false });

/** Where a note is written; its code comes with the first one. */
export function NoteHost() {
  const draft = useSyncExternalStore(onNoteDraft, noteDraft, () => null);
  return draft && <NoteDialog key={`${draft.id} ${draft.on}`} draft={draft} />;
}
