/** `ratchet close`, `reopen`, `closed` and `restatement`: months as they were reported. */
import { type Command, Option } from 'commander';
import { type RestatedFigure, restatedFigures } from '@/lib/domain/restatement';
import { closeMonth, closePreview, reopenMonth } from '@/lib/reports/closed-close';
import { closedReport } from '@/lib/reports/closed-report';
import { restatementReport } from '@/lib/reports/closed-restatement';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { changeWords } from '@/lib/view/closed-words';
import { formatExactMoney, NO_FIGURE, percent, points, signedExactMoney } from '@/lib/view/format';
import { figureNames, isRateFigure, monthStateNames, tieOutNames } from '@/lib/view/tie-out-words';
import { log, printJson, printTable } from './output';
import { type GlobalOptions, principal, withWorkspace } from './session';
import { month, registerTieOut } from './tie-out-command';

interface CloseOptions extends GlobalOptions {
  note?: string;
  by?: string;
  dryRun?: boolean;
}

async function close(period: string, options: CloseOptions): Promise<void> {
  await withWorkspace(options, async (reader, workspace, store) => {
    const request = { period, by: options.by ?? null, note: options.note ?? null };
    const done = options.dryRun
      ? await closePreview(reader, await loadLedgerView(reader), period)
      : await closeMonth(store, principal, workspace.id, request);
    if (options.json) return printJson(done);
    const [earliest] = done.earlier_open;
    if (earliest !== undefined) log(`Earlier months are open, the first of them ${earliest}.`);
    printTable(
      ['month', 'ARR at its end', 'NRR', 'GRR', 'data through', 'ledger version'],
      [
        [
          ...[period, formatExactMoney(done.end_arr, done.currency), percent(done.nrr), percent(done.grr)],
          ...[done.data_through, done.ledger_version],
        ],
      ],
    );
    log(done.dry_run ? 'Nothing was closed (dry run).' : `Closed. sha256 ${done.sha256}`);
  });
}

async function reopen(period: string, options: GlobalOptions & { reason: string; by?: string }): Promise<void> {
  await withWorkspace(options, async (_, workspace, store) => {
    const request = { period, by: options.by ?? null, reason: options.reason };
    const done = await reopenMonth(store, principal, workspace.id, request);
    if (options.json) return printJson(done);
    log(`${period} is open again; what it was closed as is kept.`);
  });
}

async function closed(options: GlobalOptions & { all?: boolean }): Promise<void> {
  await withWorkspace(options, async (reader) => {
    const report = await closedReport(reader, await loadLedgerView(reader));
    if (options.json) return printJson(report);
    const isShown = ({ editions, tie_out }: (typeof report.months)[number]) =>
      options.all === true || editions.length > 0 || tie_out.state !== 'none';
    printTable(
      ['month', 'state', 'closed on', 'by', 'reported ARR', 'difference', 'tie-out', 'note'],
      report.months.filter(isShown).map(({ period, state, editions, difference, tie_out }) => {
        const standing = editions.find(({ reopened }) => reopened === null);
        return [
          ...[period, monthStateNames[state], standing?.closed_on ?? null, standing?.by ?? null],
          standing ? formatExactMoney(standing.end_arr, standing.currency) : null,
          difference === null ? null : signedExactMoney(difference, report.currency),
          ...[tieOutNames[tie_out.state], standing?.note ?? null],
        ];
      }),
    );
  });
}

async function restatement(period: string, options: GlobalOptions & { figure: RestatedFigure }): Promise<void> {
  const { figure } = options;
  await withWorkspace(options, async (reader) => {
    const asked = { figure, change: null, offset: 0, limit: null };
    const report = await restatementReport(reader, await loadLedgerView(reader), period, asked);
    if (options.json) return printJson(report);
    const amount = (of: RestatedFigure, value: number | null, isChange = false): string => {
      if (value === null) return NO_FIGURE;
      if (isRateFigure(of)) return isChange ? points(value) : percent(value);
      return isChange ? signedExactMoney(value, report.currency) : formatExactMoney(value, report.currency);
    };
    printTable(
      [`${period}, closed ${report.closed.closed_on}`, 'reported', 'now', 'difference'],
      report.figures.map(({ figure: of, reported, now, difference }) => [
        ...[figureNames[of], amount(of, reported), amount(of, now), amount(of, difference, true)],
      ]),
    );
    if (report.changes.length === 0) return log('No change since moved an amount of it.');
    log('');
    printTable(
      ['change', 'on', 'by', 'accounts', figureNames[figure]],
      report.changes.map((change) => [
        ...[changeWords(change), change.on, change.by, change.accounts],
        amount(figure, change.differences[figure], true),
      ]),
    );
    log('');
    printTable(
      ['account', 'name', 'reported ARR', 'ARR now', figureNames[figure]],
      report.accounts.map(({ account, name, reported_arr, now_arr, differences }) => [
        ...[account, name, amount('end_arr', reported_arr), amount('end_arr', now_arr)],
        amount(figure, differences[figure], true),
      ]),
    );
  });
}

export function registerClosedCommands(program: Command): void {
  program
    .command('close')
    .description('close a month: its reports are kept as they stand, whatever is recorded later')
    .argument('<month>', 'such as 2026-10', month)
    .option('--note <text>', 'what to know about it')
    .option('--by <name>', 'who closes it (default: the user of this machine)')
    .option('--dry-run', 'say what would be kept, close nothing')
    .action((period: string, _: object, command: Command) => close(period, command.optsWithGlobals()));
  program
    .command('reopen')
    .description('reopen a closed month; what it was closed as is kept')
    .argument('<month>', 'such as 2026-10', month)
    .requiredOption('--reason <text>', 'why')
    .option('--by <name>', 'who reopens it (default: the user of this machine)')
    .action((period: string, _: object, command: Command) => reopen(period, command.optsWithGlobals()));
  program
    .command('closed')
    .description('list closed months: as closed or restated since, and tied out or not')
    .option('--all', 'open months too')
    .action((_: object, command: Command) => closed(command.optsWithGlobals()));
  program
    .command('restatement')
    .description('a closed month as reported and as known now, by change and account')
    .argument('<month>', 'such as 2026-10', month)
    .addOption(new Option('--figure <figure>', 'whose differences').choices([...restatedFigures]).default('end_arr'))
    .action((period: string, _: object, command: Command) => restatement(period, command.optsWithGlobals()));
  registerTieOut(program);
}
