/** `ratchet tie-out`: a month's MRR beside the general ledger's, its causes and its sign-off. */
import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { currencyExponent, minorFromDecimal } from '@/lib/domain/money';
import { tieOutCauses } from '@/lib/domain/tie-out';
import { stateControlTotals } from '@/lib/imports/control-totals';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { tieOutReport } from '@/lib/reports/tie-out-report';
import { explainDifference, signOff } from '@/lib/reports/tie-out-writing';
import { formatExactMoney, NO_FIGURE, signedExactMoney } from '@/lib/view/format';
import { causeNames, tieOutNames } from '@/lib/view/tie-out-words';
import { log, printJson, printTable, UsageError } from './output';
import { type GlobalOptions, principal, withWorkspace } from './session';

export const month = (text: string): string => {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('expected a month such as 2026-10');
  return text;
};

async function tieOut(period: string, options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async (reader) => {
    const report = await tieOutReport(reader, await loadLedgerView(reader), period);
    if (options.json) return printJson(report);
    const { currency, ledger, ours, difference, causes, unexplained, signed, state } = report;
    const money = (minor: number | null) => (minor === null ? NO_FIGURE : formatExactMoney(minor, currency));
    printTable(
      [`${period}, MRR`, 'amount', 'account', 'note'],
      [
        ['General ledger', money(ledger?.mrr ?? null), null, ledger?.file ?? null],
        ['Ratchet', money(ours), null, null],
        ['Difference', difference === null ? null : signedExactMoney(difference, currency), null, null],
        ...causes.map(({ id, cause, amount, account, note }) => [
          ...[`  ${causeNames[cause]} (${id})`, signedExactMoney(amount, currency), account, note],
        ]),
        ['Not explained', money(unexplained), null, null],
      ],
    );
    log(`${tieOutNames[state]}${signed ? `: ${signed.name}, ${signed.on}` : ''}`);
  });
}

async function stateTotals(file: string, options: GlobalOptions & { dryRun?: boolean }): Promise<void> {
  const text = file === '-' ? await stdinText() : await readFile(file, 'utf8');
  await withWorkspace(options, async (_, workspace, store) => {
    const done = await stateControlTotals(store, principal, workspace.id, { text, dryRun: options.dryRun === true });
    if (options.json) return printJson(done);
    printTable(
      ['month', 'MRR', 'before'],
      done.totals.map(({ month: of, mrr, before }) => [
        ...[of, formatExactMoney(mrr, done.currency), before === null ? null : formatExactMoney(before, done.currency)],
      ]),
    );
    for (const { line, message } of done.problems) log(`line ${line}: ${message}`);
  });
}

async function stdinText(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

interface ExplainOptions extends GlobalOptions {
  cause: (typeof tieOutCauses)[number];
  amount: string;
  account?: string;
  note?: string;
}

async function explain(period: string, { cause, amount, account, note, ...options }: ExplainOptions): Promise<void> {
  await withWorkspace(options, async (reader) => {
    const view = await loadLedgerView(reader);
    const read = minorFromDecimal(amount, currencyExponent(view.currency) ?? 2);
    if (read === null || read.rounded) throw new UsageError(`--amount: "${amount}" is no amount in ${view.currency}`);
    const stated = { period, cause, amountMinor: read.minor, account: account ?? null, note: note ?? null };
    const written = await explainDifference(reader, view, stated);
    if (options.json) return printJson(written);
    log(`Kept as cause ${written.id}.`);
  });
}

async function sign(period: string, options: GlobalOptions & { name: string; note?: string }): Promise<void> {
  await withWorkspace(options, async (reader) => {
    const request = { period, name: options.name, note: options.note ?? null };
    const signed = await signOff(reader, await loadLedgerView(reader), request);
    if (options.json) return printJson(signed);
    log(`${period} is signed off by ${signed.name}.`);
  });
}

export function registerTieOut(program: Command): void {
  const command = program
    .command('tie-out')
    .description('the MRR of a month beside the general ledger’s: difference, causes, sign-off')
    .argument('<month>', 'such as 2026-10', month)
    .option('--cause <cause>', `explain part of the difference: ${tieOutCauses.join(', ')}`)
    .option('--amount <mrr>', 'MRR that the cause explains, such as -1250.00: general ledger less ours')
    .option('--account <id>', 'whose it is')
    .option('--sign <name>', 'sign the month off as it stands')
    .option('--note <text>', 'to a cause or a sign-off')
    .option('--totals <file>', 'first state control totals: lines of a month and its MRR; "-" reads standard input')
    .option('--dry-run', 'with --totals: say how they are read, keep nothing');
  command.action(async (period: string) => {
    const options = command.optsWithGlobals<TieOutOptions>();
    const { cause, amount, sign: name, totals } = options;
    if (totals !== undefined) await stateTotals(totals, options);
    if (cause !== undefined) {
      const known = tieOutCauses.find((each) => each === cause);
      if (known === undefined) throw new UsageError(`--cause: expected ${tieOutCauses.join(', ')}, found "${cause}"`);
      if (amount === undefined) throw new UsageError('--cause needs --amount');
      await explain(period, { ...options, cause: known, amount });
    }
    if (name !== undefined) await sign(period, { ...options, name });
    if (totals === undefined && cause === undefined && name === undefined) await tieOut(period, options);
  });
}

interface TieOutOptions extends GlobalOptions {
  cause?: string;
  amount?: string;
  account?: string;
  sign?: string;
  note?: string;
  totals?: string;
  dryRun?: boolean;
}
