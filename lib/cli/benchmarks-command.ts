/** `ratchet benchmarks`: figures that people bring along, their own sets and their peers'; every change can be undone. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { KeptFigure, OwnFigure } from '@/lib/domain/benchmarks/own';
import { importBenchmarks } from '@/lib/imports/benchmarks';
import { readBenchmarks } from '@/lib/ingest/benchmark-figures';
import { type BenchmarkColumn, benchmarkColumns } from '@/lib/ingest/benchmark-words';
import { csvLine } from '@/lib/ingest/rejects';
import {
  BenchmarkError,
  keepBenchmarkFigures,
  listBenchmarkFigures,
  removeBenchmarkFigure,
  undoBenchmarkChange,
} from '@/lib/store/benchmark-figures';
import { percent } from '@/lib/view/format';
import { CommandFailure, log, printJson, printTable, UsageError } from './output';
import { type GlobalOptions, principal, withWorkspace } from './session';

/** The options of `add`, each with the column of a file that it fills. */
const OPTIONS = [
  ['metric', 'metric', 'NRR, GRR, expansion rate …'],
  ['method', 'kind', 'target, rule of thumb, survey, billing data, portfolio or peer'],
  ['population', 'segment', 'whom it speaks of; of a peer its name'],
  ['population-by', 'segment_type', 'all, arr, acv or arpa where the population is bounded by size'],
  ['low', 'p25', 'lower quartile, or the lower end of a target'],
  ['median', 'median', 'median; of a peer its figure'],
  ['high', 'p75', 'upper quartile, or the upper end of a target'],
  ['unit', 'unit', 'pct, ratio or months'],
  ['year', 'data_year', 'of the data'],
  ['n', 'n', 'how many companies'],
  ['publisher', 'publisher', 'who published it'],
  ['document', 'document', 'where it stands'],
  ['link', 'url', 'its address'],
  ['note', 'other', 'what else it says'],
] as const satisfies readonly (readonly [string, BenchmarkColumn, string])[];

const fieldOf = (option: string): string => option.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What `add` was told, read as the one row of a file is. */
function figureOf(options: Readonly<Record<string, string | undefined>>): OwnFigure {
  const given = new Map<string, string>(OPTIONS.map(([option, column]) => [column, options[fieldOf(option)] ?? '']));
  const text = [benchmarkColumns, benchmarkColumns.map((column) => given.get(column) ?? '')];
  const { figures, problems } = readBenchmarks('add', text.map((line) => csvLine(line, ',')).join(''));
  const [problem] = problems;
  if (problem) {
    const option = OPTIONS.find(([, column]) => column === problem.column)?.[0];
    const what = problem.message.replace(/^Row 2(, [^:]+)?: /, '');
    throw new UsageError(`${option === undefined ? '' : `--${option}: `}${what}; ${problem.remedy}`);
  }
  return figures[0]?.figure as OwnFigure;
}

/** Runs a change and tells how it is undone. */
async function change(
  options: GlobalOptions,
  work: (
    db: Parameters<typeof removeBenchmarkFigure>[0],
    workspaceId: number,
  ) => Promise<{ version: number; ids: number[] }>,
): Promise<void> {
  await withWorkspace(options, async ({ db, workspaceId }) => {
    const changed = await work(db, workspaceId).catch((error) => {
      throw error instanceof BenchmarkError ? new CommandFailure(error.message) : error;
    });
    if (options.json) return printJson(changed);
    log(`Done: figure ${changed.ids.join(', ')}. "ratchet benchmarks undo ${changed.version}" takes it back.`);
  });
}

const shown = ({ metric }: KeptFigure, value: number | null): string | null =>
  metric === 'expansion_payback_months' ? (value === null ? null : String(value)) : percent(value);

async function list(options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async ({ db, workspaceId }) => {
    const figures = await listBenchmarkFigures(db, principal, workspaceId);
    if (options.json) return printJson({ figures });
    printTable(
      ['figure', 'metric', 'method', 'population', 'low', 'median', 'high', 'year', 'n', 'source'],
      figures.map((one) => [
        ...[one.id, one.metric, one.method, one.population],
        ...[one.low, one.median, one.high].map((value) => shown(one, value)),
        ...[one.year, one.n ?? 'not published', `${one.publisher}, ${one.document}`],
      ]),
    );
  });
}

interface FileOptions extends GlobalOptions {
  dryRun?: boolean;
  keepGood?: boolean;
  template?: boolean;
}

async function importFile(path: string | undefined, options: FileOptions): Promise<void> {
  if (options.template) return void process.stdout.write(csvLine(benchmarkColumns, ','));
  if (path === undefined) throw new UsageError('name a file, or --template for an empty one');
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandFailure(`${path} cannot be read`);
  });
  await withWorkspace(options, async (_reader, workspace, store) => {
    const file = { file: basename(path), text, dryRun: options.dryRun === true, keepGood: options.keepGood === true };
    const result = await importBenchmarks(store, principal, workspace.id, file);
    if (options.json) printJson(result);
    for (const { message, remedy } of result.problems) log(`${message}; ${remedy}`);
    const { read, new: added, corrected, unchanged, rejected, version } = result;
    log(`${read} read, ${added} new, ${corrected} corrected, ${unchanged} unchanged, ${rejected} rejected.`);
    if (version !== null) log(`"ratchet benchmarks undo ${version}" takes it back.`);
    if (result.problems.length > 0 && !file.keepGood) process.exitCode = 1;
  });
}

export function registerBenchmarksCommand(program: Command): void {
  const benchmarks = program
    .command('benchmarks')
    .description('list the benchmark figures that you brought along; add, import, remove, undo')
    .action((_: object, command: Command) => list(command.optsWithGlobals()));
  const writing = (name: string, description: string): Command => {
    const command = benchmarks.command(name).description(description);
    for (const [option, , meaning] of OPTIONS) command.option(`--${option} <text>`, meaning);
    return command;
  };
  const keep = (id: number | null, command: Command): Promise<void> => {
    const figure = figureOf(command.opts());
    return change(command.optsWithGlobals(), (db, workspaceId) =>
      keepBenchmarkFigures(db, principal, workspaceId, [{ id, figure }]),
    );
  };
  writing('add', 'add a figure').action((_: object, command: Command) => keep(null, command));
  writing('edit <figure>', 'state a figure anew').action((figure: string, _: object, command: Command) =>
    keep(numberOf(figure), command),
  );
  benchmarks
    .command('remove <figure>')
    .description('take a figure away')
    .action((figure: string, _: object, command: Command) =>
      change(command.optsWithGlobals(), (db, workspaceId) =>
        removeBenchmarkFigure(db, principal, workspaceId, numberOf(figure)),
      ),
    );
  benchmarks
    .command('undo <version>')
    .description('take back the change that made a ledger version')
    .action((version: string, _: object, command: Command) =>
      change(command.optsWithGlobals(), (db, workspaceId) =>
        undoBenchmarkChange(db, principal, workspaceId, numberOf(version)),
      ),
    );
  benchmarks
    .command('import [file]')
    .description('import a CSV of figures, with the columns of the template')
    .option('--dry-run', 'only say what would change')
    .option('--keep-good', 'keep the rows without problems')
    .option('--template', 'print the columns and stop')
    .action((file: string | undefined, _: object, command: Command) => importFile(file, command.optsWithGlobals()));
}

function numberOf(text: string): number {
  if (!/^\d+$/.test(text)) throw new UsageError(`expected a number, found "${text}"`);
  return Number(text);
}
