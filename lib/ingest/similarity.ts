/** How alike two column names are: equal but for case, spaces, `_` and `-`; or alike but for a typing error. */

export const normalHeader = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const EXACT = 1;
const SAME = 0.95;
const NEAR = 0.75;
/** Of a mistyped name, times its likeness. */
const TYPO = 0.85;
/** Below this two names are not the same word mistyped. */
const TYPO_FLOOR = 0.78;
const LONGEST_HEADER = 64;
/** Names of more different lengths cannot reach the floor. */
const COMPARABLE = 0.6;

/** Edits that turn one text into the other: insert, delete, replace, swap neighbours. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

function bigrams(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Dice's coefficient over pairs of letters: finds swapped words (date_start, start_date). */
function dice(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = bigrams(a);
  let common = 0;
  for (const [pair, count] of bigrams(b)) common += Math.min(count, pairs.get(pair) ?? 0);
  return (2 * common) / (a.length + b.length - 2);
}

/** 0 … 1. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const length = Math.max(a.length, b.length);
  if (length < 4 || length > LONGEST_HEADER || Math.min(a.length, b.length) < length * COMPARABLE) return 0;
  return Math.max(1 - editDistance(a, b) / length, dice(a, b));
}

/** A field's names, normalised. */
export interface FieldNames {
  name: string;
  same: readonly string[];
  near: readonly string[];
}

export const fieldNames = (name: string, same: readonly string[], near: readonly string[]): FieldNames => ({
  name: normalHeader(name),
  same: same.map(normalHeader),
  near: near.map(normalHeader),
});

/** How surely a header names a field that goes by these names; 0 … 1. */
export function headerScore(header: string, { name, same, near }: FieldNames): number {
  const text = normalHeader(header);
  if (text === '') return 0;
  if (text === name) return EXACT;
  if (same.includes(text)) return SAME;
  if (near.includes(text)) return NEAR;
  const typo = same.reduce((best, other) => Math.max(best, likeness(text, other)), likeness(text, name));
  return typo >= TYPO_FLOOR ? typo * TYPO : 0;
}
