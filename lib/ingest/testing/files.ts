/** Files for tests: written to a temporary folder, analysed, planned and read in one call. */
import { mkdtemp, readFile as readBytes, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { PlanningRecord } from '../../domain/planning';
import type { AccountRecord, ChangeRecord, InvoiceLineRecord, RateRecord } from '../../domain/records';
import { type AnalyseOptions, type Analysis, analyseFile } from '../analyse';
import { planFrom } from '../plan';
import type { Problem } from '../problem';
import { type ReadResult, readFile } from '../read';

let folder: Promise<string> | null = null;
let count = 0;

afterAll(async () => {
  if (folder !== null) await rm(await folder, { recursive: true, force: true });
  folder = null;
});

/** Writes the file into a folder of its own name space; returns its path. */
export async function fileOf(content: string | Uint8Array, name = 'file.csv'): Promise<string> {
  folder ??= mkdtemp(join(tmpdir(), 'ratchet-ingest-'));
  const path = join(await folder, `${++count}-${name}`);
  await writeFile(path, content);
  return path;
}

export interface Imported {
  analysis: Analysis;
  /** Why there is no plan, or what the rows' problems are. */
  problems: Problem[];
  result: ReadResult | null;
  accounts: AccountRecord[];
  changes: ChangeRecord[];
  lines: InvoiceLineRecord[];
  rates: RateRecord[];
  planning: PlanningRecord[];
  /** Text of the rejects file; '' where there is none. */
  rejects: string;
}

export interface ImportOptions extends AnalyseOptions {
  currency?: string;
  /** The day of the export, for kinds that are the state of one day. */
  dataThrough?: string;
}

export async function importPath(path: string, options: ImportOptions = {}): Promise<Imported> {
  const analysis = await analyseFile(path, { fileName: 'file.csv', ...options });
  const imported: Imported = {
    analysis,
    problems: [],
    result: null,
    accounts: [],
    changes: [],
    lines: [],
    rates: [],
    planning: [],
    rejects: '',
  };
  const { plan, problems } = planFrom(analysis, {
    currency: options.currency ?? 'USD',
    dataThrough: options.dataThrough ?? null,
  });
  if (plan === null) return { ...imported, problems };
  const rejectsPath = `${path}.rejects.csv`;
  const sink = {
    account: (record: AccountRecord) => void imported.accounts.push(record),
    change: (record: ChangeRecord) => void imported.changes.push(record),
    invoiceLine: (record: InvoiceLineRecord) => void imported.lines.push(record),
    rate: (record: RateRecord) => void imported.rates.push(record),
    planning: (record: PlanningRecord) => void imported.planning.push(record),
  };
  imported.result = await readFile(path, plan, sink, { rejectsPath });
  imported.problems = imported.result.problems;
  imported.rejects = await readBytes(rejectsPath, 'utf8').catch(() => '');
  return imported;
}

export const importText = async (
  content: string | Uint8Array,
  options: ImportOptions = {},
  name?: string,
): Promise<Imported> => importPath(await fileOf(content, name), options);
