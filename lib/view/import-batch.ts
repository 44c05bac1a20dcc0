/** Several files checked or imported together: how far they are, and what they do to the figures as one. */
import { nameParts } from './import-file-rows';
import { type OutcomeInput, outcomeInWords, statusWords } from './import-history';
import type { MonthEffect } from './import-months';
import { type ProgressInput, type ProgressModel, prepareProgress } from './import-progress';
import type { Effect } from './import-result';
import { count, counted } from './import-words';

export interface BatchInput {
  dry_run: boolean;
  status: 'running' | 'checked' | 'done' | 'stopped' | 'cancelled' | 'withdrawn';
  /** Why its process ended before it was through. */
  error: string | null;
  items: readonly BatchItem[];
  counts: BatchCounts;
}

export interface BatchItem {
  file: string;
  import_id: string | null;
  status: 'waiting' | 'running' | 'checked' | 'done' | 'rejected' | 'failed' | 'withdrawn' | 'cancelled';
}

export interface BatchCounts {
  read: number;
  new: number;
  unchanged: number;
  corrected: number;
  rejected: number;
  withdrawn: number;
  accounts_new: number;
}

/** Where the first file found the figures, and where the last one left them. */
export function combinedEffect(effects: readonly Effect[]): Effect | null {
  const [first] = effects;
  const last = effects.findLast((effect) => effect.after !== null);
  if (!first || !last) return null;
  const months = new Map<string, MonthEffect>();
  for (const row of effects.flatMap((effect) => effect.months)) {
    const earlier = months.get(row.month);
    months.set(row.month, earlier ? { ...row, arr_before: earlier.arr_before, nrr_before: earlier.nrr_before } : row);
  }
  return {
    currency: last.currency,
    before: first.before,
    after: last.after,
    months: [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1)),
  };
}

const ended = new Set<BatchItem['status']>(['checked', 'done', 'rejected', 'failed', 'withdrawn', 'cancelled']);

/** One bar for all files, each taking an equal part of it; `running`: the progress of the one whose turn it is. */
export function batchProgress(batch: BatchInput, running: ProgressInput | null, shownShare: number): ProgressModel {
  const all = Math.max(1, batch.items.length);
  const done = batch.items.filter((item) => ended.has(item.status)).length;
  const now = batch.items.find((item) => item.status === 'running');
  const own = running === null ? null : prepareProgress(running, 0);
  const share = Math.max(shownShare, Math.min(1, (done + (own?.share ?? 0)) / all));
  return {
    share,
    doing: now === undefined ? 'Starting' : `File ${Math.min(done + 1, all)} of ${all}: ${now.file}`,
    detail: own === null ? '' : `${own.doing} · ${own.detail}`,
  };
}

/** One sentence, the card's title. */
export function batchFinding(batch: BatchInput): string {
  const { counts, items } = batch;
  const files = counted(items.length, 'file');
  switch (batch.status) {
    case 'running':
      return batch.dry_run ? `Checking ${files}` : `Importing ${files}`;
    case 'cancelled':
      return batch.dry_run ? 'The check was cancelled' : 'The import was cancelled';
    case 'withdrawn':
      return `${files} withdrawn`;
    case 'stopped': {
      const stop = items.find((item) => item.status === 'failed' || item.status === 'rejected');
      if (batch.error !== null || stop === undefined) return `The ${batch.dry_run ? 'check' : 'import'} broke off`;
      return `${stop.file} stopped the ${batch.dry_run ? 'check' : 'import'}`;
    }
    default:
      return settledFinding(batch, counts, files);
  }
}

function settledFinding(batch: BatchInput, counts: BatchCounts, files: string): string {
  if (batch.dry_run && counts.rejected > 0) {
    return `${count(counts.rejected)} of ${counted(counts.read, 'row')} cannot be read as they stand`;
  }
  const total = counts.new + counts.corrected;
  if (total + counts.withdrawn === 0) {
    return batch.dry_run ? 'Nothing would change' : 'Nothing changed: all of it was already here';
  }
  return batch.dry_run
    ? `${counted(total, 'record')} would be imported from ${files}`
    : `${counted(total, 'record')} imported from ${files}`;
}

/** "1,204 rows read from 3 files. Nothing has been written." */
export function batchSentence(batch: BatchInput): string {
  if (batch.status === 'withdrawn') return 'The figures are as if none of them had ever been imported.';
  if (batch.error !== null) return [batch.error, keptSentence(batch)].filter(Boolean).join(' ');
  const read = `${counted(batch.counts.read, 'row')} read from ${counted(batch.items.length, 'file')}.`;
  if (batch.dry_run) return `${read} Nothing has been written.`;
  if (batch.status !== 'stopped' && batch.status !== 'cancelled') return read;
  return keptSentence(batch) ?? 'Nothing was written.';
}

/** Null: nothing was kept. */
function keptSentence({ items }: BatchInput): string | null {
  const kept = items.filter((item) => item.status === 'done').length;
  if (kept === 0) return null;
  return `${counted(kept, 'file')} before it ${kept === 1 ? 'is' : 'are'} imported and can be undone; those after it were not begun.`;
}

/** What can be done with a finished check of several files. */
export function batchCommit(batch: BatchInput): { label: string; keepGood: boolean } | null {
  const { counts } = batch;
  if (!batch.dry_run || batch.status === 'running' || batch.status === 'cancelled') return null;
  if (batch.items.some((item) => item.status === 'failed')) return null;
  const good = counts.read - counts.rejected;
  if (good === 0 || counts.new + counts.corrected + counts.withdrawn === 0) return null;
  return counts.rejected > 0
    ? { label: `Keep the ${counted(good, 'good row')}`, keepGood: true }
    : { label: `Import ${counted(batch.items.length, 'file')}`, keepGood: false };
}

export interface BatchFileRow {
  key: string;
  name: string;
  /** The whole name, with what it is a part of. */
  title: string;
  status: { label: string; tone: 'good' | 'bad' | 'plain' | 'quiet' };
  rows: string;
  outcome: string;
}

interface ItemRun {
  import_id: string;
  error: string | null;
  result: (OutcomeInput & { read: number }) | null;
}

/** What became of each file. */
export function batchItems(batch: BatchInput, runs: readonly ItemRun[]): BatchFileRow[] {
  return batch.items.map((item, at) => {
    const run = runs.find((each) => each.import_id === item.import_id);
    const result = run?.result ?? null;
    return {
      key: item.import_id ?? `${at}`,
      name: nameParts(item.file).name,
      title: item.file,
      status: item.status === 'waiting' ? { label: 'Not begun', tone: 'quiet' } : statusWords[item.status],
      rows: result === null ? '–' : count(result.read),
      outcome: run?.error ?? outcomeInWords(result),
    };
  });
}
