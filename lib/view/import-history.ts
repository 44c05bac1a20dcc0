/** The history of imports, newest first. Dry runs wrote nothing and are no part of it. */
import { dayText } from './format';
import { count, counted, kindLabel } from './import-words';

export interface OutcomeInput {
  new: number;
  unchanged: number;
  corrected: number;
  rejected: number;
  /** Records of earlier files that a complete one no longer states. */
  withdrawn: number;
}

export interface HistoryInput {
  import_id: string;
  status: 'running' | 'checked' | 'done' | 'rejected' | 'failed' | 'withdrawn' | 'cancelled';
  dry_run: boolean;
  kind: string;
  file: string;
  started_at: string;
  withdrawn_at: string | null;
  data_through: string | null;
  /** The files it was imported together with; null: it came alone. */
  batch_id: string | null;
  result: (OutcomeInput & { read: number }) | null;
  has_rejects: boolean;
}

export interface HistoryRow {
  id: string;
  file: string;
  kind: string;
  when: string;
  /** "3,769", or null while unknown. */
  rows: string | null;
  /** "3,700 new, 60 corrected". */
  outcome: string;
  dataThrough: string | null;
  status: { label: string; tone: 'good' | 'bad' | 'plain' | 'quiet' };
  isRunning: boolean;
  withdrawn: boolean;
  canUndo: boolean;
  canRedo: boolean;
  hasRejects: boolean;
  /** Files that were imported together, as one row; empty: a file by itself. */
  files: HistoryRow[];
}

export const statusWords: Readonly<Record<HistoryInput['status'], HistoryRow['status']>> = {
  running: { label: 'Running', tone: 'plain' },
  checked: { label: 'Checked', tone: 'plain' },
  done: { label: 'Imported', tone: 'good' },
  rejected: { label: 'Nothing written', tone: 'bad' },
  failed: { label: 'Failed', tone: 'bad' },
  withdrawn: { label: 'Withdrawn', tone: 'quiet' },
  cancelled: { label: 'Cancelled', tone: 'quiet' },
};

/** An instant as a reader in `timeZone` would say it: '15 Nov 2026, 06:12'. */
export function instantInWords(instant: string, timeZone: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return instant;
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

/** "3,700 new, 60 corrected"; "nothing new" where all of it was there before. */
export function outcomeInWords(result: OutcomeInput | null): string {
  if (result === null) return '';
  const parts = [
    result.new > 0 && `${count(result.new)} new`,
    result.corrected > 0 && `${count(result.corrected)} corrected`,
    result.unchanged > 0 && `${count(result.unchanged)} unchanged`,
    result.withdrawn > 0 && `${count(result.withdrawn)} withdrawn`,
    result.rejected > 0 && `${count(result.rejected)} rejected`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(', ') : 'No rows';
}

function rowOf(run: HistoryInput, timeZone: string): HistoryRow {
  return {
    id: run.import_id,
    file: run.file,
    kind: kindLabel(run.kind),
    when: instantInWords(run.started_at, timeZone),
    rows: run.result === null ? null : count(run.result.read),
    outcome: outcomeInWords(run.result),
    dataThrough: run.data_through === null ? null : dayText(run.data_through),
    status: statusWords[run.status],
    isRunning: run.status === 'running',
    withdrawn: run.status === 'withdrawn',
    canUndo: run.status === 'done',
    canRedo: run.status === 'withdrawn',
    hasRejects: run.has_rejects,
    files: [],
  };
}

const added = (runs: readonly HistoryInput[], key: keyof OutcomeInput | 'read'): number =>
  runs.reduce((sum, run) => sum + (run.result?.[key] ?? 0), 0);

/** The status that files have together: what still goes on, then what went wrong, then what they share. */
function sharedStatus(runs: readonly HistoryInput[]): HistoryRow['status'] {
  for (const status of ['running', 'failed', 'rejected', 'cancelled'] as const) {
    if (runs.some((run) => run.status === status)) return statusWords[status];
  }
  if (runs.every((run) => run.status === 'withdrawn')) return statusWords.withdrawn;
  return runs.some((run) => run.status === 'withdrawn')
    ? { label: 'Partly withdrawn', tone: 'plain' }
    : statusWords.done;
}

/** Files imported together, in the order in which they were. */
function batchOf(id: string, runs: readonly HistoryInput[], timeZone: string): HistoryRow {
  const [first] = runs;
  const days = runs.flatMap((run) => run.data_through ?? []).sort();
  const latest = days.at(-1);
  const outcome = { new: 0, unchanged: 0, corrected: 0, rejected: 0, withdrawn: 0 };
  for (const key of Object.keys(outcome) as (keyof OutcomeInput)[]) outcome[key] = added(runs, key);
  return {
    id,
    file: `${counted(runs.length, 'file')} together`,
    kind: [...new Set(runs.map((run) => kindLabel(run.kind)))].join(', '),
    when: instantInWords(first?.started_at ?? '', timeZone),
    rows: count(added(runs, 'read')),
    outcome: outcomeInWords(outcome),
    dataThrough: latest === undefined ? null : dayText(latest),
    status: sharedStatus(runs),
    isRunning: runs.some((run) => run.status === 'running'),
    withdrawn: runs.every((run) => run.status === 'withdrawn'),
    canUndo: runs.some((run) => run.status === 'done') && runs.every((run) => run.status !== 'running'),
    canRedo: runs.every((run) => run.status === 'withdrawn'),
    hasRejects: false,
    files: runs.map((run) => rowOf(run, timeZone)),
  };
}

/** Newest first; files that were imported together are one row, where the first of them stands. */
export function prepareHistory(imports: readonly HistoryInput[], timeZone: string): HistoryRow[] {
  const written = imports
    .filter((run) => !run.dry_run)
    .toSorted((a, b) => Date.parse(b.started_at) - Date.parse(a.started_at));
  const batches = new Map<string, HistoryInput[]>();
  for (const run of written) {
    if (run.batch_id !== null) batches.set(run.batch_id, [...(batches.get(run.batch_id) ?? []), run]);
  }
  return written.flatMap((run) => {
    const together = run.batch_id === null ? [] : (batches.get(run.batch_id) ?? []);
    if (together.length < 2) return [rowOf(run, timeZone)];
    return together[0] === run ? [batchOf(run.batch_id ?? '', together.toReversed(), timeZone)] : [];
  });
}
