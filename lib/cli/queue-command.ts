/** `ratchet queue`: accounts in the order in which something is to be done about them, and what is decided about each. */
import { type Command, InvalidArgumentError } from 'commander';
import { riskNames, signalCategories, signalNames } from '@/lib/domain/signals/kinds';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { type PriorityQueue, parseQueueQuery, priorityQueue } from '@/lib/reports/priority-queue';
import { QueryError } from '@/lib/reports/query';
import { stateWork, WaitError, type WorkStated } from '@/lib/reports/queue-work';
import { stateSignalSettings } from '@/lib/reports/signal-choices';
import { MarkError } from '@/lib/store/mark-account';
import { queueLine, queueSentence } from '@/lib/view/queue';
import { weightGroups } from '@/lib/view/weights';
import { CommandFailure, log, printJson, printTable, UsageError } from './output';
import { type GlobalOptions, withWorkspace } from './session';

interface ListOptions extends GlobalOptions {
  state?: string;
  zone?: string;
  owner?: string;
  search?: string;
  offset?: string;
  limit?: string;
}

const LIST_LIMIT = '25';

function printQueue(report: PriorityQueue): void {
  process.stdout.write(`${queueSentence(report)}\n`);
  const lines = report.rows.map((row) => ({ ...queueLine(row, report.currency), account: row.account }));
  printTable(
    ['place', 'account', 'name', 'ARR', 'readiness', 'risk', 'do', 'owner', 'why'],
    lines.map((line) => [
      ...[line.place, line.account, line.name, line.arr, line.readiness.text, line.risk.text],
      ...[line.action, line.owner, line.reason],
    ]),
  );
  const next = report.offset + report.rows.length;
  if (next < report.total) log(`${next} of ${report.total}; --offset and --limit list others`);
}

async function runList({ state, zone, owner, search, offset, limit = LIST_LIMIT, ...options }: ListOptions) {
  const given = Object.entries({ state, zone, owner, search, offset, limit });
  try {
    const asked = parseQueueQuery(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
    await withWorkspace(options, async (reader) => {
      const report = await priorityQueue(reader, await loadLedgerView(reader, undefined, true), asked);
      if (options.json) printJson(report);
      else printQueue(report);
    });
  } catch (error) {
    if (error instanceof QueryError) throw new UsageError(error.message);
    throw error;
  }
}

interface MarkOptions extends GlobalOptions {
  owner?: string;
  snooze?: string;
  done?: boolean;
  open?: boolean;
  note?: string;
}

async function runMark(account: string, { owner, snooze, done, open, note, ...options }: MarkOptions): Promise<void> {
  const stated: WorkStated = {
    account,
    ...(owner !== undefined && { owner: owner || null }),
    ...(note !== undefined && { note: note || null }),
    ...(snooze !== undefined && { snoozed_until: snooze }),
    ...(open && { snoozed_until: null, done: false, action: null }),
  };
  try {
    await withWorkspace(options, async (reader) => {
      const asked = parseQueueQuery([['search', account]]);
      const view = done ? await loadLedgerView(reader, undefined, true) : null;
      const queue = view && (await priorityQueue(reader, view, asked));
      const action = queue?.rows.find((row) => row.account === account)?.action ?? null;
      const answer = await stateWork(reader, { ...stated, ...(done && { done: true, action }) });
      if (options.json) printJson(answer);
      else log(`Kept for ${account}; --open takes it back into the queue.`);
    });
  } catch (error) {
    if (error instanceof MarkError || error instanceof WaitError) throw new CommandFailure(error.message);
    throw error;
  }
}

function numberOf(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 100)) throw new InvalidArgumentError('expected 0 to 100');
  return value;
}

const WEIGHTS = [...signalNames, ...signalCategories, ...riskNames, 'risk_line', 'ready_line'].join(', ');

/** 'hiring=20' to the request that states it: a signal's points, a category's most, those of a part of the risk, or a line. */
function weightOf(text: string): object {
  const [name = '', value = ''] = text.split('=');
  const points = numberOf(value);
  const found = [
    ...['risk_line', 'ready_line'].map((line): [string, object] => [line, { [line]: points }]),
    ...signalNames.map((signal): [string, object] => [signal, { weights: { [signal]: points } }]),
    ...signalCategories.map((category): [string, object] => [category, { caps: { [category]: points } }]),
    ...riskNames.map((factor): [string, object] => [factor, { risks: { [factor]: points } }]),
  ].find(([known]) => known === name)?.[1];
  if (found === undefined) throw new UsageError(`there is no weight "${name}"; there are ${WEIGHTS}`);
  return found;
}

interface WeightsOptions extends GlobalOptions {
  reset?: boolean;
}

async function runWeights(stated: string[], { reset = false, ...options }: WeightsOptions): Promise<void> {
  const bodies = stated.map(weightOf);
  await withWorkspace(options, async (reader) => {
    let answer = await stateSignalSettings(reader, {}, reset);
    for (const body of bodies) answer = await stateSignalSettings(reader, body, false);
    if (options.json) return printJson(answer);
    for (const { name, cap, rows } of weightGroups(answer.settings)) {
      process.stdout.write(`${name}${cap ? `, at most ${cap.value}` : ''}\n`);
      printTable(
        ['name', 'now', 'standard', 'half-life'],
        rows.map(({ name: row, fields: [points, halfLife] }) => [
          ...[row, String(points?.value), String(points?.standard)],
          halfLife ? String(halfLife.value) : null,
        ]),
      );
    }
  });
}

export function registerQueueCommand(program: Command): void {
  const queue = program
    .command('queue')
    .description('accounts in the order in which something is to be done about them')
    .option('--state <state>', 'open, snoozed or done')
    .option('--zone <zone>', 'save_first, grow or watch')
    .option('--owner <name>', 'those of one owner; empty: of nobody')
    .option('--search <text>', 'part of a name or an id')
    .option('--offset <rows>', 'rows before the first one')
    .option('--limit <rows>', `rows at most, ${LIST_LIMIT} where left out`)
    .action((_: object, command: Command) => runList(command.optsWithGlobals()));
  queue
    .command('mark <account>')
    .description('decide about an account of the queue')
    .option('--owner <name>', 'whose it is; empty: as the ledger says')
    .option('--snooze <day>', 'out of the queue before this day (YYYY-MM-DD)')
    .option('--done', 'dealt with: it comes back with another recommendation, or after 30 days')
    .option('--open', 'back into the queue')
    .option('--note <text>', 'what is to be known; empty: nothing')
    .action((account: string, _: object, command: Command) => runMark(account, command.optsWithGlobals()));
  queue
    .command('weights [name=points...]')
    .description('the weights of the scores; hiring=20 states one')
    .option('--reset', 'back to the standard first')
    .action((stated: string[], _: object, command: Command) => runWeights(stated, command.optsWithGlobals()));
}
