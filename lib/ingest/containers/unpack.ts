/**
 * A workbook, an archive or a JSON document becomes CSV files of its own, one for each table in it; rows keep the
 * numbers they had. All of it or nothing: what is refused leaves no file behind.
 */
import { createWriteStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type yauzl from 'yauzl';
import { withJoinedInvoices } from '../formats/chartmogul-join';
import { fileProblem, type Problem } from '../problem';
import { type Archive, openArchive } from './archive';
import { newPath, sha256Of } from './csv-part';
import { unpackJson } from './json';
import { Budget, LIMITS, type Limits } from './limits';
import { partName, plainName, type UnpackedPart } from './part';
import { readSheet, type SheetReport } from './sheet';
import { readWorkbook } from './workbook';

const START_BYTES = 4096;

const startsAsZip = (start: Buffer): boolean =>
  start[0] === 0x50 && start[1] === 0x4b && ((start[2] === 3 && start[3] === 4) || (start[2] === 5 && start[3] === 6));

const startsAsJson = (start: Buffer): boolean =>
  /^\s*(\{\s*["}]|\[\s*[[{\]])/.test(start.toString('latin1').replace('\u00ef\u00bb\u00bf', ''));

/** What the file is by its first bytes, whatever it is called; null: no container. */
export async function containerType(path: string): Promise<'zip' | 'json' | null> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
    const start = buffer.subarray(0, bytesRead);
    return startsAsZip(start) ? 'zip' : startsAsJson(start) ? 'json' : null;
  } finally {
    await file.close();
  }
}

/**
 * The tables of a container, as CSV files in `folder`; none where the file is no container.
 * @throws ContainerRefused where it cannot or may not be unpacked
 */
export async function unpack(
  path: string,
  name: string,
  folder: string,
  limits: Limits = LIMITS,
): Promise<UnpackedPart[]> {
  const budget = new Budget(limits, plainName(name));
  const parts: UnpackedPart[] = [];
  try {
    await unpackInto(parts, { path, name: plainName(name), folder, budget, depth: 0 });
    if (parts.length === 0 && (await containerType(path)) !== null) throw budget.refusal('container_empty');
    return await withJoinedInvoices(parts, folder);
  } catch (error) {
    for (const part of parts) await rm(part.path, { force: true });
    throw error;
  }
}

/** A container on its way, as found on the disk. `depth`: archives around it. */
interface Found {
  path: string;
  name: string;
  folder: string;
  budget: Budget;
  depth: number;
}

async function unpackInto(parts: UnpackedPart[], found: Found): Promise<void> {
  const type = await containerType(found.path);
  if (type === 'json') await unpackJson(parts, found);
  if (type !== 'zip') return;
  const archive = await openArchive(found.path, (await stat(found.path)).size, found.budget);
  try {
    if (archive.entries.has('xl/workbook.xml')) await unpackWorkbook(parts, archive, found);
    else {
      const other = otherDocument(archive);
      if (other !== null) throw found.budget.refusal('container_other', { found: other });
      if (found.depth > found.budget.limits.nesting)
        throw found.budget.refusal('container_nested', { found: found.name });
      await unpackArchive(parts, archive, found);
    }
  } finally {
    archive.close();
  }
}

/** Documents that are zip archives too, and no tables that are read. */
function otherDocument({ entries }: Archive): string | null {
  const names = [...entries.keys()];
  if (entries.has('xl/workbook.bin')) return 'a binary Excel workbook (XLSB)';
  if (names.some((name) => name.startsWith('Index/') || name === 'Index.zip')) return 'a Numbers spreadsheet';
  if (entries.has('mimetype') && entries.has('content.xml')) return 'an OpenDocument spreadsheet';
  if (names.some((name) => name.startsWith('word/'))) return 'a Word document';
  if (names.some((name) => name.startsWith('ppt/'))) return 'a presentation';
  return null;
}

async function unpackWorkbook(parts: UnpackedPart[], archive: Archive, found: Found): Promise<void> {
  const { budget, folder } = found;
  const workbook = await readWorkbook(archive, budget);
  for (const place of workbook.sheets) {
    const path = newPath(folder);
    const report = await readSheet(archive, place, workbook, path, budget);
    if (report.part.rows === 0) continue;
    budget.part();
    const name = partName(found.name, place.name);
    const notices = sheetNotices(name, place.isHidden, report);
    try {
      parts.push({ name, path, ...(await report.part.end()), rows: report.part.rows, notices });
    } catch (error) {
      await report.part.drop();
      throw error;
    }
  }
}

function sheetNotices(name: string, isHidden: boolean, report: SheetReport): Problem[] {
  const { hiddenRows, formulas, unsolved, mergedBelow } = report;
  const notices: Problem[] = [];
  if (isHidden) notices.push(fileProblem(name, 'hidden_sheet'));
  if (hiddenRows > 0) notices.push(fileProblem(name, 'hidden_rows', { count: String(hiddenRows) }));
  if (formulas > unsolved) notices.push(fileProblem(name, 'formulas', { count: String(formulas - unsolved) }));
  if (unsolved > 0) notices.push(fileProblem(name, 'formulas_unsolved', { count: String(unsolved) }));
  if (mergedBelow > 0) notices.push(fileProblem(name, 'merged_cells', { count: String(mergedBelow) }));
  return notices;
}

const isClutter = (name: string): boolean =>
  name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');

const isTable = (name: string): boolean => /\.(csv|tsv|tab|txt)$/i.test(name);
const isContainer = (name: string): boolean => /\.(zip|xlsx|xlsm|json|ndjson|jsonl)$/i.test(name);

async function unpackArchive(parts: UnpackedPart[], archive: Archive, found: Found): Promise<void> {
  const left: string[] = [];
  const first = parts.length;
  for (const [entryName, entry] of archive.entries) {
    if (isClutter(entryName)) continue;
    if (!isTable(entryName) && !isContainer(entryName)) left.push(plainName(entryName));
    else await unpackEntry(parts, archive, entry, found);
  }
  const head = parts[first];
  if (left.length > 0 && head !== undefined)
    head.notices.push(fileProblem(found.name, 'files_left_out', { names: left.slice(0, 10).join(', ') }));
}

async function unpackEntry(parts: UnpackedPart[], archive: Archive, entry: yauzl.Entry, found: Found): Promise<void> {
  const { budget, folder, depth } = found;
  const path = newPath(folder);
  const name = partName(found.name, entry.fileName);
  try {
    await pipeline(archive.read(entry), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    if ((await containerType(path)) !== null) {
      await unpackInto(parts, { path, name, folder, budget, depth: depth + 1 });
      await rm(path, { force: true });
      return;
    }
    budget.part();
    const { size } = await stat(path);
    parts.push({ name, path, bytes: size, sha256: await sha256Of(path), rows: null, notices: [] });
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
