/** The note that is being written: asked for from anywhere in the browser, shown by the one `NoteHost`. */
export interface NoteDraft {
  /** Null: a new one. */
  id: number | null;
  on: string;
  title: string;
  text: string | null;
  kind: 'price' | 'launch' | 'campaign' | 'team' | 'incident' | 'other';
}

let draft: NoteDraft | null = null;
const listeners = new Set<() => void>();

function set(next: NoteDraft | null): void {
  draft = next;
  for (const listener of listeners) listener();
}

/** Opens the desk with a note that is there, or (a day alone) with a new one. */
export const openNote = (note: NoteDraft | string): void =>
  set(typeof note === 'string' ? { id: null, on: note, title: '', text: null, kind: 'other' } : note);

export const closeNote = (): void => set(null);

export const noteDraft = (): NoteDraft | null => draft;

export function onNoteDraft(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
