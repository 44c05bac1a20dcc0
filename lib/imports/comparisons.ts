/**
 * Another tool's export as what it states by month, to be laid beside our figures. It is read by the formats that
 * imports are read by, and nothing of it enters the ledger.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StatedMonths } from '@/lib/domain/differences-stated';
import { analyseFile } from '@/lib/ingest/analyse';
import { monthOfText } from '@/lib/ingest/months';
import { readPastedTotals } from '@/lib/ingest/pasted-totals';
import { planFrom } from '@/lib/ingest/plan';
import { sentence } from '@/lib/ingest/problem';
import { readStatedMonths, totalsOf } from '@/lib/ingest/stated-months';
import { isTotals } from '@/lib/ingest/totals';
import { QueryError } from '@/lib/reports/query';

/** What a comparison is made of, before it is kept. */
export interface ReadExport {
  file: string;
  stated: StatedMonths;
  /** Rows that could not be read, and what else was said of the file. */
  rejected: number;
  notices: string[];
}

export interface ExportFile {
  path: string;
  /** As people know it. */
  fileName: string;
  kind?: string | undefined;
}

export const PASTED = 'Pasted table';

const NEEDED = 'What can be compared is MRR by customer and month, a log of MRR movements, or a total for each month.';
const NO_MONTHS = `it states no MRR by month. ${NEEDED}`;

/** @throws QueryError where the file cannot be read, or says nothing of months */
export async function readExport({ path, fileName, kind }: ExportFile, currency: string): Promise<ReadExport> {
  const analysis = await analyseFile(path, { fileName, kind });
  // Where nothing in the file decides, the decimal point is taken: amounts a thousand times off show at once.
  const { plan, problems } = planFrom(analysis, { currency, decimal: '.' });
  const [problem] = problems;
  // The remedies of imports are not those of a comparison, which asks for less.
  if (plan === null)
    throw new QueryError(
      'file',
      analysis.kind === null || !problem ? `${fileName}: ${NO_MONTHS}` : `${problem.message}. ${NEEDED}`,
    );
  const { stated, read } = await readStatedMonths(path, plan);
  const [rejected] = read.problems;
  if (stated === null && rejected) throw new QueryError('file', sentence(rejected));
  if (stated === null) throw new QueryError('file', `${fileName}: ${NO_MONTHS}`);
  return { file: fileName, stated, rejected: read.rejected, notices: read.notices.map(({ message }) => message) };
}

/** A table as it is pasted: months and totals, or what a file could hold. @throws QueryError */
export async function readPastedExport(text: string, currency: string): Promise<ReadExport> {
  const { totals, problems } = readPastedTotals(text, currency);
  const stated = totalsOf(new Map(totals.map(({ month, amountMinor }) => [month, amountMinor])));
  if (stated !== null && problems.length === 0 && !isOfOneCustomer(text))
    return { file: PASTED, stated, rejected: 0, notices: [] };
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-compare-'));
  try {
    const path = join(folder, 'pasted.csv');
    await writeFile(path, text, { mode: 0o600 });
    return await readExport({ path, fileName: PASTED }, currency);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A row of months above one row of amounts that begins with somebody's name. */
function isOfOneCustomer(text: string): boolean {
  const rows = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const [label = '', ...cells] = rows.length === 2 ? (rows[1] ?? '').split('\t').map((cell) => cell.trim()) : [];
  if (cells.length === 0 || monthOfText(label) !== null) return false;
  return /^[^\d]*\p{L}/u.test(label) && !isTotals(label) && !/\b(mrr|revenue|recurring)\b/i.test(label);
}
