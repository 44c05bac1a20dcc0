/** `ratchet plans`: plans and touchpoints made, changed, won, lost and taken away by hand, costs stated; all can be undone. */
import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { type AdjustmentOutcome, adjust } from '@/lib/imports/adjust';
import { AdjustmentRefusal, type AdjustmentRequest, type PlanningFields } from '@/lib/reports/adjustment-request';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { planListReport } from '@/lib/reports/plan-list-report';
import { parseReportQuery } from '@/lib/reports/query';
import { isTimeZone, todayOf } from '@/lib/reports/today';
import { calendarFile } from '@/lib/view/calendar-file';
import { touchpointName } from '@/lib/view/plans';
import { CommandFailure, log, printJson, UsageError } from './output';
import { printReport } from './report-text';
import { type GlobalOptions, principal, withWorkspace } from './session';

interface Words extends GlobalOptions {
  [name: string]: unknown;
}

const PLAN_OPTIONS = {
  source: 'seats, plan, price, add-on, cross-sell, usage, or words of your own',
  amount: 'the ARR it would add',
  expected: 'the day by which it is expected, YYYY-MM-DD',
  champion: 'who wants it, on their side',
  owner: 'who is at work on it',
  opened: 'the day it was opened; today where left out',
} as const;

const FIELDS: Readonly<Record<string, string>> = { expected: 'expected_on', opened: 'opened_on' };

/** The fields that the options state; '' takes one away. */
const planFields = (options: Words): PlanningFields =>
  Object.fromEntries(
    Object.keys(PLAN_OPTIONS).flatMap((name) =>
      options[name] === undefined ? [] : [[FIELDS[name] ?? name, String(options[name])]],
    ),
  );

async function make(
  options: Words,
  requestOf: (found: { today: string; accountOf(record: number): string }) => AdjustmentRequest,
): Promise<void> {
  await withWorkspace(options, async (reader, workspace, store) => {
    const view = await loadLedgerView(reader);
    const { plans = [], touchpoints = [] } = view.planning ?? {};
    const accountOf = (record: number): string => {
      const found = [...plans, ...touchpoints].find((each) => each.record === record);
      if (found === undefined) throw new CommandFailure(`there is no plan or touchpoint with the record ${record}`);
      return found.accountId;
    };
    const request = requestOf({ today: await todayOf(reader), accountOf });
    const adjuster = { store, principal, workspaceId: workspace.id, view };
    try {
      told(await adjust(adjuster, request, { dryRun: options.dryRun === true }), options);
    } catch (error) {
      if (error instanceof AdjustmentRefusal) throw new CommandFailure(`${error.field}: ${error.message}`);
      throw error;
    }
  });
}

function told(outcome: AdjustmentOutcome, { json }: Words): void {
  if (json) {
    printJson(outcome);
    return;
  }
  process.stdout.write(`${outcome.description}\n`);
  log(
    outcome.adjustment_id === null
      ? 'Nothing was changed (dry run).'
      : `Done, ledger version ${outcome.version}. Undo: ratchet adjust undo ${outcome.adjustment_id}`,
  );
}

function recordOf(text: string): number {
  if (!/^\d+$/.test(text)) throw new UsageError('expected a record, as "ratchet plans" tells it');
  return Number(text);
}

async function list(options: Words): Promise<void> {
  await withWorkspace(options, async (reader) => {
    const report = planListReport(await loadLedgerView(reader), parseReportQuery([]));
    if (options.json) return printJson(report);
    printReport('plan-list', report);
  });
}

async function calendar(record: number, options: Words): Promise<void> {
  await withWorkspace(options, async (reader) => {
    const { ahead } = planListReport(await loadLedgerView(reader), parseReportQuery([]));
    const found = ahead.find((each) => each.record === record);
    if (found === undefined) throw new CommandFailure(`no touchpoint with the record ${record} lies ahead`);
    const timeZone = String(options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
    if (!isTimeZone(timeZone)) throw new UsageError(`there is no time zone ${timeZone}`);
    const at = options.at === undefined ? null : String(options.at);
    if (at !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) throw new UsageError('--at: expected HH:MM');
    const text = calendarFile({
      uid: `touchpoint-${record}@ratchet`,
      ...{ on: found.on, at, minutes: Number(options.minutes), timeZone, now: new Date() },
      summary: `${touchpointName(found.kind)}: ${found.name}`,
      description: [found.owner && `Owner: ${found.owner}`, found.note].filter(Boolean).join('\n'),
    });
    if (options.out === undefined) process.stdout.write(text);
    else await writeFile(String(options.out), text);
  });
}

const own = (command: Command): Words => command.optsWithGlobals();

function withPlanFields(command: Command): Command {
  for (const [name, words] of Object.entries(PLAN_OPTIONS)) command.option(`--${name} <value>`, words);
  return command.option('--reason <words>', 'why').option('--dry-run', 'only say what would be done');
}

export function registerPlansCommand(program: Command): void {
  const all = program
    .command('plans')
    .description('plans to expand accounts, touchpoints and costs; alone: list them')
    .action((_: object, command: Command) => list(own(command)));
  withPlanFields(all.command('add <account>').description('a new plan; an open one needs an owner and a date')).action(
    (account: string, _: object, command: Command) =>
      make(own(command), ({ today }) => ({
        ...{ kind: 'plan', account, record: null, reason: reasonOf(own(command)) },
        fields: { opened_on: today, ...planFields(own(command)) },
      })),
  );
  withPlanFields(all.command('change <record>').description('state a plan anew; what is left out stays')).action(
    (record: string, _: object, command: Command) => changed(record, own(command), planFields(own(command))),
  );
  for (const status of ['won', 'lost'] as const)
    all
      .command(`${status} <record>`)
      .description(`a plan was ${status}`)
      .option('--on <day>', 'the day, YYYY-MM-DD; today where left out')
      .option('--reason <words>', 'why')
      .action((record: string, _: object, command: Command) => changed(record, own(command), { status }));
  all
    .command('remove <record>')
    .description('there is no such plan')
    .option('--reason <words>', 'why')
    .action((record: string, _: object, command: Command) => changed(record, own(command), null));
  registerTouchpoints(all);
}

const reasonOf = ({ reason }: Words): string | null => (reason === undefined ? null : String(reason));

const changed = (record: string, options: Words, fields: PlanningFields | null): Promise<void> =>
  make(options, ({ today, accountOf }) => ({
    ...{ kind: 'plan', account: accountOf(recordOf(record)), record: recordOf(record), reason: reasonOf(options) },
    fields: fields !== null && 'status' in fields ? { ...fields, closed_on: String(options.on ?? today) } : fields,
  }));

function registerTouchpoints(all: Command): void {
  all
    .command('touchpoint <account>')
    .description('a business review, a call or an email, past or planned')
    .requiredOption('--on <day>', 'YYYY-MM-DD')
    .addOption(new Option('--kind <kind>', 'what it is').choices(['qbr', 'call', 'email']).default('qbr'))
    .option('--owner <name>', 'who holds it')
    .option('--note <words>', 'what it is about')
    .action((account: string, _: object, command: Command) => {
      const { on, kind, owner, note } = own(command);
      const fields = {
        on: String(on),
        kind: String(kind),
        owner: owner ? String(owner) : null,
        note: note ? String(note) : null,
      };
      return make(own(command), () => ({ kind: 'touchpoint', account, record: null, fields, reason: null }));
    });
  all
    .command('calendar <record>')
    .description('a planned touchpoint as a calendar file (.ics)')
    .option('--at <time>', 'HH:MM; left out: the whole day')
    .option('--minutes <number>', 'how long', '60')
    .option('--time-zone <name>', 'of the time, such as Europe/Berlin; left out: this machine’s')
    .option('--out <file>', 'where to write it; left out: standard output')
    .action((record: string, _: object, command: Command) => calendar(recordOf(record), own(command)));
  all
    .command('cost <month> <amount>')
    .description('what a team spent in a month; "none" takes the cost away')
    .addOption(new Option('--motion <motion>', 'on what').choices(['expansion', 'new']).makeOptionMandatory())
    .option('--team <name>', 'which team')
    .option('--reason <words>', 'why')
    .action((month: string, amount: string, _: object, command: Command) => {
      const { motion, team } = own(command);
      const cost = {
        ...{ month, motion: motion === 'new' ? ('new' as const) : ('expansion' as const) },
        ...{ team: team ? String(team) : null, amount: amount === 'none' ? null : amount },
      };
      return make(own(command), () => ({ kind: 'cost', costs: [cost], reason: reasonOf(own(command)) }));
    });
}
