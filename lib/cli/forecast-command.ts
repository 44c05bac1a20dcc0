/** `ratchet forecast`: NRR and ARR ahead with their bands, what a change would do, and how such bands held in the past. */
import type { Command } from 'commander';
import type { ForecastReport } from '@/lib/domain/forecast/shape';
import { type forecastParameters, forecastReport, parseForecastQuery } from '@/lib/reports/forecast-report';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { QueryError } from '@/lib/reports/query';
import { forecastSentence } from '@/lib/view/forecast';
import { backTestSentence } from '@/lib/view/forecast-back-test';
import { compactMoney, percent } from '@/lib/view/format';
import { log, printJson, printTable, UsageError } from './output';
import { type QuestionOptions, questionOf, whereOption } from './question';
import { type GlobalOptions, withWorkspace } from './session';

type ForecastOptions = GlobalOptions & QuestionOptions & { [Name in (typeof forecastParameters)[number]]?: string };

const QUARTER = 3;

function printForecast(report: ForecastReport): void {
  const { baseline, what_if: tried, currency } = report;
  process.stdout.write(`${forecastSentence(report)}\n`);
  const money = (minor: number): string => compactMoney(minor, currency);
  const rows = (tried ?? baseline).filter(({ ahead }) => ahead > 0 && ahead % QUARTER === 0);
  if (rows.length > 0)
    printTable(
      ['month', 'NRR', 'of 80 %', 'ARR', 'of 80 %'],
      rows.map(({ month, nrr, arr }) => [
        month,
        percent(nrr.median),
        `${percent(nrr.low80)} to ${percent(nrr.high80)}`,
        money(arr.median),
        `${money(arr.low80)} to ${money(arr.high80)}`,
      ]),
    );
  log(backTestSentence(report));
}

async function runForecast(options: ForecastOptions): Promise<void> {
  try {
    const asked = parseForecastQuery((name) => options[name] ?? null);
    const query = questionOf(options);
    await withWorkspace(options, async (reader) => {
      const report = await forecastReport(await loadLedgerView(reader, query), query, asked);
      if (options.json) printJson(report);
      else printForecast(report);
    });
  } catch (error) {
    if (error instanceof QueryError) throw new UsageError(error.message);
    throw error;
  }
}

export function registerForecastCommand(program: Command): void {
  program
    .command('forecast')
    .description('NRR and ARR in 12 or 24 months if the past year repeated itself, with bands')
    .option('--months <count>', '12 or 24 (default 24)')
    .option('--churn <points>', 'tried out: points added to a month’s churn, such as -1')
    .option('--expansion <points>', 'tried out: points added to a month’s expansion, such as 0.5')
    .option('--t2e <months>', 'tried out: months added to the time to first expansion, such as -2')
    .option('--seed <number>', 'what the draws begin from; the same seed draws the same')
    .addOption(whereOption())
    .option('--as-of <day>', 'as it would have been said on that day')
    .action((_options: ForecastOptions, command: Command) => runForecast(command.optsWithGlobals()));
}
