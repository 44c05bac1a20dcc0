/** `ratchet decks`: the decks that are kept, by the numbers that `ratchet export deck` takes. */
import type { Command } from 'commander';
import { listDecks, removeDeck } from '@/lib/store/decks';
import { CommandFailure, log, printJson, printTable, UsageError } from './output';
import { type GlobalOptions, principal, withWorkspace } from './session';

async function listOfDecks(options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async ({ db, workspaceId }) => {
    const decks = await listDecks(db, principal, workspaceId);
    if (options.json)
      return printJson({
        decks: decks.map(({ createdAt, updatedAt, ...deck }) => ({
          ...deck,
          created_at: createdAt,
          updated_at: updatedAt,
        })),
      });
    printTable(
      ['number', 'name', 'template', 'period', 'slides', 'changed'],
      decks.map(({ id, name, template, period, slides, updatedAt }) => [
        ...[id, name, template, period ?? 'latest month', slides],
        updatedAt.slice(0, 10),
      ]),
    );
  });
}

async function setRemoved(options: GlobalOptions, number: string, isRemoved: boolean): Promise<void> {
  if (!/^\d{1,9}$/.test(number)) throw new UsageError('expected the number that the list gives');
  await withWorkspace(options, async ({ db, workspaceId }) => {
    const deck = await removeDeck(db, principal, workspaceId, Number(number), isRemoved);
    if (deck === null) throw new CommandFailure('there is none of that number');
    if (options.json) printJson({ id: deck.id, name: deck.name });
    else
      log(isRemoved ? `“${deck.name}” is deleted; "ratchet decks restore" brings it back.` : `“${deck.name}” is back.`);
  });
}

export function registerDecksCommand(program: Command): void {
  const decks = program
    .command('decks')
    .description('decks put together on the deck page; the one last changed comes first')
    .action((_: object, command: Command) => listOfDecks(command.optsWithGlobals()));
  for (const [name, isRemoved, does] of [
    ['remove', true, 'delete a deck'],
    ['restore', false, 'bring a deleted deck back'],
  ] as const)
    decks
      .command(`${name} <number>`)
      .description(does)
      .action((number: string, _: object, command: Command) =>
        setRemoved(command.optsWithGlobals(), number, isRemoved),
      );
}
