/** `ratchet export workbook|csv`: a report, or all of them, as a file. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { reportTable } from '@/lib/export/csv';
import { withStandings } from '@/lib/export/csv-standing';
import { render } from '@/lib/export/renderers';
import { closingsOf } from '@/lib/export/workbook/closings';
import { collectWorkbook } from '@/lib/export/workbook/collect';
import { type LedgerView, loadLedgerView } from '@/lib/reports/ledger-view';
import { QueryError, type ReportQuery } from '@/lib/reports/query';
import { isReportName, reports } from '@/lib/reports/reports';
import { csvOf } from '@/lib/view/twin';
import { CommandFailure, log, printJson, UsageError } from './output';
import { type QuestionOptions, questionOf, whereOption } from './question';
import { type GlobalOptions, withWorkspace } from './session';

interface FileOptions extends GlobalOptions, QuestionOptions {
  out?: string;
  report?: string;
  table?: string;
  hideNames?: boolean;
}

/** Bad questions are bad usage. */
async function asked<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof QueryError ? new UsageError(error.message) : error;
  }
}

async function write(file: string, bytes: Uint8Array, options: GlobalOptions): Promise<void> {
  await writeFile(file, bytes).catch((error: Error) => {
    throw new CommandFailure(`${file} could not be written: ${error.message}`);
  });
  if (options.json) printJson({ file, bytes: bytes.length });
  else log(`Written: ${file}, ${(bytes.length / 1024).toFixed(0)} kB.`);
}

const exportWorkbook = (options: FileOptions): Promise<void> =>
  asked(async () => {
    const { out } = options;
    if (out === undefined) throw new UsageError('--out FILE: name the file to write, such as book.xlsx');
    const query = questionOf(options);
    await withWorkspace(options, async (reader, workspace) => {
      const view = await loadLedgerView(reader, query, true);
      const closings = await closingsOf(reader, view);
      const input = await collectWorkbook(view, query, {
        company: workspace.name,
        closings,
        hidesNames: options.hideNames === true,
      });
      await write(out, await render('workbook', input), options);
    });
  });

const exportCsv = (options: FileOptions): Promise<void> =>
  asked(async () => {
    const name = options.report ?? '';
    if (!isReportName(name))
      throw new UsageError(`--report: expected one of ${Object.keys(reports).join(', ')}, found "${name}"`);
    const query = questionOf(options);
    const make = reports[name] as (view: LedgerView, query: ReportQuery) => object;
    await withWorkspace(options, async (reader) => {
      const view = await loadLedgerView(reader, query);
      const table = reportTable(name, make(view, query), options.table ?? null);
      const text = csvOf(await withStandings(reader, view, table));
      if (options.out === undefined) process.stdout.write(text);
      else await write(options.out, Buffer.from(text), options);
    });
  });

/** What every file can be asked. */
const withQuestion = (command: Command): Command =>
  command
    .option('--out <file>', 'the file to write')
    .option('--window <months>', '1, 3 or 12')
    .option('--from <period>', 'first month, such as 2025-01')
    .option('--to <period>', 'last month')
    .addOption(whereOption())
    .option('--by <attribute>', 'split by an attribute')
    .option('--fx <rates>', 'plan or rolling rates of other currencies')
    .option('--roll-up <level>', 'by account or by parent')
    .option('--as-of <day>', 'as it would have been said on that day')
    .option('--as-of-clock <clock>', 'by what was recorded (recorded) or stored here (appended) by then')
    .option('--data-through <day>', 'as if the data ended on that day')
    .option('--grace <days>', 'with another grace between invoices');

/** `exports`: the command that all exports are words of. */
export function registerFileExports(exports: Command): void {
  withQuestion(exports.command('workbook'))
    .description('every report as an XLSX workbook, with the customer cube and formulas that check it')
    .option('--hide-names', 'accounts are numbered by size')
    .action((_: object, command: Command) => exportWorkbook(command.optsWithGlobals()));
  withQuestion(exports.command('csv'))
    .description('one report as CSV, on standard output or into a file')
    .requiredOption('--report <name>', Object.keys(reports).join(', '))
    .option('--table <path>', 'another of its tables, such as current or price_increases')
    .option('--grid <grid>', 'week, month, quarter or year')
    .option('--at <days>', 'windows that end on these days (DAY or DAY,DAY)')
    .option('--metric <metric>', 'of cohorts: net, gross, logo, accounts, revenue or arpa')
    .option('--attr-at <time>', 'attributes as they are (current) or were where a window starts (start)')
    .option('--threshold <mrr>', 'of coverage: accounts from this MRR on')
    .option('--state <states>', 'of accounts: active, all, new, churned, …')
    .option('--search <text>', 'of accounts: part of a name or an id')
    .action((_: object, command: Command) => exportCsv(command.optsWithGlobals()));
}
