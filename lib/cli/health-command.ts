/** `ratchet health`: what gives cause to look at the ledger, finding by finding, or every case of one. */
import type { Command } from 'commander';
import { findingKinds } from '@/lib/domain/health/kinds';
import { type HealthReport, healthReport, markFindingOf, parseHealthQuery } from '@/lib/reports/health-report';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { QueryError } from '@/lib/reports/query';
import { healthFindingsModel, prepareCases } from '@/lib/view/health';
import { log, printJson, printTable, UsageError } from './output';
import { type GlobalOptions, withWorkspace } from './session';

interface HealthOptions extends GlobalOptions {
  offset?: string;
  limit?: string;
  setAside?: string;
  takeUp?: boolean;
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
  for (const { title, remedy, aside } of lines) log(`${title}: ${aside ?? remedy}`);
  if (clear !== null) log(clear);
}

async function runHealth(finding: string | undefined, options: HealthOptions): Promise<void> {
  try {
    const given = Object.entries({ finding, offset: options.offset, limit: options.limit });
    const asked = parseHealthQuery(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
    const action = options.setAside !== undefined ? 'set_aside' : options.takeUp ? 'take_up' : null;
    await withWorkspace(options, async (reader) => {
      const view = await loadLedgerView(reader, undefined, true);
      if (action !== null) {
        if (asked.finding === null)
          throw new UsageError('which finding? Such as: ratchet health gap --set-aside "They pay late"');
        await markFindingOf(reader, view, { finding: asked.finding, action, note: options.setAside?.trim() || null });
      }
      const report = await healthReport(reader, view, asked);
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
    .option('--set-aside <note>', 'says that the finding was looked at: it is told again when its cases change')
    .option('--take-up', 'tells a finding again that was set aside')
    .action((finding: string | undefined, _options: HealthOptions, command: Command) =>
      runHealth(finding, command.optsWithGlobals()),
    );
}
