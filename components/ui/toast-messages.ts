/** The messages that pass: said once, from anywhere in the browser, shown by the one `Toaster`. */
export interface ToastMessage {
  title: string;
  description?: string;
  tone?: 'neutral' | 'good' | 'bad';
  action?: { label: string; run(): void };
  /** Where what was done can be looked at. */
  link?: { label: string; href: string };
}

export interface ToastEntry extends ToastMessage {
  id: number;
}

const MOST_SHOWN = 3;

let entries: readonly ToastEntry[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly ToastEntry[]): void {
  entries = next;
  for (const listener of listeners) listener();
}

/** Shows a message; the oldest gives way where there are more than three. */
export function toast(message: ToastMessage): void {
  lastId += 1;
  set([...entries, { ...message, id: lastId }].slice(-MOST_SHOWN));
}

/** What a mutation that failed says: what was not done, and why. */
export const sayFailed =
  (title: string) =>
  (error: Error): void =>
    toast({ title, description: error.message, tone: 'bad' });

export const dismissToast = (id: number): void => set(entries.filter((entry) => entry.id !== id));

export const toastEntries = (): readonly ToastEntry[] => entries;

export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
