/** `ratchet adjust`: changes, attributes, sources, churn reasons and notes by hand; listed with their effect, undone at will. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ListedKind, listedKinds } from '@/lib/domain/adjustment-kinds';
import { parseDay } from '@/lib/domain/day';
import { type AdjustmentOutcome, adjust } from '@/lib/imports/adjust';
import { undoAdjustment } from '@/lib/imports/undo-adjustment';
import { handFields } from '@/lib/ingest/by-hand';
import { adjustableAccount } from '@/lib/reports/adjustable-report';
import { everyAdjustment } from '@/lib/reports/adjustment-list';
import { AdjustmentRefusal, type AdjustmentRequest } from '@/lib/reports/adjustment-request';
import { adjustmentsReport, MOST_EFFECTS } from '@/lib/reports/adjustments-report';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { nrrChange, nrrText } from '@/lib/view/adjustment-effect';
import { formatExactMoney, signedExactMoney } from '@/lib/view/format';
import { CommandFailure, log, printJson, printTable } from './output';
import { type GlobalOptions, principal, withWorkspace } from './session';

interface AdjustOptions extends GlobalOptions {
  dryRun?: boolean;
}

/** A refusal as the command says it. */
async function toldOf<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AdjustmentRefusal) throw new CommandFailure(`${error.field}: ${error.message}`);
    throw error;
  }
}

async function make(request: AdjustmentRequest, options: AdjustOptions): Promise<void> {
  await withWorkspace(options, async (reader, workspace, store) => {
    const view = await loadLedgerView(reader);
    const adjuster = { store, principal, workspaceId: workspace.id, view };
    const outcome = await toldOf(adjust(adjuster, request, { dryRun: options.dryRun === true }));
    if (options.json) return printJson(outcome);
    printOutcome(outcome);
  });
}

function printOutcome({ adjustment_id, description, currency, effect, dry_run, version }: AdjustmentOutcome): void {
  process.stdout.write(`${description}\n`);
  printTable(
    ['', 'ARR', 'NRR'],
    (['before', 'after'] as const).map((side) => [
      side,
      formatExactMoney(effect[side].arr, currency),
      nrrText(effect[side].nrr),
    ]),
  );
  log(
    dry_run
      ? 'Nothing was changed (dry run).'
      : `Done, ledger version ${version}. Undo: ratchet adjust undo ${adjustment_id}`,
  );
}

interface ListOptions extends GlobalOptions {
  search?: string;
  kind?: ListedKind;
  account?: string;
}

async function list(options: ListOptions): Promise<void> {
  const { search = '', kind = null, account = null } = options;
  await withWorkspace(options, async (reader, workspace, store) => {
    const view = await loadLedgerView(reader);
    const report = await adjustmentsReport(
      { store, principal, workspaceId: workspace.id, view },
      { ...everyAdjustment, search, kind, account },
    );
    if (options.json) return printJson(report);
    if (!report.has_effects)
      log(`Effects are told of up to ${MOST_EFFECTS} adjustments at once: narrow the list to see them.`);
    printTable(
      ['made', 'who', 'what', 'reason', 'accounts', 'ARR', 'NRR points', 'undone', 'id'],
      report.adjustments.map(({ made_at, who, description, reason, accounts, effect, undone_at, adjustment_id }) => [
        ...[made_at.slice(0, 10), who, description, reason],
        accounts.length === 1 ? (accounts[0]?.account ?? null) : accounts.length,
        effect && signedExactMoney(effect.arr, report.currency),
        effect && nrrChange(effect.nrr),
        ...[undone_at?.slice(0, 10) ?? null, adjustment_id],
      ]),
    );
  });
}

async function lines(account: string, options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async (reader, workspace, store) => {
    const { basis } = await loadLedgerView(reader);
    if (basis === null) throw new CommandFailure('there is no ledger yet; import a file first');
    const place = { db: store.pool, principal, workspaceId: workspace.id, settings: basis.settings };
    const found = await adjustableAccount(place, account);
    if (found === null) throw new CommandFailure(`there is no account ${account}`);
    if (options.json) return printJson(found);
    printTable(
      ['record', 'on', 'item', 'product', 'amount', 'interval', 'ARR', 'from'],
      found.lines.flatMap(({ changes }) =>
        changes.map(({ record, on, fields, arr, file, row, is_ended }) => [
          ...[record, on, fields.item_id ?? null, fields.product ?? null],
          is_ended ? 'ended' : `${fields.amount} ${fields.currency}`,
          ...[fields.interval ?? null, formatExactMoney(arr, found.currency), `${file} row ${row}`],
        ]),
      ),
    );
  });
}

async function undo(id: string, options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async (_reader, workspace, store) => {
    const version = await toldOf(undoAdjustment({ store, principal, workspaceId: workspace.id }, id));
    if (options.json) return printJson({ adjustment_id: id, version });
    log(`Undone, ledger version ${version}.`);
  });
}

function day(text: string): string {
  if (parseDay(text) === null) throw new InvalidArgumentError('expected YYYY-MM-DD');
  return text;
}

function recordNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('expected a record, as "ratchet adjust lines" tells it');
  return Number(text);
}

/** `name=value`; an empty value takes the attribute away. */
function assignment(text: string, sofar: Record<string, string | null> = {}): Record<string, string | null> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('expected name=value');
  return { ...sofar, [text.slice(0, at)]: text.slice(at + 1) || null };
}

type Words = Record<string, string | undefined>;

const optionOf = (field: string): string => field.replaceAll('_', '-');
const keyOf = (field: string): string => field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const fieldsOf = (words: Words): Record<string, string> =>
  Object.fromEntries(
    handFields.flatMap((field) => {
      const value = words[keyOf(field)];
      return value === undefined ? [] : [[field, value]];
    }),
  );

function withFields(command: Command): Command {
  for (const field of handFields) command.option(`--${optionOf(field)} <value>`, `as in a changes file: ${field}`);
  return command;
}

export function registerAdjustCommand(program: Command): void {
  const all = program.command('adjust').description('state by hand what no file says; every adjustment can be undone');
  const making = (name: string, description: string): Command =>
    all.command(name).description(description).option('--dry-run', 'only tell the figures before and after');
  const reasoned = (name: string, description: string): Command =>
    making(name, description).requiredOption('--reason <words>', 'why');
  const action = (command: Command, requestOf: (words: Words, ...rest: string[]) => AdjustmentRequest): void => {
    command.action((...args: unknown[]) => {
      const own = args.at(-1) as Command;
      return make(requestOf(own.opts(), ...(own.processedArgs as string[])), own.optsWithGlobals());
    });
  };
  action(withFields(reasoned('add <account>', 'a change that no file states')), (words, account = '') => ({
    ...{ kind: 'add', account, reason: words.reason ?? '' },
    fields: fieldsOf(words),
  }));
  action(
    withFields(reasoned('correct <account>', 'another content of a change')).requiredOption(
      '--record <number>',
      'the record that states it',
      recordNumber,
    ),
    (words, account = '') => ({
      ...{ kind: 'correct', account, reason: words.reason ?? '' },
      ...{ record: Number(words.record), fields: fieldsOf(words) },
    }),
  );
  action(
    reasoned('end <account>', 'a line ends: its first day without the service')
      .requiredOption('--record <number>', 'the record of its last change', recordNumber)
      .requiredOption('--on <day>', 'YYYY-MM-DD', day),
    (words, account = '') => ({
      ...{ kind: 'end', account, reason: words.reason ?? '' },
      ...{ record: Number(words.record), on: words.on ?? '' },
    }),
  );
  registerWithoutAmounts(making, action);
  all
    .command('list')
    .description('every adjustment with its effect')
    .option('--search <words>', 'of what was done, why, by whom, or of an account')
    .addOption(new Option('--kind <kind>', 'of one kind').choices(listedKinds))
    .option('--account <id>', 'of one account')
    .action((_: object, command: Command) => list(command.optsWithGlobals()));
  all
    .command('lines <account>')
    .description('the changes of an account that can be corrected, with their records')
    .action((account: string, _: object, command: Command) => lines(account, command.optsWithGlobals()));
  all
    .command('undo <id>')
    .description('undo an adjustment')
    .action((id: string, _: object, command: Command) => undo(id, command.optsWithGlobals()));
}

/** What says why and who, and never how much. */
function registerWithoutAmounts(
  making: (name: string, description: string) => Command,
  action: (command: Command, requestOf: (words: Words, ...rest: string[]) => AdjustmentRequest) => void,
): void {
  const attributes = making('attributes <accounts...>', 'state attributes of accounts')
    .requiredOption('--set <name=value>', 'an attribute; several times for several', assignment)
    .option('--on <day>', 'from this day on; left out: always', day)
    .option('--reason <words>', 'why');
  attributes.action((accounts: string[], words: Words & { set?: unknown }, own: Command) =>
    make(
      {
        kind: 'attributes',
        accounts,
        effective_on: words.on ?? null,
        attributes: own.opts<{ set: Record<string, string | null> }>().set,
        reason: words.reason ?? null,
      },
      own.optsWithGlobals(),
    ),
  );
  action(
    making('override <account>', 'why a change came about, and how')
      .requiredOption('--reason <words>', 'why')
      .requiredOption('--on <day>', 'the day of the change', day)
      .requiredOption('--product <name>', 'of which product')
      .option('--source <source>', 'seats, plan, price, add_on, cross_sell, usage or unclassified')
      .option('--motion <motion>', 'organic or sales'),
    (words, account = '') => ({
      ...{ kind: 'override', account, reason: words.reason ?? '', on: words.on ?? '', product: words.product ?? '' },
      ...{ source: words.source ?? null, motion: words.motion ?? null },
    }),
  );
  action(
    making('churn-reason <account> <reason>', 'why an account left')
      .requiredOption('--on <day>', 'when it left', day)
      .option('--note <words>', 'more about it'),
    (words, account = '', churn_reason = '') => ({
      ...{ kind: 'churn', account, on: words.on ?? '', churn_reason, note: words.note ?? null },
    }),
  );
  action(
    making('note <account> <note>', 'a note on an account').requiredOption('--on <day>', 'its day', day),
    (words, account = '', note = '') => ({ kind: 'note', account, on: words.on ?? '', note }),
  );
}
