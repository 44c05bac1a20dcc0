/** `ratchet explain METRIC --period P`: the accounts, changes and source rows behind a figure. */
import type { Command } from 'commander';
import { countsAccounts, explainedMetric } from '@/lib/domain/explain-metrics';
import { explainPage } from '@/lib/reports/explain-question';
import { type ExplainReport, explainReport } from '@/lib/reports/explain-report';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { QueryError } from '@/lib/reports/query';
import { formatExactMoney, percent } from '@/lib/view/format';
import { type Cell, printJson, printTable, UsageError } from './output';
import { type QuestionOptions, questionOf, whereOption } from './question';
import { type GlobalOptions, withWorkspace } from './session';

type ExplainOptions = GlobalOptions & QuestionOptions & { period: string; limit?: string; offset?: string };

/** One line an account, then one for each of its changes; the sums are of all accounts. */
function printExplained(report: ExplainReport): void {
  const money = (minor: number): string => formatExactMoney(minor, report.currency);
  const metric = explainedMetric(report.metric);
  const isCount = metric !== null && countsAccounts(metric);
  const figure = (amount: number): string => (isCount ? String(amount) : money(amount));
  const rows = report.accounts.flatMap(({ account, start_arr, end_arr, adds, changes }): Cell[][] => [
    [account, money(start_arr), money(end_arr), figure(adds), null, null],
    ...changes.map(({ on, source, arr, file, row }): Cell[] => [
      `  ${on} ${source}`,
      null,
      null,
      money(arr),
      file,
      row,
    ]),
  ]);
  printTable(['account, changes', 'start', 'end', 'adds, changes', 'file', 'row'], rows);
  const { divided_by: divisor, sum, value, total, offset } = report;
  if (report.accounts.length < total.accounts)
    process.stdout.write(
      `accounts ${offset + 1} to ${offset + report.accounts.length} of ${total.accounts}; the figure is of all of them\n`,
    );
  const summary =
    divisor === null
      ? `${report.metric} of ${report.period}: ${figure(sum)}`
      : `${report.metric} to ${report.period}: ${figure(sum)} ÷ ${figure(divisor)} = ${percent(value)}`;
  process.stdout.write(`${summary}\n`);
}

async function runExplain(metric: string, options: ExplainOptions): Promise<void> {
  try {
    const query = questionOf({ ...options, metric });
    const page = explainPage(options, null);
    await withWorkspace(options, async (reader) => {
      const view = await loadLedgerView(reader, query);
      const report = await explainReport(reader, view, query, options.period, page);
      if (options.json) printJson(report);
      else printExplained(report);
    });
  } catch (error) {
    if (error instanceof QueryError) throw new UsageError(error.message);
    throw error;
  }
}

export function registerExplainCommand(program: Command): void {
  program
    .command('explain <metric>')
    .description('print the accounts, changes and source rows behind a figure, such as nrr_12m or expansion.seats')
    .requiredOption('--period <period>', 'such as 2025-01; for rates and ARR also a day')
    .addOption(whereOption())
    .option('--limit <count>', 'how many of its accounts, largest effect first (default: all)')
    .option('--offset <count>', 'how many accounts to leave out before')
    .option('--attr-at <time>', 'attributes as they are (current) or were where the figure starts from (start)')
    .option('--as-of <day>', 'as it would have been said on that day')
    .option('--as-of-clock <clock>', 'by what was recorded (recorded) or stored here (appended) by then')
    .option('--data-through <day>', 'as if the data ended on that day')
    .option('--grace <days>', 'with another grace between invoices')
    .action((metric: string, _options: ExplainOptions, command: Command) =>
      runExplain(metric, command.optsWithGlobals()),
    );
}
