/** `ratchet report NAME`: the same reports as the pages, as text or as the JSON of formats.md. */
import { type Command, Option } from 'commander';
import type { AccountsReport, MovementsReport, RetentionReport } from '@/lib/domain/report';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery, QueryError } from '@/lib/reports/query';
import { isReportName, reports } from '@/lib/reports/reports';
import { formatExactMoney, percent } from '@/lib/view/format';
import { printJson, printTable, UsageError } from './output';
import { type GlobalOptions, withWorkspace } from './session';

const reportNames = Object.keys(reports).join(', ');

interface ReportOptions extends GlobalOptions {
  grid?: string;
  window?: string;
  from?: string;
  to?: string;
  at?: string;
  where: string[];
  by?: string;
  asOf?: string;
  dataThrough?: string;
  grace?: string;
}

function queryOf(options: ReportOptions): ReturnType<typeof parseReportQuery> {
  const single: [string, string | undefined][] = [
    ['grid', options.grid],
    ['window', options.window],
    ['from', options.from],
    ['to', options.to],
    ['at', options.at],
    ['by', options.by],
    ['as_of', options.asOf],
    ['data_through', options.dataThrough],
    ['grace', options.grace],
  ];
  const given = single.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return parseReportQuery([...given, ...options.where.map((text): [string, string] => ['where', text])]);
}

function printMovements(report: MovementsReport): void {
  const money = (minor: number): string => formatExactMoney(minor, report.currency);
  printTable(
    ['period', 'start', 'new', 'reactivation', 'expansion', 'contraction', 'churn', 'fx', 'end'],
    report.rows.map((row) => [
      row.partial ? `${row.period} (to date)` : row.period,
      money(row.start_arr),
      money(row.new),
      money(row.reactivation),
      money(row.expansion),
      money(-row.contraction),
      money(-row.churn),
      money(row.fx),
      money(row.end_arr),
    ]),
  );
}

function printRetention(report: RetentionReport): void {
  const rows = report.current
    ? [...report.rows, { ...report.current, period: `to ${report.current.day}` }]
    : report.rows;
  printTable(
    ['period', 'accounts', 'start', 'end', 'NRR', 'GRR', 'logo', 'NRR low', 'NRR high'],
    rows.map((row) => [
      row.period,
      row.accounts,
      formatExactMoney(row.start_arr, report.currency),
      formatExactMoney(row.end_arr, report.currency),
      percent(row.nrr),
      percent(row.grr),
      percent(row.logo),
      percent(row.nrr_low),
      percent(row.nrr_high),
    ]),
  );
}

function printAccounts(report: AccountsReport): void {
  printTable(
    ['account', 'name', 'ARR', 'since'],
    report.rows.map((row) => [row.account, row.name, formatExactMoney(row.arr, report.currency), row.since]),
  );
}

async function runReport(name: string, options: ReportOptions): Promise<void> {
  if (!isReportName(name)) throw new UsageError(`no report "${name}"; there are ${reportNames}`);
  try {
    const query = queryOf(options);
    await withWorkspace(options, async (reader) => {
      const view = await loadLedgerView(reader, query);
      const report = reports[name](view, query);
      if (options.json) return printJson(report);
      if ('total' in report) printAccounts(report);
      else if ('window' in report) printRetention(report);
      else printMovements(report);
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
    .addOption(
      new Option('--where <filter>', 'attribute=value; repeat for more')
        .default([] as string[])
        .argParser((value: string, before: string[]) => [...before, value]),
    )
    .option('--by <attribute>', 'split by an attribute')
    .option('--as-of <day>', 'as it would have been said on that day')
    .option('--data-through <day>', 'as if the data ended on that day')
    .option('--grace <days>', 'with another grace between invoices')
    .action((name: string, _options: ReportOptions, command: Command) => runReport(name, command.optsWithGlobals()));
}
