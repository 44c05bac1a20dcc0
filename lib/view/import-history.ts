/** The history of imports, newest first. Dry runs wrote nothing and are no part of it. */
import { dayText } from './format';
import { count, counted, kindLabel } from './import-words';

export interface HistoryInput {
  import_id: string;
  status: 'running' | 'checked' | 'done' | 'rejected' | 'failed' | 'withdrawn';
  dry_run: boolean;
  kind: string;
  file: string;
  started_at: string;
  withdrawn_at: string | null;
  data_through: string | null;
  result: { read: number; new: number; unchanged: number; corrected: number; rejected: number } | null;
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
  canWithdraw: boolean;
  hasRejects: boolean;
}

const statuses: Readonly<Record<HistoryInput['status'], HistoryRow['status']>> = {
  running: { label: 'Running', tone: 'plain' },
  checked: { label: 'Checked', tone: 'plain' },
  done: { label: 'Imported', tone: 'good' },
  rejected: { label: 'Nothing written', tone: 'bad' },
  failed: { label: 'Failed', tone: 'bad' },
  withdrawn: { label: 'Withdrawn', tone: 'quiet' },
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
export function outcomeInWords(result: HistoryInput['result']): string {
  if (result === null) return '';
  const parts = [
    result.new > 0 && `${count(result.new)} new`,
    result.corrected > 0 && `${count(result.corrected)} corrected`,
    result.unchanged > 0 && `${count(result.unchanged)} unchanged`,
    result.rejected > 0 && `${count(result.rejected)} rejected`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(', ') : 'No rows';
}

export function prepareHistory(imports: readonly HistoryInput[], timeZone: string): HistoryRow[] {
  return imports
    .filter((run) => !run.dry_run)
    .toSorted((a, b) => Date.parse(b.started_at) - Date.parse(a.started_at))
    .map((run) => ({
      id: run.import_id,
      file: run.file,
      kind: kindLabel(run.kind),
      when: instantInWords(run.started_at, timeZone),
      rows: run.result === null ? null : count(run.result.read),
      outcome: outcomeInWords(run.result),
      dataThrough: run.data_through === null ? null : dayText(run.data_through),
      status: statuses[run.status],
      isRunning: run.status === 'running',
      withdrawn: run.status === 'withdrawn',
      canWithdraw: run.status === 'done',
      hasRejects: run.has_rejects,
    }));
}

/** What withdrawing an import will do, said before it is done. */
export function withdrawWords(run: Pick<HistoryInput, 'file' | 'result'>): { title: string; text: string } {
  const added = (run.result?.new ?? 0) + (run.result?.corrected ?? 0);
  const what = added > 0 ? `${counted(added, 'record')} it added or corrected` : 'What it stated';
  const verb = added === 1 ? 'stops' : added > 0 ? 'stop' : 'stops';
  return {
    title: `Withdraw ${run.file}?`,
    text:
      `${added > 0 ? 'The ' : ''}${what} ${verb} counting, and every figure is worked out again from the other imports. ` +
      'What another file states too stays. The import remains in this list, and reports as of an earlier day still show it.',
  };
}
