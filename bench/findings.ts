/** What the bench found: one row a question, its target beside it. */
import type { Times } from './turns';

export interface Target {
  /** In words: '≤ 100 ms', '≤ 1.0 × floor'. */
  words: string;
  met: boolean;
}

export interface Finding {
  question: string;
  minMs: number | null;
  medianMs: number | null;
  /** Against the contestant named in `against`, by medians. */
  ratio: number | null;
  against: string | null;
  /** Anything not a time: bytes of memory, a count. */
  note: string | null;
  targets: Target[];
}

export const atMostMs = (ms: number, limitMs: number): Target => ({
  words: limitMs < 1_000 ? `≤ ${limitMs} ms` : `≤ ${limitMs / 1_000} s`,
  met: ms <= limitMs,
});

export const atMostTimes = (ratio: number, limit: number, against: string): Target => ({
  words: `≤ ${limit} × ${against}`,
  met: ratio <= limit,
});

/** A finding about times, against another contestant's where there is one. */
export function timesFinding(question: string, times: Times, floor?: { name: string; times: Times }): Finding {
  return {
    question,
    minMs: times.minMs,
    medianMs: times.medianMs,
    ratio: floor ? times.medianMs / floor.times.medianMs : null,
    against: floor?.name ?? null,
    note: null,
    targets: [],
  };
}

const shownMs = (ms: number | null): string => {
  if (ms === null) return '';
  return ms >= 1_000 ? `${(ms / 1_000).toFixed(2)} s` : `${ms.toFixed(1)} ms`;
};

/** The findings as one aligned table. */
export function tableOf(findings: readonly Finding[]): string {
  const head = ['question', 'min', 'median', 'ratio', 'target', ''];
  const body = findings.map(({ question, minMs, medianMs, ratio, against, note, targets }) => [
    note === null ? question : `${question} (${note})`,
    shownMs(minMs),
    shownMs(medianMs),
    ratio === null ? '' : `${ratio.toFixed(2)} × ${against}`,
    targets.map(({ words }) => words).join(', '),
    targets.length === 0 ? '' : targets.every(({ met }) => met) ? 'pass' : 'OVER',
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((row) => row[column]!.length)));
  const isNumber = (column: number): boolean => column === 1 || column === 2;
  const line = (row: string[]): string =>
    row
      .map((text, column) => (isNumber(column) ? text.padStart(widths[column]!) : text.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...body.map(line)].join('\n');
}
