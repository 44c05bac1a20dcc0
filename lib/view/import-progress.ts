/** The progress of a running import, in a share and in words. */
import { count, secondsInWords } from './import-words';

export interface ProgressInput {
  phase: 'reading' | 'storing' | 'computing' | 'done';
  bytes: number;
  bytes_total: number;
  rows: number;
  rows_per_second: number;
  seconds_left: number | null;
}

export interface ProgressModel {
  /** 0 to 1, never below what was shown before. */
  share: number;
  /** "Reading the rows". */
  doing: string;
  /** "120,000 rows · 48,000 rows/s · 12 s left". */
  detail: string;
}

/** Where each phase begins on the bar. Reading is measured in bytes; the others are told by their name alone. */
const starts = { reading: 0, storing: 0.85, computing: 0.93, done: 1 } as const;

const doing = {
  reading: 'Reading the rows',
  storing: 'Storing the records',
  computing: 'Working out the figures',
  done: 'Done',
} as const;

function shareOf(progress: ProgressInput): number {
  if (progress.phase !== 'reading') return starts[progress.phase];
  if (progress.bytes_total <= 0) return 0;
  return Math.min(1, progress.bytes / progress.bytes_total) * starts.storing;
}

/** `shownShare` is what the bar showed last, so that it never runs backwards. */
export function prepareProgress(progress: ProgressInput, shownShare: number): ProgressModel {
  const share = Math.max(shownShare, shareOf(progress));
  const parts = [`${count(progress.rows)} rows`];
  if (progress.phase === 'reading' && progress.rows_per_second > 0) {
    parts.push(`${count(progress.rows_per_second)} rows/s`);
    if (progress.seconds_left !== null) parts.push(`${secondsInWords(progress.seconds_left)} left`);
  }
  return {
    share,
    doing: doing[progress.phase],
    detail: progress.rows > 0 ? parts.join(' · ') : 'Starting',
  };
}

/** What a screen reader is told; it changes only with each quarter and each phase. */
export function spokenProgress(progress: ProgressInput): string {
  if (progress.phase !== 'reading') return doing[progress.phase];
  return `${doing.reading}: ${Math.floor(shareOf(progress) * 4) * 25} percent`;
}
