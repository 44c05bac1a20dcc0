/** Files of the worked cases as rows, read as simply as their own simplicity allows; imports are tested elsewhere. */
import { readFileSync } from 'node:fs';
import type { IntervalUnit } from '@/lib/domain/records';
import type { Change, InvoiceLine } from '@/lib/domain/testing/columns';
import type { WorkedCase } from './cases';

export type Cells = Record<string, string>;

export interface CaseRows {
  accounts: string[];
  /** One row per statement of an account, as in the file. */
  attributes: Cells[];
  changes: Change[];
  invoices: InvoiceLine[];
  /** An MRR sheet's first column. */
  historyFrom: string | null;
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)]
    .slice(0, line.split(',').length)
    .map(([, cell, quoted]) => quoted ?? cell ?? '');
}

export function readRows(path: string): Cells[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = cellsOf(header);
  return lines.map((line) => {
    const cells = cellsOf(line);
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

/** Cents of a decimal in major units. */
const minorOf = (text: string): number => Math.round(Number(text.replaceAll(',', '')) * 100);
const numberOf = (text: string | undefined): number | undefined => (text ? Number(text) : undefined);

function everyOf(text: string | undefined): [number, IntervalUnit] {
  const [first = 'month', second] = (text || 'month').split(' ');
  return second === undefined ? [1, first as IntervalUnit] : [Number(first), second as IntervalUnit];
}

const changeOf = (row: Cells): Change => ({
  account: row.account_id!,
  on: row.effective_on!,
  product: row.product!,
  item: row.item_id || row.product!,
  kind: (row.kind || 'core') as 'core',
  status: (row.status || 'active') as 'active',
  plan: row.plan || undefined,
  quantity: numberOf(row.quantity),
  statesUnit: Boolean(row.unit_amount),
  minor: row.amount ? minorOf(row.amount) : Math.round(minorOf(row.unit_amount || '0') * Number(row.quantity || 1)),
  every: everyOf(row.interval),
  source: row.source || undefined,
  cause: row.cause || undefined,
  motion: row.motion || undefined,
  changeId: row.change_id || undefined,
  recordedAt: row.recorded_at ? Date.parse(row.recorded_at) : undefined,
});

const invoiceOf = (row: Cells): InvoiceLine => ({
  account: row.account_id!,
  from: row.period_start!,
  until: row.period_end!,
  product: row.product!,
  minor: minorOf(row.amount!),
  quantity: numberOf(row.quantity),
  plan: row.plan || undefined,
  currency: row.currency || undefined,
});

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** The first of a column's month ('2025-01', 'Feb 2025', '2025-03-31'); null for other columns. */
function monthOf(header: string): string | null {
  if (/^\d{4}-\d{2}/.test(header)) return `${header.slice(0, 7)}-01`;
  const place = months.indexOf(header.slice(0, 3));
  if (!/^[A-Z][a-z]{2} \d{4}$/.test(header) || place < 0) return null;
  return `${header.slice(4)}-${String(place / 3 + 1).padStart(2, '0')}-01`;
}

function sheetChanges(rows: Cells[]): Change[] {
  return rows.flatMap((row) => {
    let before = 0;
    return Object.entries(row).flatMap(([header, cell]): Change[] => {
      const on = monthOf(header);
      const minor = minorOf(cell || '0');
      if (on === null || minor === before) return [];
      before = minor;
      return [{ account: row.customer!, on, minor, source: 'unclassified' }];
    });
  });
}

export function caseRows({ files }: Pick<WorkedCase, 'files'>): CaseRows {
  const all = (kind: string): Cells[] => files.filter(([name]) => name === kind).flatMap(([, path]) => readRows(path));
  const sheet = all('mrr');
  const changes = [...all('changes').map(changeOf), ...sheetChanges(sheet)];
  const invoices = all('invoices').map(invoiceOf);
  const attributes = all('accounts');
  const ids = [
    ...attributes.map((row) => row.account_id!),
    ...changes.map((row) => row.account),
    ...invoices.map((row) => row.account),
  ];
  const firstMonth = Object.keys(sheet[0] ?? {})
    .map(monthOf)
    .find((month) => month !== null);
  return { accounts: [...new Set(ids)], attributes, changes, invoices, historyFrom: firstMonth ?? null };
}
