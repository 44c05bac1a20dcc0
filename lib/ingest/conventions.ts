/**
 * Conventions of a column (formats.md section 1): its decimal sign, and whether day or month comes first. The
 * unambiguous cells decide; where none does, the user is asked. A cell is never read by a guess of its own.
 */
import { recordBatches, type TableFormat } from './csv';
import { type DateOrder, dateShape } from './dates';
import { isEmptyWord } from './empty-words';
import { type DecimalSign, numberShape } from './numbers';
import type { Draft } from './problem';

export type About = 'decimal' | 'dates';

/** A cell, where it stands, and the column it stands in. */
export interface Example {
  text: string;
  row: number;
  index: number;
}

/** What the cells of one column (or of all month columns together) prove. */
export interface Evidence {
  field: string;
  about: About;
  indexes: readonly number[];
  /** First cell that proves each convention. */
  proved: Map<DecimalSign | DateOrder | 'iso', Example>;
  /** First cell that can be read in two ways. */
  ambiguous: Example | null;
}

export const noEvidence = (field: string, about: About, indexes: readonly number[]): Evidence => ({
  field,
  about,
  indexes,
  proved: new Map(),
  ambiguous: null,
});

export function gather(evidence: Evidence, record: readonly string[], row: number): void {
  for (const index of evidence.indexes) {
    const cell = record[index];
    if (cell === undefined || cell === '' || isEmptyWord(cell.trim())) continue;
    const proof = evidence.about === 'decimal' ? numberShape(cell)?.proof : dateShape(cell)?.proof;
    if (proof === undefined || proof === 'neutral') continue;
    if (proof === 'ambiguous') evidence.ambiguous ??= { text: cell.trim(), row, index };
    else if (!evidence.proved.has(proof)) evidence.proved.set(proof, { text: cell.trim(), row, index });
  }
}

export type DecimalConvention = DecimalSign | null;
/** 'iso': only dates that can be read in one way; an ordered one is an error of its row. */
export type DateConvention = DateOrder | 'iso' | null;

export interface Verdict<T> {
  /** Null with no question: no cell needs a convention so far. */
  convention: T | null;
  question: Draft | null;
  row: number | null;
}

const settled = <T>(convention: T | null): Verdict<T> => ({ convention, question: null, row: null });

function undecided<T>(code: Draft['code'], header: string, { text, row }: Example): Verdict<T> {
  return { convention: null, question: { code, column: header, details: { found: text } }, row };
}

/** Both are named with their rows; the later one is more likely the odd one out. */
function mixed<T>(code: Draft['code'], header: string, one: Example, two: Example): Verdict<T> {
  const [earlier, later] = one.row <= two.row ? [one, two] : [two, one];
  const details = { found: later.text, other: `${earlier.text} in row ${earlier.row}` };
  return { convention: null, question: { code, column: header, details }, row: later.row };
}

type HeaderOf = (index: number) => string;

/** `stated`: what the user said; it answers where the cells do not. */
export function decimalVerdict(
  evidence: Evidence,
  headerOf: HeaderOf,
  stated: DecimalSign | null,
): Verdict<DecimalSign> {
  const point = evidence.proved.get('.');
  const comma = evidence.proved.get(',');
  if (point && comma) {
    return stated === null ? mixed('mixed_decimal', headerOf(point.index), point, comma) : settled<DecimalSign>(stated);
  }
  if (point || comma) return settled<DecimalSign>(point ? '.' : ',');
  if (stated !== null) return settled<DecimalSign>(stated);
  if (evidence.ambiguous === null) return settled<DecimalSign>(null);
  return undecided('undecided_decimal', headerOf(evidence.ambiguous.index), evidence.ambiguous);
}

export function dateVerdict(
  evidence: Evidence,
  headerOf: HeaderOf,
  stated: DateOrder | null,
): Verdict<DateOrder | 'iso'> {
  const day = evidence.proved.get('dmy');
  const month = evidence.proved.get('mdy');
  if (day && month) {
    return stated === null ? mixed('mixed_dates', headerOf(day.index), day, month) : settled<DateOrder>(stated);
  }
  if (day || month) return settled<DateOrder>(day ? 'dmy' : 'mdy');
  if (stated !== null) return settled<DateOrder>(stated);
  if (evidence.proved.has('iso')) return settled<'iso'>('iso');
  if (evidence.ambiguous === null) return settled<'iso'>(null);
  return undecided('undecided_dates', headerOf(evidence.ambiguous.index), evidence.ambiguous);
}

const isOpen = (evidence: Evidence): boolean =>
  evidence.about === 'decimal'
    ? evidence.proved.size === 0
    : !evidence.proved.has('dmy') && !evidence.proved.has('mdy');

/**
 * Reads the file until every column is decided. Only columns that the first rows leave undecided come here, so that
 * most files are read once. Throws what the file system throws.
 */
export async function scanFile(table: TableFormat, headerRow: number, columns: readonly Evidence[]): Promise<void> {
  let open = columns.filter(isOpen);
  for await (const { records, firstRow } of recordBatches(table)) {
    for (let i = Math.max(0, headerRow - firstRow + 1); i < records.length; i++) {
      const record = records[i] ?? [];
      for (const evidence of open) gather(evidence, record, firstRow + i);
    }
    open = open.filter(isOpen);
    if (open.length === 0) return;
  }
}
