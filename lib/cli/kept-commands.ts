/** `ratchet notes` and `ratchet views`: what people keep beside the ledger. */
import { type Command, InvalidArgumentError } from 'commander';
import { type Day, parseDay } from '@/lib/domain/day';
import { type NoteKind, noteKinds } from '@/lib/domain/note-kinds';
import { listNotes, removeNote, writeNote } from '@/lib/store/notes';
import { listSavedViews, removeSavedView, writeSavedView } from '@/lib/store/saved-views';
import { CommandFailure, log, printJson, printTable, UsageError } from './output';
import { type GlobalOptions, principal, withWorkspace } from './session';

function dayOf(text: string): Day {
  if (parseDay(text) === null) throw new UsageError('expected a day as YYYY-MM-DD');
  return text;
}

function kindOf(text: string): NoteKind {
  const kind = noteKinds.find((name) => name === text);
  if (kind === undefined) throw new InvalidArgumentError(`expected ${noteKinds.join(', ')}`);
  return kind;
}

function numberOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError('expected the number that the list gives');
  return Number(text);
}

/** Prints what was written; fails where there was nothing to write. */
async function tell(options: GlobalOptions, entry: object | null, done: string): Promise<void> {
  if (entry === null) throw new CommandFailure('there is none of that number');
  if (options.json) printJson(entry);
  else log(done);
}

export function registerNotesCommand(program: Command): void {
  const notes = program
    .command('notes')
    .description('notes on days, shown on every trend')
    .action((_: object, command: Command) => listOfNotes(command.optsWithGlobals()));
  notes
    .command('add <day> <title>')
    .description('write a note on a day (YYYY-MM-DD)')
    .option('--text <text>', 'what else is to be known')
    .option('--kind <kind>', noteKinds.join(', '), kindOf, 'other')
    .action((day: string, title: string, { text, kind }: { text?: string; kind: NoteKind }, command: Command) =>
      withWorkspace(command.optsWithGlobals(), async ({ db, workspaceId }) => {
        const note = { on: dayOf(day), title, text: text ?? null, kind };
        const options: GlobalOptions = command.optsWithGlobals();
        return tell(options, await writeNote(db, principal, workspaceId, null, note), 'Written.');
      }),
    );
  for (const [name, isRemoved, done] of [
    ['remove', true, 'Removed; "ratchet notes restore" brings it back.'],
    ['restore', false, 'It is back.'],
  ] as const)
    notes
      .command(`${name} <number>`)
      .description(isRemoved ? 'take a note away' : 'bring a removed note back')
      .action((number: string, _: object, command: Command) =>
        withWorkspace(command.optsWithGlobals(), async ({ db, workspaceId }) =>
          tell(
            command.optsWithGlobals(),
            await removeNote(db, principal, workspaceId, numberOf(number), isRemoved),
            done,
          ),
        ),
      );
}

async function listOfNotes(options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async ({ db, workspaceId }) => {
    const notes = await listNotes(db, principal, workspaceId);
    if (options.json) return printJson({ notes });
    printTable(
      ['number', 'on', 'kind', 'title', 'text'],
      notes.map(({ id, on, kind, title, text }) => [id, on, kind, title, text]),
    );
  });
}

export function registerViewsCommand(program: Command): void {
  const views = program
    .command('views')
    .description('saved views: pages with the question in their address')
    .action((_: object, command: Command) => listOfViews(command.optsWithGlobals()));
  views
    .command('save <name> <address>')
    .description('save an address such as "/retention?where=segment=SMB" under a name')
    .option('--default', 'what its page shows where its address says nothing')
    .action((name: string, address: string, { default: isDefault = false }: { default?: boolean }, command: Command) =>
      withWorkspace(command.optsWithGlobals(), async ({ db, workspaceId }) => {
        const [path = '/', search = ''] = address.split('?');
        const view = { name, path, search, isDefault };
        await tell(
          command.optsWithGlobals(),
          await writeSavedView(db, principal, workspaceId, null, view),
          `Saved as "${name}".`,
        );
      }),
    );
  for (const [name, isRemoved, done] of [
    ['remove', true, 'Removed; "ratchet views restore" brings it back.'],
    ['restore', false, 'It is back.'],
  ] as const)
    views
      .command(`${name} <number>`)
      .description(isRemoved ? 'take a view away' : 'bring a removed view back')
      .action((number: string, _: object, command: Command) =>
        withWorkspace(command.optsWithGlobals(), async ({ db, workspaceId }) =>
          tell(
            command.optsWithGlobals(),
            await removeSavedView(db, principal, workspaceId, numberOf(number), isRemoved),
            done,
          ),
        ),
      );
}

async function listOfViews(options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async ({ db, workspaceId }) => {
    const views = await listSavedViews(db, principal, workspaceId);
    if (options.json) return printJson({ views });
    printTable(
      ['number', 'name', 'address', 'default'],
      views.map(({ id, name, path, search, isDefault }) => [
        id,
        name,
        search === '' ? path : `${path}?${search}`,
        isDefault ? 'yes' : null,
      ]),
    );
  });
}
