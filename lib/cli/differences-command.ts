/** `ratchet differences FILE`: another tool's MRR by month beside ours, and the causes of the difference down to accounts. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { differenceCauses } from '@/lib/domain/differences';
import { type ReadExport, readExport, readPastedExport } from '@/lib/imports/comparisons';
import {
  type Compared,
  type DifferencesReport,
  differencesReport,
  parseDifferencesQuery,
} from '@/lib/reports/differences-report';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { QueryError } from '@/lib/reports/query';
import { keepComparison, listComparisons, readComparison, removeComparison } from '@/lib/store/comparisons';
import { readSettings } from '@/lib/store/settings';
import { prepareCases, prepareDifferences } from '@/lib/view/differences';
import { withTables } from './import-parts';
import { CommandFailure, log, printJson, printTable, UsageError } from './output';
import { type GlobalOptions, principal, withWorkspace } from './session';

interface DifferencesOptions extends GlobalOptions {
  month?: string;
  cause?: string;
  limit?: string;
  as?: string;
  keep?: string;
  comparison?: string;
  list?: boolean;
  remove?: string;
  restore?: string;
}

/** The first table of a file that says something of months; '-': what stands at the standard input. */
async function exportOf(file: string, kind: string | undefined, currency: string): Promise<ReadExport> {
  if (file === '-') return readPastedExport(await readFile('/dev/stdin', 'utf8'), currency);
  let read: ReadExport | null = null;
  let refused: unknown = null;
  await withTables(file, async (tables) => {
    for (const { path, name: fileName } of tables) {
      try {
        read ??= await readExport({ path, fileName, kind }, currency);
      } catch (error) {
        if (!(error instanceof QueryError)) throw error;
        refused ??= error;
      }
    }
  });
  if (read === null) throw refused ?? new CommandFailure(`${file} holds no table`);
  return read;
}

function printDifferences(report: DifferencesReport): void {
  const { finding, sub, lines, uncompared, month } = prepareDifferences(report);
  process.stdout.write(`${finding}.\n${sub}\n`);
  printTable(
    ['month', 'theirs', 'ours', 'difference', 'not explained'],
    lines.map((line) => [line.month, line.theirs, line.ours, line.difference, line.unexplained]),
  );
  if (uncompared !== null) log(uncompared);
  if (month === null || month.causes.length === 0) return;
  process.stdout.write(`\n${month.finding}.\n`);
  printTable(
    ['cause', 'account', 'theirs', 'ours', 'difference', ''],
    month.causes.flatMap(({ cause, name, difference, accounts }) => {
      const told = report.causes.find((each) => each.cause === cause);
      if (told === undefined) return [];
      const { lines: cases, rest } = prepareCases(told, report.currency);
      return [
        [name, accounts, null, null, difference, rest && `${rest} listed; --limit lists others`],
        ...cases.map((one) => ['', one.account ?? one.name, one.theirs, one.ours, one.difference, one.note]),
      ];
    }),
  );
}

async function listKept(options: DifferencesOptions): Promise<void> {
  await withWorkspace(options, async ({ db, workspaceId }) => {
    const all = await listComparisons(db, principal, workspaceId);
    if (options.json) return printJson(all);
    printTable(
      ['number', 'name', 'file', 'months', 'accounts'],
      all.map(({ id, name, file, from, to, accounts }) => [id, name, file, `${from} to ${to}`, accounts]),
    );
  });
}

const numberOf = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`"${text}" is the number of no comparison; --list lists them`);
  return Number(text);
};

async function setRemoved(number: string, isRemoved: boolean, options: DifferencesOptions): Promise<void> {
  await withWorkspace(options, async ({ db, workspaceId }) => {
    const entry = await removeComparison(db, principal, workspaceId, numberOf(number), isRemoved);
    if (entry === null) throw new CommandFailure(`there is no comparison ${number} to do that to`);
    log(isRemoved ? `${entry.name} is gone; --restore ${entry.id} brings it back.` : `${entry.name} is back.`);
  });
}

async function compare(file: string | undefined, options: DifferencesOptions): Promise<void> {
  const given = { period: options.month, cause: options.cause, limit: options.limit };
  const asked = parseDifferencesQuery(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
  await withWorkspace(options, async (reader) => {
    const { db, workspaceId } = reader;
    const { currency } = await readSettings(db, principal, workspaceId);
    const compared = file === undefined ? await kept() : await read(file, currency);
    const report = await differencesReport(await loadLedgerView(reader, undefined, true), compared, asked);
    if (options.json) printJson(report);
    else printDifferences(report);

    async function kept(): Promise<Compared> {
      const last = options.comparison ?? String((await listComparisons(db, principal, workspaceId))[0]?.id ?? '');
      if (last === '') throw new UsageError('name a file; nothing is kept here to compare with');
      const found = await readComparison(db, principal, workspaceId, numberOf(last));
      if (found === null) throw new CommandFailure(`there is no comparison ${last}`);
      return found;
    }

    async function read(path: string, reporting: string): Promise<Compared> {
      const { file: source, stated, rejected, notices } = await exportOf(path, options.as, reporting);
      if (rejected > 0) log(`${rejected} rows could not be read and are in no total`);
      for (const notice of notices) log(notice);
      const text = { name: options.keep || source, file: source, stated };
      if (options.keep !== undefined)
        log(`Kept as comparison ${(await keepComparison(db, principal, workspaceId, text)).id}.`);
      return text;
    }
  });
}

async function run(file: string | undefined, options: DifferencesOptions): Promise<void> {
  try {
    if (options.list) await listKept(options);
    else if (options.remove !== undefined) await setRemoved(options.remove, true, options);
    else if (options.restore !== undefined) await setRemoved(options.restore, false, options);
    else await compare(file, options);
  } catch (error) {
    if (error instanceof QueryError) throw new UsageError(error.message);
    throw error;
  }
}

export function registerDifferencesCommand(program: Command): void {
  program
    .command('differences [file]')
    .description(
      'another tool’s MRR by month beside ours, and why they differ, down to accounts: an export of it, or "-" for a pasted ' +
        'table; without a file the comparison kept last. Nothing of it enters the ledger',
    )
    .option('--month <month>', 'whose accounts are told, such as 2026-10; else the last that differs')
    .option('--cause <cause>', `that one alone: ${differenceCauses.join(', ')}`)
    .option('--limit <accounts>', 'accounts of each cause at most')
    .option('--as <kind>', 'what the file is, as of ratchet import')
    .option('--keep <name>', 'keep the comparison under this name')
    .option('--comparison <number>', 'one that is kept')
    .option('--list', 'list those that are kept')
    .option('--remove <number>', 'take one away')
    .option('--restore <number>', 'bring one back')
    .action((file: string | undefined, _options: DifferencesOptions, command: Command) =>
      run(file, command.optsWithGlobals()),
    );
}
