/**
 * ChartMogul states who pays, when and in which currency once for each invoice, and its lines in a table of their own
 * (`invoices` and `line_items` of a bulk JSON document, or the two sheets of a structured CSV in one archive). A line
 * alone is nobody's. So where both come in one container, each line is given what its invoice says before anything is
 * analysed; the rows keep their numbers, and everything after that is as with any table.
 */

import { createWriteStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newPath, sha256Of } from '../containers/csv-part';
import type { UnpackedPart } from '../containers/part';
import { recordBatches, type TableFormat } from '../csv';
import { fileProblem } from '../problem';
import { csvLine } from '../rejects';
import { normalHeader } from '../similarity';
import { isBlank } from '../structure';
import { openTable } from '../table';

/** A part with its column names. */
interface OpenedPart {
  part: UnpackedPart;
  table: TableFormat;
  /** As a row number. */
  headerRow: number;
  headers: string[];
}

/** Among these stand the column names. */
const FIRST_ROWS = 20;
const TELLING = new Set(['invoiceexternalid', 'customerexternalid']);

const HEAD_BYTES = 64 * 1024;

/** Most parts are something else, and need not be read again to know it. */
async function mayBeEither(part: UnpackedPart): Promise<boolean> {
  const file = await open(part.path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = normalHeader(buffer.subarray(0, bytesRead).toString('latin1'));
    return [...TELLING].some((name) => head.includes(name));
  } finally {
    await file.close();
  }
}

async function opened(part: UnpackedPart): Promise<OpenedPart | null> {
  if (!(await mayBeEither(part))) return null;
  const found = await openTable(part.path);
  if ('code' in found) return null;
  for await (const { records } of recordBatches(found.table)) {
    const index = records
      .slice(0, FIRST_ROWS)
      .findIndex((cells) => cells.some((cell) => TELLING.has(normalHeader(cell))));
    if (index < 0) return null;
    return { part, table: found.table, headerRow: index + 1, headers: (records[index] ?? []).map(normalHeader) };
  }
  return null;
}

const isLines = ({ headers }: OpenedPart): boolean =>
  headers.includes('invoiceexternalid') && headers.includes('amountincents') && !headers.includes('customerexternalid');

const idColumn = ({ headers }: OpenedPart): number =>
  headers.includes('invoiceexternalid') ? headers.indexOf('invoiceexternalid') : headers.indexOf('externalid');

const isInvoices = (opened: OpenedPart): boolean =>
  opened.headers.includes('customerexternalid') &&
  !opened.headers.includes('amountincents') &&
  opened.headers.includes('date') &&
  idColumn(opened) >= 0;

async function* rowsOf({ table }: OpenedPart): AsyncGenerator<{ cells: readonly string[]; number: number }> {
  for await (const { records, firstRow } of recordBatches(table)) {
    for (const [i, cells] of records.entries()) yield { cells, number: firstRow + i };
  }
}

/** What a line takes from its invoice: the column here and its name there. */
const taken = [
  { from: 'customerexternalid', to: 'customer_external_id' },
  { from: 'date', to: 'invoice_date' },
  { from: 'currency', to: 'currency' },
] as const;

async function invoicesById(invoices: OpenedPart): Promise<Map<string, string[]>> {
  const id = idColumn(invoices);
  const columns = taken.map(({ from }) => invoices.headers.indexOf(from));
  const byId = new Map<string, string[]>();
  for await (const { cells, number } of rowsOf(invoices)) {
    if (number <= invoices.headerRow || isBlank(cells)) continue;
    byId.set(
      cells[id]?.trim() ?? '',
      columns.map((index) => cells[index] ?? ''),
    );
  }
  return byId;
}

async function* joinedLines(lines: OpenedPart, byId: ReadonlyMap<string, readonly string[]>): AsyncGenerator<string> {
  const id = lines.headers.indexOf('invoiceexternalid');
  const added = taken.filter(({ to }) => !lines.headers.includes(normalHeader(to)));
  for await (const { cells, number } of rowsOf(lines)) {
    if (isBlank(cells)) yield '\n';
    else {
      const own = [...cells, ...Array<string>(Math.max(0, lines.headers.length - cells.length)).fill('')];
      const invoice = byId.get(cells[id]?.trim() ?? '');
      const more = added.map((column) => invoice?.[taken.indexOf(column)] ?? '');
      yield csvLine([...own, ...(number === lines.headerRow ? added.map(({ to }) => to) : more)], ',');
    }
  }
}

/** The parts with each line joined to its invoice, where there is one table of either; else the parts as they are. */
export async function withJoinedInvoices(parts: UnpackedPart[], folder: string): Promise<UnpackedPart[]> {
  if (parts.length < 2) return parts;
  const all = (await Promise.all(parts.map(opened))).filter((part) => part !== null);
  const [lines, ...moreLines] = all.filter(isLines);
  const [invoices, ...moreInvoices] = all.filter(isInvoices);
  if (lines === undefined || invoices === undefined || moreLines.length > 0 || moreInvoices.length > 0) return parts;
  const path = newPath(folder);
  try {
    const text = joinedLines(lines, await invoicesById(invoices));
    await pipeline(Readable.from(text), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  const notice = fileProblem(lines.part.name, 'invoices_joined', { found: invoices.part.name });
  const joined: UnpackedPart = {
    ...lines.part,
    path,
    bytes: (await stat(path)).size,
    sha256: await sha256Of(path),
    notices: [...lines.part.notices, notice],
  };
  await Promise.all([lines, invoices].map(({ part }) => rm(part.path, { force: true })));
  return parts.flatMap((part) => (part === lines.part ? [joined] : part === invoices.part ? [] : [part]));
}
