/** `ratchet plays`: the written playbook with what came of it; plays from JSON, and runs with their outcomes. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import * as z from 'zod';
import { playRequest, runRequest } from '@/lib/api/contract/plays';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { PlayError, type PlayStated, type RunStated, statedPlay, statedRun } from '@/lib/reports/play-writing';
import { playsReport } from '@/lib/reports/plays-report';
import { MarkError } from '@/lib/store/mark-account';
import { removePlayRun } from '@/lib/store/play-runs';
import { removePlay } from '@/lib/store/plays';
import { playModel } from '@/lib/view/plays';
import { CommandFailure, log, printJson, printTable, UsageError } from './output';
import { type GlobalOptions, principal, withWorkspace } from './session';

async function runList(options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async (reader) => {
    const report = await playsReport(reader, await loadLedgerView(reader, undefined, true));
    if (options.json) return printJson(report);
    const models = report.plays.map((play) => ({ of: play, ...playModel(play, report.base_rate, new Map()) }));
    printTable(
      ['play', 'name', 'arm', 'expanded', 'share', 'interval'],
      models.flatMap(({ of: play, bars }) =>
        bars.map(({ name, counts, share, interval }) => [
          ...[String(play.play), play.name, play.arms.length === 0 ? null : name],
          ...[counts, share, interval],
        ]),
      ),
    );
    printTable(
      ['run', 'play', 'account', 'arm', 'began', 'in the ledger', 'outcome'],
      models.flatMap(({ name: play, runs }) =>
        runs.map((run) => [String(run.id), play, run.account, run.arm, run.began, run.ledger, run.outcome]),
      ),
    );
    for (const { findings } of models) for (const finding of findings) log(finding);
  });
}

/** What a store refused, as what the user said wrongly. */
async function refused<Answer>(work: Promise<Answer | null>): Promise<Answer> {
  try {
    const answer = await work;
    if (answer === null) throw new CommandFailure('there is none of that number');
    return answer;
  } catch (error) {
    if (error instanceof PlayError || error instanceof MarkError) throw new CommandFailure(error.message);
    throw error;
  }
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const answer = schema.safeParse(value);
  if (answer.success) return answer.data;
  const [issue] = answer.error.issues;
  throw new UsageError(`${issue?.path.join('.')}: ${issue?.message}`);
}

async function runWrite(file: string, options: GlobalOptions): Promise<void> {
  const text = await readFile(file, 'utf8');
  const given = jsonOf(text);
  const plain = { trigger: null, trigger_words: null, say: null, offer: null, owner: null, steps: [], arms: [] };
  const stated = parsed(playRequest, { ...plain, ...given });
  await withWorkspace(options, async (reader) => {
    const play = await refused(statedPlay(reader, stated as PlayStated));
    if (options.json) printJson({ play });
    else log(`Kept as play ${play}.`);
  });
}

function jsonOf(text: string): object {
  try {
    return z.looseObject({}).parse(JSON.parse(text));
  } catch {
    throw new UsageError('the file is no JSON object');
  }
}

interface RunOptions extends GlobalOptions {
  run?: string;
  arm?: string;
  began?: string;
  outcome?: string;
  note?: string;
}

async function runRun(play: string, account: string, said: RunOptions): Promise<void> {
  const { run, arm, began, outcome, note, ...options } = said;
  const stated = parsed(runRequest, {
    ...{ play: Number(play), account },
    ...(run !== undefined && { run: Number(run) }),
    ...(arm !== undefined && { arm }),
    ...(began !== undefined && { began_on: began }),
    ...(outcome !== undefined && { outcome: outcome === 'open' ? null : outcome }),
    ...(note !== undefined && { note }),
  });
  await withWorkspace(options, async (reader) => {
    const written = await refused(statedRun(reader, stated as RunStated));
    if (options.json) printJson({ run: written });
    else log(`Kept as run ${written}.`);
  });
}

function registerRemoval(plays: Command, name: 'remove' | 'restore'): void {
  const isRemoved = name === 'remove';
  plays
    .command(`${name} <number>`)
    .description(isRemoved ? 'take a play away, or with --run a run' : 'bring a removed one back')
    .option('--run', 'the number is a run’s')
    .action((number: string, { run = false }: { run?: boolean }, command: Command) =>
      withWorkspace(command.optsWithGlobals(), async ({ db, workspaceId }) => {
        const id = Number(number);
        const done = run
          ? await removePlayRun(db, principal, workspaceId, id, isRemoved)
          : (await removePlay(db, principal, workspaceId, id, isRemoved)) !== null;
        if (!done) throw new CommandFailure('there is none of that number');
        log(isRemoved ? 'Taken away; "ratchet plays restore" brings it back.' : 'It is back.');
      }),
    );
}

export function registerPlaysCommand(program: Command): void {
  const plays = program
    .command('plays')
    .description('the written playbook, with what came of each play and arm')
    .action((_: object, command: Command) => runList(command.optsWithGlobals()));
  plays
    .command('write <file>')
    .description('write a play from JSON: name, trigger, say, offer, owner, steps, arms; with "play" it is changed')
    .action((file: string, _: object, command: Command) => runWrite(file, command.optsWithGlobals()));
  plays
    .command('run <play> <account>')
    .description('begin a play with an account, or record what came of a run')
    .option('--run <number>', 'the run that is changed')
    .option('--arm <name>', 'left out: the arms take turns')
    .option('--began <day>', 'YYYY-MM-DD; left out: today')
    .option('--outcome <outcome>', 'won, lost, no_answer or open')
    .option('--note <text>', 'what is to be known')
    .action((play: string, account: string, _: object, command: Command) =>
      runRun(play, account, command.optsWithGlobals()),
    );
  registerRemoval(plays, 'remove');
  registerRemoval(plays, 'restore');
}
