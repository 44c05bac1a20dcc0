/** `ratchet health`: what gives cause to look at the ledger, finding by finding, or every case of one. */
import type { Command } from 'commander';
import { findingKinds } from '@/lib/domain/health/kinds';
import { type HealthReport, healthReport, parseHealthQuery } from '@/lib/reports/health-report';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { QueryError } from '@/lib/reports/query';
import { healthFindingsModel, prepareCases } from '@/lib/view/health';
import { log, printJson, printTable, UsageError } from './output';
import { type GlobalOptions, withWorkspace } from './session';

interface HealthOptions extends GlobalOptions {
  offset?: string;
  limit?: string;
}

function printCases({ findings, currency }: HealthReport): void {
  for (const finding of findings) {
    const { lines, rest } = prepareCases(finding, currency);
    printTable(
      ['account', 'of', 'when', 'what', 'ARR before and after', 'in doubt', 'stated in'],
      lines.map((line) => [
        line.account ?? line.name,
        line.what,
        line.when,
        line.happened,
        line.course,
        line.doubt,
        line.stated.join('; ') || null,
      ]),
    );
    if (rest !== null) log(`${rest}; --offset and --limit list others`);
  }
}

function printHealth(report: HealthReport): void {
  const { finding, lines, clear } = healthFindingsModel(report);
  process.stdout.write(`${finding}.\n`);
  if (lines.length > 0)
    printTable(
      ['finding', '', 'what', 'accounts', 'their ARR'],
      lines.map(({ finding, mark, title, accounts, arr }) => [finding, mark, title, accounts, arr]),
    );
  for (const { title, remedy } of lines) log(`${title}: ${remedy}`);
  if (clear !== null) log(clear);
}

async function runHealth(finding: string | undefined, options: HealthOptions): Promise<void> {
  try {
    const given = Object.entries({ finding, offset: options.offset, limit: options.limit });
    const asked = parseHealthQuery(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
    await withWorkspace(options, async (reader) => {
      const report = await healthReport(reader, await loadLedgerView(reader, undefined, true), asked);
      if (options.json) printJson(report);
      else if (asked.finding === null || report.findings.length === 0) printHealth(report);
      else printCases(report);
    });
  } catch (error) {
    if (error instanceof QueryError) throw new UsageError(error.message);
    throw error;
  }
}

export function registerHealthCommand(program: Command): void {
  program
    .command('health [finding]')
    .description(`what gives cause to look at the ledger; or every case of one finding: ${findingKinds.join(', ')}`)
    .option('--offset <cases>', 'cases to leave out before the first')
    .option('--limit <cases>', 'cases at most')
    .action((finding: string | undefined, _options: HealthOptions, command: Command) =>
      runHealth(finding, command.optsWithGlobals()),
    );
}
