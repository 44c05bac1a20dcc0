/**
 * Counts a sample company's figures from its files by the plainest loops, for the tests: nothing here is shared with
 * the generator or the reports, so that neither can agree with its own mistake.
 */
import Papa from 'papaparse';

export type CsvRow = Record<string, string>;

/** Rows of a CSV file by header name. @throws Error where the file is malformed. */
export function readCsv(text: string): CsvRow[] {
  const { data, errors } = Papa.parse<CsvRow>(text, { header: true, skipEmptyLines: true });
  if (errors.length > 0) throw new Error(`row ${errors[0]?.row}: ${errors[0]?.message}`);
  return data;
}

const timesAYear: Record<string, number> = { month: 12, year: 1 };

/** ARR in dollars of each account on the evening of a day, one-time charges left out; inactive accounts absent. */
export function arrOn(changes: readonly CsvRow[], day: string): Map<string, number> {
  const lines = new Map<string, CsvRow>();
  for (const row of changes) {
    if (row.kind === 'one_time' || (row.effective_on ?? '') > day) continue;
    const key = `${row.account_id}/${row.product}`;
    const known = lines.get(key);
    if (!known || (known.effective_on ?? '') <= (row.effective_on ?? '')) lines.set(key, row);
  }
  const arr = new Map<string, number>();
  for (const row of lines.values()) {
    if (row.status === 'ended') continue;
    const account = row.account_id ?? '';
    const line = Number(row.amount) * (timesAYear[row.interval ?? ''] ?? Number.NaN);
    if (line > 0) arr.set(account, (arr.get(account) ?? 0) + line);
  }
  return arr;
}

export const total = (arr: ReadonlyMap<string, number>): number => [...arr.values()].reduce((sum, one) => sum + one, 0);

/** NRR and GRR of the accounts active at the start. */
export function retention(start: ReadonlyMap<string, number>, end: ReadonlyMap<string, number>) {
  let kept = 0;
  let grown = 0;
  for (const [account, before] of start) {
    const after = end.get(account) ?? 0;
    grown += after;
    kept += Math.min(before, after);
  }
  return { nrr: grown / total(start), grr: kept / total(start) };
}
