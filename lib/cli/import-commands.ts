/** `ratchet import`, `ratchet sample`, and the jobs that the server hands to a process of their own. */
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { Option } from 'commander';
import { type Day, parseDay } from '@/lib/domain/day';
import { currencyExponent, parseDecimal } from '@/lib/domain/money';
import { announceBatch, type BatchJob, inOrder, runBatch } from '@/lib/imports/batch';
import { type UnpackJob, unpackHere } from '@/lib/imports/containers';
import type { ImportJob } from '@/lib/imports/job';
import type { ImportOutcome } from '@/lib/imports/outcome';
import { runImport } from '@/lib/imports/run';
import type { Runner } from '@/lib/imports/runner';
import { importSample } from '@/lib/imports/sample';
import { newSampleWorkspace, ownWorkspace, removeSample } from '@/lib/imports/workspaces';
import { analyseFile } from '@/lib/ingest/analyse';
import { type Kind, kinds } from '@/lib/ingest/fields';
import { todayOf } from '@/lib/reports/today';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import type { Workspace } from '@/lib/store/workspaces';
import { outcomeJson, tell } from './import-outcome';
import { type GivenTable, withTables } from './import-parts';
import { CommandFailure, log, printJson, UsageError } from './output';
import { type GlobalOptions, principal, withStore } from './session';

interface ImportOptions extends GlobalOptions {
  as?: string;
  map: string[];
  decimal?: '.' | ',';
  dates?: 'dmy' | 'mdy';
  endDay?: 'last' | 'first-without';
  complete?: string;
  currency?: string;
  dataThrough?: string;
  historyFrom?: string;
  grace?: string;
  planRate: string[];
  dryRun?: boolean;
  keepGood?: boolean;
}

/** Today as the workspace's time zone has it. */
async function runnerOn(store: Store, workspaceId: number | null, who: Principal = principal): Promise<Runner> {
  const reader = workspaceId === null ? null : { db: store.pool, principal: who, workspaceId };
  return { store, principal: who, today: await todayOf(reader) };
}

/** A job of the server's, with who asked for it there. */
type Asked<Job> = Job & { principal?: Principal };

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

/** `EUR=1.08`, as often as there are currencies. */
function parsePlanRates(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const [code = '', rate = '', ...rest] = text.split('=');
      const currency = code.trim().toUpperCase();
      if (rest.length > 0 || currencyExponent(currency) === null || (parseDecimal(rate)?.units ?? 0n) <= 0n)
        throw new UsageError(`--plan-rate: expected a currency and a rate above 0, such as EUR=1.08, found "${text}"`);
      return [currency, rate.trim()];
    }),
  );
}

function dayOption(name: string, value: string | undefined): Day | undefined {
  if (value !== undefined && parseDay(value) === null)
    throw new UsageError(`${name}: expected a day as YYYY-MM-DD, found "${value}"`);
  return value;
}

/** `FROM..TO`, both days included. */
function rangeOption(name: string, value: string | undefined): { from: Day; to: Day } | undefined {
  if (value === undefined) return undefined;
  const [from, to, ...rest] = value.split('..');
  if (!from || !to || rest.length > 0 || parseDay(from) === null || parseDay(to) === null || from > to)
    throw new UsageError(`${name}: expected two days as YYYY-MM-DD..YYYY-MM-DD, found "${value}"`);
  return { from, to };
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
    notices: table.notices,
    kind,
    map: parseMap(options.map),
    decimal: options.decimal,
    dates: options.dates,
    endDay: options.endDay === 'first-without' ? 'first_without' : options.endDay,
    complete: rangeOption('--complete', options.complete),
    currency,
    dataThrough: dayOption('--data-through', options.dataThrough),
    historyFrom: dayOption('--history-from', options.historyFrom),
    graceDays,
    planRates: parsePlanRates(options.planRate),
    dryRun: options.dryRun === true,
    keepGood: options.keepGood === true,
    rejectsPath: table.rejectsPath,
    importId: null,
  };
}

async function importFiles(files: string[], options: ImportOptions): Promise<void> {
  await withStore(options, async (store) => {
    const workspace = await ownWorkspace(store, principal, options.currency?.toUpperCase());
    await withAllTables(files, async (tables) => {
      const outcomes = await importTables(store, workspace, tables, options);
      if (outcomes.length < tables.length) process.exitCode = 1;
      const documents = outcomes.map(outcomeJson);
      if (options.json) printJson(documents.length === 1 ? documents[0] : { imports: documents });
      if (outcomes.some((outcome) => outcome.status === 'done')) await removeSample(store, principal);
    });
  });
}

/** Several tables are one batch, in the order of what they hold. */
async function importTables(
  store: Store,
  workspace: Workspace,
  tables: GivenTable[],
  options: ImportOptions,
): Promise<ImportOutcome[]> {
  const runner = await runnerOn(store, workspace.id);
  const jobs = await Promise.all(
    tables.map(async (table) => {
      const job = jobOf(table, options, workspace);
      const kind = tables.length === 1 ? null : (job.kind ?? (await kindOf(job)));
      return { table, job, kind };
    }),
  );
  const ordered = inOrder(jobs);
  const say = (outcome: ImportOutcome, index: number): void => {
    const { table, job } = ordered[index] ?? {};
    if (!table || !job) return;
    if (!options.json) tell(table.name, outcome, job.rejectsPath);
    const isRefused = outcome.status === 'checked' && outcome.counts.rejected > 0 && !job.keepGood;
    if (outcome.status === 'rejected' || isRefused) process.exitCode = 1;
  };
  const [only, second] = ordered;
  if (only && !second) {
    const outcome = await runImport(runner, only.job);
    say(outcome, 0);
    return [outcome];
  }
  const items = ordered.map(({ table, kind }) => ({ uploadId: null, file: table.name, kind, importId: null }));
  const dryRun = options.dryRun === true;
  const batchId = await announceBatch(runner, workspace.id, dryRun, items);
  const batch: BatchJob = {
    workspaceId: workspace.id,
    batchId,
    dryRun,
    rejects: 'own',
    jobs: ordered.map(({ job }) => job),
  };
  return runBatch(runner, batch, say);
}

const kindOf = async ({ path, fileName, map }: ImportJob): Promise<Kind | null> =>
  (await analyseFile(path, { fileName, mapping: map })).kind;

/** The tables of all files at once; what was unpacked is gone after that. */
async function withAllTables(
  files: readonly string[],
  work: (tables: GivenTable[]) => Promise<void>,
  before: GivenTable[] = [],
): Promise<void> {
  const [file, ...rest] = files;
  if (file === undefined) return work(before);
  await withTables(file, (tables) => withAllTables(rest, work, [...before, ...tables]));
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
      'import accounts, subscription changes, invoice lines, an MRR spreadsheet, rates, usage, signals, touchpoints, plans, costs, targets, control totals',
    )
    .option('--as <kind>', `what it is: ${kinds.join(', ')} (default: recognised)`)
    .addOption(
      new Option('--map <fields>', 'field=Column,…; "field=" leaves a column out')
        .default([] as string[])
        .argParser((value: string, before: string[]) => [...before, value]),
    )
    .addOption(new Option('--decimal <sign>', 'the sign that marks decimals').choices(['.', ',']))
    .addOption(new Option('--dates <order>', 'what comes first in a date').choices(['dmy', 'mdy']))
    .addOption(
      new Option(
        '--end-day <meaning>',
        'what an end date is: the last day with the service, or the first without',
      ).choices(['last', 'first-without']),
    )
    .option('--complete <range>', 'FROM..TO: what the file no longer states in these days is withdrawn')
    .option('--currency <code>', 'reporting currency of a new workspace, and the default of lines')
    .option('--data-through <day>', 'the last day the file is complete for')
    .option('--history-from <day>', 'accounts active on this day are the opening balance')
    .option('--grace <days>', 'longest gap between invoices that is no lapse')
    .addOption(
      new Option('--plan-rate <rate>', 'EUR=1.08: units of the reporting currency for one of a currency without a rate')
        .default([] as string[])
        .argParser((value: string, before: string[]) => [...before, value]),
    )
    .option('--dry-run', 'say what would change, write nothing')
    .option('--keep-good', 'write the good rows where some are rejected')
    .action((files: string[], _: object, command: Command) => importFiles(files, command.optsWithGlobals()));
  program
    .command('sample')
    .description('load the sample company')
    .action((_: object, command: Command) => sample(command.optsWithGlobals()));
  program.command('import-job', { hidden: true }).action(async (_: object, command: Command) => {
    const job = await jobFromInput<Asked<ImportJob>>();
    await withStore(command.optsWithGlobals(), async (store) => {
      const outcome = await runImport(await runnerOn(store, job.workspaceId, job.principal), job);
      if (outcome.status === 'done') await removeSample(store, job.principal ?? principal);
    });
  });
  program.command('unpack-job', { hidden: true }).action(async () => {
    process.stdout.write(JSON.stringify(await unpackHere(await jobFromInput<UnpackJob>())));
  });
  program.command('batch-job', { hidden: true }).action(async (_: object, command: Command) => {
    const batch = await jobFromInput<Asked<BatchJob>>();
    await withStore(command.optsWithGlobals(), async (store) => {
      const outcomes = await runBatch(await runnerOn(store, batch.workspaceId, batch.principal), batch);
      if (outcomes.some((outcome) => outcome.status === 'done'))
        await removeSample(store, batch.principal ?? principal);
    });
  });
  program.command('sample-job', { hidden: true }).action(async (_: object, command: Command) => {
    const job = await jobFromInput<Asked<{ workspaceId: number; importId: string | null }>>();
    await withStore(command.optsWithGlobals(), async (store) => {
      await importSample(await runnerOn(store, job.workspaceId, job.principal), job);
    });
  });
}
