/** `ratchet account ID`: one account's whole story, each change with the rows behind it. */
import type { Command } from 'commander';
import { accountReport } from '@/lib/reports/account-report';
import type { AccountEvent, AccountReport, ToldRecord } from '@/lib/reports/account-report-shape';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { QueryError } from '@/lib/reports/query';
import { formatExactMoney, percent, points, signedExactMoney } from '@/lib/view/format';
import { type Cell, printJson, printTable, UsageError } from './output';
import { type QuestionOptions, questionOf } from './question';
import { type GlobalOptions, withWorkspace } from './session';

type AccountOptions = GlobalOptions & Omit<QuestionOptions, 'where'>;

/** One line an event, one for each of its parts, and one for each record with what it replaced. */
function linesOf(event: AccountEvent, money: (minor: number) => string, end: (minor: number) => string): Cell[][] {
  const from = (record: Pick<ToldRecord, 'file' | 'row'>): string => `${record.file}, row ${record.row}`;
  const [only] = event.parts;
  return [
    [event.on, event.type ?? 'no change', money(event.end_arr - event.start_arr), end(event.end_arr), null],
    ...(event.parts.length > 1 || only?.source ? event.parts : []).map(({ source, motion, product, arr }): Cell[] => [
      '',
      `  ${[source, motion === 'unknown' ? null : motion, product].filter((word) => word !== null).join(', ')}`,
      money(arr),
      '',
      '',
    ]),
    ...event.records.flatMap((record): Cell[][] => [
      ['', record.stands ? '' : '  taken back', '', '', from(record)],
      ...record.earlier.map((earlier): Cell[] => ['', '', '', '', `  in place of ${from(earlier)}`]),
    ]),
    ...(event.is_lapse && event.records.length === 0 ? [['', '', '', '', 'a lapse: no record says so']] : []),
  ];
}

function printAccount(report: AccountReport): void {
  const { currency, nrr } = report;
  const exact = (minor: number): string => formatExactMoney(minor, currency);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say(`${report.name} (${report.account})`);
  if (report.asked !== report.account) say(`${report.asked} is read as ${report.account}`);
  if (report.excluded)
    say(`In no figure since ${report.excluded.since}: ${report.excluded.reason ?? 'no reason given'}`);
  if (report.parent) say(`A part of ${report.parent.name} (${report.parent.account})`);
  for (const merged of report.merged) say(`${merged.account} is read as it since ${merged.since}`);
  say(`ARR ${exact(report.arr)} on ${report.day ?? 'no day'}, since ${report.since ?? 'never'}`);
  if (report.renews_on) say(`Renews on ${report.renews_on}`);
  if (nrr.effect !== null)
    say(`NRR ${percent(nrr.nrr)}, without it ${percent(nrr.without)}: it makes ${points(nrr.effect)} of difference`);
  const events = [...report.events, ...report.ahead];
  const opening: Cell[][] = report.opening
    ? [[report.opening.on, 'opening balance', '', exact(report.opening.arr), '']]
    : [];
  const rows = [
    ...opening,
    ...events.flatMap((event) => linesOf(event, (minor) => signedExactMoney(minor, currency), exact)),
  ];
  if (rows.length > 0) printTable(['day', 'what', 'change', 'ARR', 'stated in'], rows);
  for (const { slug, spells } of report.attributes)
    say(`${slug}: ${spells.map(({ from, value }) => `${value ?? 'none'}${from ? ` from ${from}` : ''}`).join(', ')}`);
}

async function runAccount(account: string, options: AccountOptions): Promise<void> {
  try {
    const query = questionOf({ ...options, where: [] });
    await withWorkspace(options, async (reader) => {
      const report = await accountReport(reader, await loadLedgerView(reader, query), query, account);
      if (options.json) printJson(report);
      else printAccount(report);
    });
  } catch (error) {
    if (error instanceof QueryError) throw new UsageError(error.message);
    throw error;
  }
}

export function registerAccountCommand(program: Command): void {
  program
    .command('account <id>')
    .description('print one account’s whole story: its changes, the rows of files behind them, what it does to NRR')
    .option('--window <months>', 'of its effect on NRR: 1, 3 or 12')
    .option('--at <day>', 'its balance and its effect on that day')
    .option('--fx <rates>', 'plan or rolling rates of other currencies')
    .option('--roll-up <level>', 'by account or by parent')
    .option('--as-of <day>', 'as it would have been said on that day')
    .option('--as-of-clock <clock>', 'by what was recorded (recorded) or stored here (appended) by then')
    .option('--data-through <day>', 'as if the data ended on that day')
    .option('--grace <days>', 'with another grace between invoices')
    .action((account: string, _options: AccountOptions, command: Command) =>
      runAccount(account, command.optsWithGlobals()),
    );
}
