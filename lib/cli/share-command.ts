/** `ratchet shares` and `ratchet share`: read-only links to a page or a deck. */
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { deckChoice } from '@/lib/api/contract/decks';
import { isSharedPage, sharedPages } from '@/lib/domain/shared-pages';
import { readEnvironment } from '@/lib/env';
import { readDeck } from '@/lib/store/decks';
import { listShares, makeShare, revokeShare, type Share, type ShareScope } from '@/lib/store/shares';
import { CommandFailure, log, printJson, printTable, UsageError } from './output';
import { type GlobalOptions, principal, withWorkspace } from './session';

const MS_PER_DAY = 86_400_000;
const LONGEST_DAYS = 366;
const LEAST_PASSWORD = 8;

interface ShareOptions extends GlobalOptions {
  name?: string;
  days: string;
  hideNames?: boolean;
  password?: boolean;
}

function numberOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError('expected the number that the list gives');
  return Number(text);
}

const shareJson = ({ workspaceId: _, ...share }: Share) => share;

const state = ({ revokedAt, expiresAt }: Share): string =>
  revokedAt !== null ? 'revoked' : expiresAt <= new Date() ? 'expired' : 'open';

const opens = ({ scope }: Share): string =>
  scope.kind === 'deck' ? 'a deck' : `${scope.path}${scope.search === '' ? '' : `?${scope.search}`}`;

const list = (options: GlobalOptions): Promise<void> =>
  withWorkspace(options, async ({ db, workspaceId }) => {
    const shares = await listShares(db, principal, workspaceId);
    if (options.json) return printJson({ shares: shares.map(shareJson) });
    printTable(
      ['number', 'name', 'opens', 'state', 'until', 'opened', 'names'],
      shares.map((share) => [
        ...[share.id, share.name, opens(share), state(share), share.expiresAt.toISOString(), share.opened],
        share.hidesNames ? 'hidden' : 'shown',
      ]),
    );
  });

/** The first line of what is piped in: a password among the words of a command would stand in its history. */
async function passwordFromInput(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.length < LEAST_PASSWORD) throw new UsageError(`a password has at least ${LEAST_PASSWORD} letters`);
    return line;
  }
  throw new UsageError('--password: the password is read from standard input, and nothing came');
}

async function make(
  options: ShareOptions,
  suggested: string,
  scopeOf: (reader: Parameters<Parameters<typeof withWorkspace>[1]>[0]) => Promise<ShareScope>,
): Promise<void> {
  const days = /^\d{1,3}$/.test(options.days) ? Number(options.days) : 0;
  if (days < 1 || days > LONGEST_DAYS) throw new UsageError(`--days: expected 1 to ${LONGEST_DAYS}`);
  const password = options.password ? await passwordFromInput() : null;
  await withWorkspace(options, async (reader) => {
    const { share, token } = await makeShare(reader.db, principal, reader.workspaceId, {
      name: options.name ?? suggested,
      scope: await scopeOf(reader),
      hidesNames: options.hideNames === true,
      expiresAt: new Date(Date.now() + days * MS_PER_DAY),
      password,
    });
    const link = `${readEnvironment().url}/s/${token}`;
    if (options.json) printJson({ share: shareJson(share), link });
    else log(`${link}\nShown this once. "ratchet share revoke ${share.id}" ends it.`);
  });
}

function pageScope(address: string): ShareScope {
  const [path = '/', search = ''] = address.split('?');
  if (!isSharedPage(path)) throw new UsageError(`expected the address of one of ${sharedPages.join(', ')}`);
  return { kind: 'page', path, search };
}

export function registerShareCommands(program: Command): void {
  program
    .command('shares')
    .description('read-only links: what each opens, until when, and how often it was opened')
    .action((_: object, command: Command) => list(command.optsWithGlobals()));
  const share = program.command('share').description('make and revoke read-only links');
  const made = (command: Command): Command =>
    command
      .option('--name <name>', 'what the link is called')
      .option('--days <days>', 'how long it lasts, 1 to 366', '30')
      .option('--hide-names', 'accounts are called Account 1, Account 2, … by size')
      .option('--password', 'ask for a password, which is read from standard input');
  made(
    share.command('page <address>').description('a page with its question, such as "/retention?where=segment%3DSMB"'),
  ).action((address: string, _: object, command: Command) =>
    make(command.optsWithGlobals(), address, async () => pageScope(address)),
  );
  made(share.command('deck <number>').description('a deck that is kept, as it stands now')).action(
    (number: string, _: object, command: Command) =>
      make(command.optsWithGlobals(), `Deck ${number}`, async ({ db, workspaceId }) => {
        const deck = await readDeck(db, principal, workspaceId, numberOf(number));
        if (!deck) throw new CommandFailure('there is no deck of that number');
        const { name, template, choice } = deck;
        return { kind: 'deck', deck: deckChoice.parse({ name, template, ...choice }) };
      }),
  );
  for (const [name, isRevoked, done] of [
    ['revoke', true, 'It opens nothing any more; "ratchet share restore" brings it back.'],
    ['restore', false, 'It opens again.'],
  ] as const)
    share
      .command(`${name} <number>`)
      .description(isRevoked ? 'end a link at once' : 'let a revoked link open again')
      .action((number: string, _: object, command: Command) =>
        withWorkspace(command.optsWithGlobals(), async ({ db, workspaceId }) => {
          const changed = await revokeShare(db, principal, workspaceId, numberOf(number), isRevoked);
          if (changed === null) throw new CommandFailure('there is none of that number to do it to');
          const { json }: GlobalOptions = command.optsWithGlobals();
          if (json) printJson(shareJson(changed));
          else log(done);
        }),
      );
}
