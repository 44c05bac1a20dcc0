/** `ratchet import`, `ratchet sample`, and the jobs that the server hands to a process of their own. */
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { Option } from 'commander';
import { type Day, parseDay } from '@/lib/domain/day';
import { currencyExponent } from '@/lib/domain/money';
import { type UnpackJob, unpackHere } from '@/lib/imports/containers';
import type { ImportJob } from '@/lib/imports/job';
import type { ImportOutcome } from '@/lib/imports/outcome';
import { runImport } from '@/lib/imports/run';
import type { Runner } from '@/lib/imports/runner';
import { importSample } from '@/lib/imports/sample';
import { newSampleWorkspace, ownWorkspace, removeSample } from '@/lib/imports/workspaces';
import { kinds } from '@/lib/ingest/fields';
import { sentence } from '@/lib/ingest/problem';
import { todayOf } from '@/lib/reports/today';
import type { Store } from '@/lib/store/open';
import type { Workspace } from '@/lib/store/workspaces';
import { type GivenTable, withTables } from './import-parts';
import { CommandFailure, log, printJson, UsageError } from './output';
import { type GlobalOptions, principal, withStore } from './session';

interface ImportOptions extends GlobalOptions {
  as?: string;
  map: string[];
  decimal?: '.' | ',';
  dates?: 'dmy' | 'mdy';
  currency?: string;
  dataThrough?: string;
  historyFrom?: string;
  grace?: string;
  dryRun?: boolean;
  keepGood?: boolean;
}

const SHOWN_PROBLEMS = 20;

/** Today as the workspace's time zone has it. */
async function runnerOn(store: Store, workspaceId: number | null): Promise<Runner> {
  const reader = workspaceId === null ? null : { db: store.pool, principal, workspaceId };
  return { store, principal, today: await todayOf(reader) };
}

/** `field=Column,field=Column`; a comma inside a column's name is kept where no `field=` follows it. */
export function parseMap(texts: readonly string[]): Record<string, string> {
  const map: Record<string, string> = {};
  for (const part of texts.flatMap((given) => given.split(/,(?=\w+=)/))) {
    const cut = part.indexOf('=');
    if (cut < 1) throw new UsageError(`--map: expected field=Column, found "${part}"`);
    map[part.slice(0, cut).trim()] = part.slice(cut + 1).trim();
  }
  return map;
}

function dayOption(name: string, value: string | undefined): Day | undefined {
  if (value !== undefined && parseDay(value) === null)
    throw new UsageError(`${name}: expected a day as YYYY-MM-DD, found "${value}"`);
  return value;
}

function jobOf(table: GivenTable, options: ImportOptions, workspace: Workspace): ImportJob {
  const kind = kinds.find((known) => known === options.as);
  if (options.as !== undefined && kind === undefined)
    throw new UsageError(`--as: expected ${kinds.join(', ')}, found "${options.as}"`);
  const currency = options.currency?.toUpperCase();
  if (currency !== undefined && currencyExponent(currency) === null)
    throw new UsageError(`--currency: "${options.currency}" is not a currency of ISO 4217`);
  const graceDays = options.grace === undefined ? undefined : Number(options.grace);
  if (graceDays !== undefined && (!Number.isInteger(graceDays) || graceDays < 0 || graceDays > 366))
    throw new UsageError(`--grace: expected whole days from 0 to 366, found "${options.grace}"`);
  return {
    workspaceId: workspace.id,
    path: table.path,
    fileName: table.name,
    kind,
    map: parseMap(options.map),
    decimal: options.decimal,
    dates: options.dates,
    currency,
    dataThrough: dayOption('--data-through', options.dataThrough),
    historyFrom: dayOption('--history-from', options.historyFrom),
    graceDays,
    dryRun: options.dryRun === true,
    keepGood: options.keepGood === true,
    rejectsPath: table.rejectsPath,
    importId: null,
  };
}

const outcomeJson = (outcome: ImportOutcome): object => ({
  import_id: outcome.importId,
  status: outcome.status,
  kind: outcome.kind,
  read: outcome.read,
  new: outcome.counts.new,
  unchanged: outcome.counts.unchanged,
  corrected: outcome.counts.corrected,
  rejected: outcome.counts.rejected,
  data_through: outcome.dataThrough,
  problems: outcome.problems,
  notices: outcome.notices,
  effect: outcome.effect,
});

function tell(file: string, outcome: ImportOutcome, rejectsPath: string): void {
  const { counts } = outcome;
  for (const notice of outcome.notices) log(`note: ${sentence(notice)}`);
  for (const problem of outcome.problems.slice(0, SHOWN_PROBLEMS)) log(sentence(problem));
  if (outcome.problems.length > SHOWN_PROBLEMS) log(`… and ${outcome.problems.length - SHOWN_PROBLEMS} more`);
  if (counts.rejected > 0) log(`The rejected rows are in ${rejectsPath}.`);
  if (outcome.status === 'rejected') {
    log(`${file}: nothing was written.`);
    return;
  }
  const verb = outcome.status === 'checked' ? 'would be' : 'were';
  log(
    `${file}: ${outcome.read} rows read; ${counts.new} ${verb} new, ${counts.corrected} corrected, ${counts.unchanged} unchanged, ${counts.rejected} rejected.`,
  );
}

async function importFiles(files: string[], options: ImportOptions): Promise<void> {
  await withStore(options, async (store) => {
    const workspace = await ownWorkspace(store, principal, options.currency?.toUpperCase());
    const outcomes: ImportOutcome[] = [];
    const importTable = async (table: GivenTable): Promise<void> => {
      const job = jobOf(table, options, workspace);
      const outcome = await runImport(await runnerOn(store, job.workspaceId), job);
      outcome.notices = [...table.notices, ...outcome.notices];
      outcomes.push(outcome);
      if (!options.json) tell(table.name, outcome, job.rejectsPath);
      if (
        outcome.status === 'rejected' ||
        (outcome.status === 'checked' && outcome.counts.rejected > 0 && !job.keepGood)
      )
        process.exitCode = 1;
    };
    for (const file of files) {
      await withTables(file, async (tables) => {
        for (const table of tables) await importTable(table);
      });
    }
    const documents = outcomes.map(outcomeJson);
    if (options.json) printJson(documents.length === 1 ? documents[0] : { imports: documents });
    if (outcomes.some((outcome) => outcome.status === 'done')) await removeSample(store, principal);
  });
}

async function sample(options: GlobalOptions): Promise<void> {
  await withStore(options, async (store) => {
    const workspace = await newSampleWorkspace(store, principal);
    if (!workspace)
      throw new CommandFailure('this store holds your own data; load the sample into another folder with --data DIR');
    const outcome = await importSample(await runnerOn(store, workspace.id), {
      workspaceId: workspace.id,
      importId: null,
    });
    if (options.json) printJson(outcomeJson(outcome));
    else log(`The sample company is loaded: ${outcome.counts.new} changes.`);
  });
}

/** A job comes from our own server, as the JSON it wrote. */
const jobFromInput = async <T>(): Promise<T> => JSON.parse(await text(process.stdin)) as T;

export function registerImportCommands(program: Command): void {
  program
    .command('import <files...>')
    .description(
      'import accounts, subscription changes, invoice lines, an MRR spreadsheet, rates, touchpoints, plans, costs, targets, control totals',
    )
    .option('--as <kind>', `what it is: ${kinds.join(', ')} (default: recognised)`)
    .addOption(
      new Option('--map <fields>', 'field=Column,…; "field=" leaves a column out')
        .default([] as string[])
        .argParser((value: string, before: string[]) => [...before, value]),
    )
    .addOption(new Option('--decimal <sign>', 'the sign that marks decimals').choices(['.', ',']))
    .addOption(new Option('--dates <order>', 'what comes first in a date').choices(['dmy', 'mdy']))
    .option('--currency <code>', 'reporting currency of a new workspace, and the default of lines')
    .option('--data-through <day>', 'the last day the file is complete for')
    .option('--history-from <day>', 'accounts active on this day are the opening balance')
    .option('--grace <days>', 'longest gap between invoices that is no lapse')
    .option('--dry-run', 'say what would change, write nothing')
    .option('--keep-good', 'write the good rows where some are rejected')
    .action((files: string[], _: object, command: Command) => importFiles(files, command.optsWithGlobals()));
  program
    .command('sample')
    .description('load the sample company')
    .action((_: object, command: Command) => sample(command.optsWithGlobals()));
  program.command('import-job', { hidden: true }).action(async (_: object, command: Command) => {
    const job = await jobFromInput<ImportJob>();
    await withStore(command.optsWithGlobals(), async (store) => {
      const outcome = await runImport(await runnerOn(store, job.workspaceId), job);
      if (outcome.status === 'done') await removeSample(store, principal);
    });
  });
  program.command('unpack-job', { hidden: true }).action(async () => {
    process.stdout.write(JSON.stringify(await unpackHere(await jobFromInput<UnpackJob>())));
  });
  program.command('sample-job', { hidden: true }).action(async (_: object, command: Command) => {
    const job = await jobFromInput<{ workspaceId: number; importId: string | null }>();
    await withStore(command.optsWithGlobals(), async (store) => {
      await importSample(await runnerOn(store, job.workspaceId), job);
    });
  });
}
