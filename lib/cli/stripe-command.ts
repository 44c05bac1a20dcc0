/** `ratchet stripe`: connect, read, look, disconnect. */
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { readEnvironment } from '@/lib/env';
import type { Runner } from '@/lib/imports/runner';
import { ownWorkspace } from '@/lib/imports/workspaces';
import { todayOf } from '@/lib/reports/today';
import { connect, disconnect } from '@/lib/stripe/connect';
import { DEFAULT_OPTIONS } from '@/lib/stripe/options';
import { hintOf } from '@/lib/stripe/secret';
import { type StripeState, stripeState } from '@/lib/stripe/state';
import { type SyncOutcome, syncStripe } from '@/lib/stripe/sync';
import { StripeProblem } from '@/lib/stripe/trouble';
import { CommandFailure, log, printJson, printTable } from './output';
import { type GlobalOptions, principal, withStore } from './session';

/** Where the company's own data is, which is made where there is none yet. */
function withCompany<T>(options: GlobalOptions, work: (runner: Runner, workspaceId: number) => Promise<T>): Promise<T> {
  return withStore(options, async (store) => {
    const { id: workspaceId } = await ownWorkspace(store, principal);
    const today = await todayOf({ db: store.pool, principal, workspaceId });
    try {
      return await work({ store, principal, today }, workspaceId);
    } catch (error) {
      if (error instanceof StripeProblem) throw new CommandFailure(`${error.message} ${error.remedy}`);
      throw error;
    }
  });
}

const stateNow = (runner: Runner, workspaceId: number): Promise<StripeState> => {
  const { key } = readEnvironment().stripe;
  return stripeState(runner, workspaceId, key === null ? null : hintOf(key));
};

function printState({ connection, rights, environment_key: key }: StripeState): void {
  if (connection === null) {
    log(`Not connected. ${key === null ? 'STRIPE_API_KEY is not set.' : `STRIPE_API_KEY is ${key}.`}`);
    log(`A restricted key needs these read rights: ${rights.join(', ')}.`);
    return;
  }
  const { mode, key: hint, status, problem, notices, objects } = connection;
  const { data_through: through, last_read_at: lastRead } = connection;
  log(
    `Connected with ${hint} (${mode} data), ${status}. Complete through ${through ?? '–'}, last read ${lastRead ?? '–'}.`,
  );
  if (problem) log(`${problem.message} ${problem.remedy}`);
  for (const { message, remedy } of notices) log(`${message}; ${remedy}`);
  printTable(
    ['what', 'read', 'pages', 'complete'],
    objects.map(({ name, read, pages, done }) => [name, String(read), String(pages), done ? 'yes' : 'no']),
  );
}

const runStatus = (options: GlobalOptions): Promise<void> =>
  withCompany(options, async (runner, workspaceId) => {
    const state = await stateNow(runner, workspaceId);
    if (options.json) printJson(state);
    else printState(state);
  });

const runConnect = (options: GlobalOptions & { stdin?: boolean }): Promise<void> =>
  withCompany(options, async (runner, workspaceId) => {
    const key = options.stdin ? (await text(process.stdin)).trim() : null;
    const environment = readEnvironment().stripe;
    await connect(runner, { workspaceId, environment, key, options: DEFAULT_OPTIONS, now: new Date() });
    const state = await stateNow(runner, workspaceId);
    if (options.json) printJson(state);
    else
      log(
        `Connected with ${state.connection?.key}. "ratchet stripe sync" reads it now; a server that runs does by itself.`,
      );
  });

const runSync = (options: GlobalOptions & { all?: boolean }): Promise<void> =>
  withCompany(options, async (runner, workspaceId) => {
    const outcome: SyncOutcome = await syncStripe(runner, {
      workspaceId,
      environment: readEnvironment().stripe,
      now: () => new Date(),
      all: options.all ?? false,
      onPage: (object, { pages, objects }) => log(`${object}: ${objects} read, page ${pages}`),
    });
    if (options.json) return printJson(outcome);
    if (outcome.status === 'busy') throw new CommandFailure('another process is reading Stripe; try again in a moment');
    const { written } = outcome;
    log(
      written === null
        ? 'Nothing is new.'
        : `Imported as ${written.importId}: ${written.customers} customers, complete through ${written.dataThrough}.`,
    );
  });

const runDisconnect = (options: GlobalOptions & { withdraw?: boolean }): Promise<void> =>
  withCompany(options, async (runner, workspaceId) => {
    const outcome = await disconnect(runner, workspaceId, { withdraw: options.withdraw ?? false });
    if (options.json) printJson(outcome);
    else
      log(
        options.withdraw ? `Disconnected; ${outcome.withdrawn} imports withdrawn.` : 'Disconnected; what came stays.',
      );
  });

export function registerStripeCommand(program: Command): void {
  const stripe = program
    .command('stripe')
    .description('Stripe, read live with a restricted key: customers, prices, subscriptions, invoices');
  stripe
    .command('status')
    .description('how the connection stands, and the read rights that a key has to have')
    .action((_: object, command: Command) => runStatus(command.optsWithGlobals()));
  stripe
    .command('connect')
    .description('try the key of STRIPE_API_KEY and connect with it')
    .option('--stdin', 'take the key from standard input, and keep it encrypted')
    .action((_: object, command: Command) => runConnect(command.optsWithGlobals()));
  stripe
    .command('sync')
    .description('read what is new and import it; goes on where it broke off')
    .option('--all', 'read everything from the beginning, and import all of it again')
    .action((_: object, command: Command) => runSync(command.optsWithGlobals()));
  stripe
    .command('disconnect')
    .description('forget the key and what was read; what was imported stays')
    .option('--withdraw', 'withdraw what was imported as well')
    .action((_: object, command: Command) => runDisconnect(command.optsWithGlobals()));
}
