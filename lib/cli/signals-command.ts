/** `ratchet signals` and `ratchet rules`: half-lives, whose the signals of unknown accounts are, and rules over signals. */
import type { Command } from 'commander';
import * as z from 'zod';
import { handSignalRequest, ruleRequest, signalSettingsRequest } from '@/lib/api/contract/signal-settings';
import { condition } from '@/lib/api/contract/signals';
import { signalByHand } from '@/lib/imports/signal-by-hand';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { removedRule, rulesNow, statedRule } from '@/lib/reports/rule-writing';
import { conditionOf, ruleJson, rulePreview } from '@/lib/reports/rules-report';
import type { ConditionJson, RulePreview } from '@/lib/reports/rules-shape';
import { signalAccountsNow, stateSignalAccount } from '@/lib/reports/signal-accounts';
import { type ChoicesJson, signalSettingsReport, stateSignalSettings } from '@/lib/reports/signal-choices';
import { type SignalAccountChoice, UnknownSignalAccount } from '@/lib/store/signal-accounts';
import { percent } from '@/lib/view/format';
import { CommandFailure, log, printJson, printTable, UsageError } from './output';
import { type GlobalOptions, withWorkspace } from './session';

/** 'hiring=60' as an entry; what the name may be, the contract says. */
function entries(texts: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    texts.map((text) => {
      const [name = '', value = ''] = text.split('=');
      if (value.trim() === '' || !Number.isFinite(Number(value)))
        throw new UsageError(`expected name=days such as hiring=60, found "${text}"`);
      return [name.trim(), Number(value)];
    }),
  );
}

/** By the contract, whose words say what was expected. */
function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new UsageError(`${issue?.path.join('.') || 'value'}: ${issue?.message}`);
}

const halfLives = (stated: string[], options: GlobalOptions): Promise<void> =>
  withWorkspace(options, async (reader) => {
    const { half_lives = {} } = parsed(signalSettingsRequest, { half_lives: entries(stated) });
    const report =
      stated.length === 0
        ? await signalSettingsReport(reader)
        : await stateSignalSettings(reader, { half_lives } as ChoicesJson, false);
    if (options.json) return printJson(report);
    printTable(
      ['signal', 'counts in', 'points', 'half-life, days', 'standard'],
      report.settings.signals.map((row) => [
        ...[row.signal, row.category, row.weight, row.half_life_days, row.default_half_life_days],
      ]),
    );
  });

const accounts = (options: GlobalOptions): Promise<void> =>
  withWorkspace(options, async (reader) => {
    const answer = await signalAccountsNow(reader);
    if (options.json) return printJson(answer);
    printTable(
      ['signals of', 'are read as', 'by', 'when'],
      answer.marks.map((mark) => [mark.account, mark.read_as ?? 'nobody: left out', mark.made_by, mark.made_at]),
    );
  });

const mark = (options: GlobalOptions, account: string, choice: SignalAccountChoice, done: string): Promise<void> =>
  withWorkspace(options, async (reader) => {
    try {
      const answer = await stateSignalAccount(reader, account, choice);
      if (options.json) printJson(answer);
      else log(done);
    } catch (error) {
      if (error instanceof UnknownSignalAccount) throw new CommandFailure(error.message);
      throw error;
    }
  });

interface AddOptions extends GlobalOptions {
  on: string;
  points?: string;
  note?: string;
}

const addByHand = (account: string, signal: string, { on, points, note, ...options }: AddOptions): Promise<void> =>
  withWorkspace(options, async ({ principal: by, workspaceId }, _, store) => {
    const weight = points === undefined ? null : Number(points);
    const stated = parsed(handSignalRequest, { account, on, signal, weight, note: note ?? null });
    const answer = await signalByHand({ store, principal: by, workspaceId }, stated);
    if (options.json) printJson(answer);
    else if (answer.import_id === null) log('That signal was stated before.');
    else log(`Kept; "ratchet withdraw ${answer.import_id}" takes it back.`);
  });

export function registerSignalsCommand(program: Command): void {
  const signals = program
    .command('signals')
    .description('half-lives of signals, and signals of accounts that the ledger does not know');
  signals
    .command('half-lives [name=days...]')
    .description(
      'how long signals count: after so many days half of one is left; "ratchet queue weights" has the points',
    )
    .action((stated: string[], _: object, command: Command) => halfLives(stated, command.optsWithGlobals()));
  signals
    .command('add <account> <signal>')
    .description('state a signal of an account by hand')
    .requiredOption('--on <day>', 'its day (YYYY-MM-DD)')
    .option('--points <number>', 'left out: as its kind weighs')
    .option('--note <text>', 'what is to be known')
    .action((account: string, signal: string, _: object, command: Command) =>
      addByHand(account, signal, command.optsWithGlobals()),
    );
  signals
    .command('accounts')
    .description('whose the signals of unknown accounts were said to be')
    .action((_: object, command: Command) => accounts(command.optsWithGlobals()));
  signals
    .command('assign <id> <account>')
    .description('read signals of an unknown id as those of an account')
    .action((id: string, account: string, _: object, command: Command) =>
      mark(command.optsWithGlobals(), id, { readAs: account }, `Signals of ${id} are read as those of ${account}.`),
    );
  signals
    .command('drop <id>')
    .description('leave signals of an unknown id out')
    .action((id: string, _: object, command: Command) =>
      mark(command.optsWithGlobals(), id, 'drop', `Signals of ${id} are left out.`),
    );
  signals
    .command('undo <id>')
    .description('take back what was said of an unknown id')
    .action((id: string, _: object, command: Command) =>
      mark(command.optsWithGlobals(), id, 'undo', `Signals of ${id} wait again.`),
    );
}

interface RuleOptions extends GlobalOptions {
  name?: string;
  when?: string;
  on?: boolean;
  off?: boolean;
}

function conditionsOf(text: string): ConditionJson[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UsageError(`--when: expected a JSON list of conditions, found "${text.slice(0, 60)}"`);
  }
  return parsed(z.array(condition), json) as ConditionJson[];
}

function printPreview(preview: RulePreview): void {
  const { fired, followed, expanded, precision, base, lift, holds_now: now, never } = preview;
  for (const { condition: place, reason } of never)
    log(`It can never fire: ${reason}${place === null ? '' : `, condition ${place + 1}`}.`);
  log(
    `Fired ${fired} times from ${preview.from ?? 'no month'} to ${preview.to ?? 'none'}; of ${followed} whose 90 days are over ` +
      `${expanded} expanded: precision ${percent(precision)}, base rate ${percent(base.rate)}, ` +
      `lift ${lift === null ? 'none' : `${lift.toFixed(2)}×`}. It holds for ${now} accounts now.`,
  );
}

/** Writes a rule, or one anew: what is not stated stays as it was. */
const write = (options: RuleOptions, id: string | null): Promise<void> =>
  withWorkspace(options, async (reader) => {
    const before = id === null ? undefined : (await rulesNow(reader)).find(({ ruleId }) => ruleId === id);
    if (id !== null && before === undefined) throw new CommandFailure(`there is no rule "${id}"`);
    const known = before && ruleJson(before);
    const stated = parsed(ruleRequest, {
      ...(id !== null && { rule: id }),
      name: options.name ?? known?.name ?? '',
      conditions: options.when === undefined ? (known?.conditions ?? []) : conditionsOf(options.when),
      is_on: options.on === true ? true : options.off === true ? false : (known?.is_on ?? false),
    });
    const { rule, ...rest } = stated;
    const request = { ...(rule !== undefined && { rule }), ...rest, conditions: rest.conditions as ConditionJson[] };
    const written = await statedRule(reader, await loadLedgerView(reader), request);
    if (options.json) return printJson(written);
    log(`Rule ${written?.rule.rule} is ${written?.rule.is_on ? 'on' : 'off'}.`);
    if (written) printPreview(written.preview);
  });

const removing = (options: GlobalOptions, id: string, isRemoved: boolean): Promise<void> =>
  withWorkspace(options, async (reader) => {
    const answer = await removedRule(reader, id, isRemoved);
    if (answer === null) throw new CommandFailure(`there is no rule "${id}" to do that to`);
    if (options.json) printJson(answer);
    else
      log(isRemoved ? `Rule ${id} is gone; "ratchet rules restore ${id}" brings it back.` : `Rule ${id} is back, off.`);
  });

const WHEN = 'conditions as JSON, such as [{"kind":"signal","signal":"premium_feature","within_days":30,"at_least":1}]';

export function registerRulesCommand(program: Command): void {
  const rules = program.command('rules').description('rules over signals ("ratchet report rules" lists them)');
  rules
    .command('preview')
    .description('what a rule would have been worth on the past')
    .requiredOption('--when <json>', WHEN)
    .action((_: object, command: Command) => {
      const options = command.optsWithGlobals<RuleOptions>();
      return withWorkspace(options, async (reader) => {
        const conditions = conditionsOf(options.when ?? '').map(conditionOf);
        const preview = rulePreview(await loadLedgerView(reader), conditions);
        if (options.json) printJson(preview);
        else printPreview(preview);
      });
    });
  const stated = (command: Command): Command =>
    command.option('--when <json>', WHEN).option('--on', 'switched on').option('--off', 'switched off');
  stated(rules.command('add').description('a new rule').requiredOption('--name <name>', 'what it is called')).action(
    (_: object, command: Command) => write(command.optsWithGlobals(), null),
  );
  stated(rules.command('set <id>').description('change a rule').option('--name <name>', 'what it is called')).action(
    (id: string, _: object, command: Command) => write(command.optsWithGlobals(), id),
  );
  for (const [name, isRemoved] of [
    ['remove', true],
    ['restore', false],
  ] as const)
    rules
      .command(`${name} <id>`)
      .description(isRemoved ? 'take a rule away' : 'bring a rule back, switched off')
      .action((id: string, _: object, command: Command) => removing(command.optsWithGlobals(), id, isRemoved));
}
