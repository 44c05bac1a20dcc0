/** `ratchet report NAME`: the same reports as the pages, as text or as the JSON of formats.md. */
import type { Command } from 'commander';
import { type LedgerView, loadLedgerView } from '@/lib/reports/ledger-view';
import { QueryError, type ReportQuery } from '@/lib/reports/query';
import { isReportName, type ReportName, type ReportOf, reports } from '@/lib/reports/reports';
import { printJson, UsageError } from './output';
import { type QuestionOptions, questionOf, whereOption } from './question';
import { printReport } from './report-text';
import { type GlobalOptions, withWorkspace } from './session';

const reportNames = Object.keys(reports).join(', ');

type ReportOptions = GlobalOptions & QuestionOptions;

function reportAndPrint<Name extends ReportName>(name: Name, view: LedgerView, query: ReportQuery): void {
  const make = reports[name] as (view: LedgerView, query: ReportQuery) => ReportOf<Name>;
  printReport(name, make(view, query));
}

async function runReport(name: string, options: ReportOptions): Promise<void> {
  if (!isReportName(name)) throw new UsageError(`no report "${name}"; there are ${reportNames}`);
  try {
    const query = questionOf(options);
    await withWorkspace(options, async (reader) => {
      const view = await loadLedgerView(reader, query);
      if (options.json) return printJson(reports[name](view, query));
      reportAndPrint(name, view, query);
    });
  } catch (error) {
    if (error instanceof QueryError) throw new UsageError(error.message);
    throw error;
  }
}

export function registerReportCommand(program: Command): void {
  program
    .command('report <name>')
    .description(`print a report: ${reportNames}`)
    .option('--grid <grid>', 'week, month, quarter or year')
    .option('--window <months>', '1, 3 or 12')
    .option('--from <period>', 'first period, such as 2025-01')
    .option('--to <period>', 'last period')
    .option('--at <days>', 'windows that end on these days (DAY or DAY,DAY)')
    .addOption(whereOption())
    .option('--by <attribute>', 'split by an attribute, or by product')
    .option('--metric <metric>', 'of cohorts: net, gross, logo, accounts, revenue or arpa')
    .option('--fx <rates>', 'plan, rolling or monthly rates of other currencies')
    .option('--attr-at <time>', 'attributes as they are (current) or were where a window starts (start)')
    .option('--threshold <mrr>', 'of coverage: accounts from this MRR on')
    .option('--search <text>', 'of accounts: part of a name or an id')
    .option(
      '--state <states>',
      'of accounts: active, all, new, reactivated, expanded, shrank, unchanged, churned, left',
    )
    .option('--sort <column>', 'of accounts: such as name, -change_arr or attr.segment; -: the largest first')
    .option('--offset <rows>', 'of accounts: rows to leave out before the first')
    .option('--limit <rows>', 'of accounts: rows at most')
    .option('--roll-up <level>', 'by account or by parent')
    .option('--as-of-clock <clock>', 'by what was recorded (recorded) or stored here (appended) by then')
    .option('--as-of <day>', 'as it would have been said on that day')
    .option('--data-through <day>', 'as if the data ended on that day')
    .option('--grace <days>', 'with another grace between invoices')
    .action((name: string, _options: ReportOptions, command: Command) => runReport(name, command.optsWithGlobals()));
}
