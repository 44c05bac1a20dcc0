/** `ratchet people`: who may enter, for whoever has the machine; the way back in where no owner can sign in. */
import { type Command, InvalidArgumentError } from 'commander';
import { entryAddress } from '@/lib/auth/links';
import { readEnvironment } from '@/lib/env';
import { findUser } from '@/lib/store/enter';
import { listInvitations, makeEntryLink } from '@/lib/store/entry-links';
import { hasOwner, listPeople, type Role, removeTwoFactor, roles } from '@/lib/store/people';
import { CommandFailure, log, printJson, printTable } from './output';
import { type GlobalOptions, principal, withStore } from './session';

const list = (options: GlobalOptions): Promise<void> =>
  withStore(options, async ({ pool }) => {
    const people = await listPeople(pool, principal);
    const invitations = await listInvitations(pool, principal);
    if (options.json) return printJson({ people, invitations });
    printTable(
      ['name', 'e-mail', 'role', 'code of an app', 'state'],
      [
        ...people.map(({ name, email, role, hasTwoFactor }) => [name, email, role, hasTwoFactor ? 'yes' : 'no', 'in']),
        ...invitations.map(({ email, role }) => ['', email ?? '', role ?? '', '', 'invited']),
      ],
    );
  });

type Made = Parameters<typeof makeEntryLink>[2];

/** Makes a link and tells it, this once. */
const tell = (options: GlobalOptions, made: Made, mayNot: (there: boolean) => string | null): Promise<void> =>
  withStore(options, async (store) => {
    const isThere =
      made.email === null
        ? await hasOwner(store.pool, principal)
        : (await findUser(store.pool, principal, made.email)) !== null;
    const why = mayNot(isThere);
    if (why !== null) throw new CommandFailure(why);
    const { link, token } = await makeEntryLink(store, principal, made);
    const address = entryAddress(readEnvironment().url, made.kind, token);
    if (options.json) printJson({ link: address, expires_at: link.expiresAt.toISOString() });
    else log(`${address}\nShown this once. It works once, until ${link.expiresAt.toISOString()}.`);
  });

function addressOf(text: string): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(text)) throw new InvalidArgumentError('expected an address such as ada@example.com');
  return text.toLowerCase();
}

function roleOf(text: string): Role {
  const found = roles.find((role) => role === text);
  if (!found) throw new InvalidArgumentError(`expected one of ${roles.join(', ')}`);
  return found;
}

export function registerPeopleCommands(program: Command): void {
  const people = program.command('people').description('who may sign in, where RATCHET_AUTH is on');
  people
    .command('list')
    .description('everybody who may enter, and who is invited')
    .action((_: object, command: Command) => list(command.optsWithGlobals()));
  people
    .command('invite')
    .argument('<e-mail>', 'whom', addressOf)
    .option('--role <role>', roles.join(', '), roleOf, 'viewer')
    .description('make a link with which somebody comes in')
    .action((email: string, { role }: { role: Role }, command: Command) =>
      tell(command.optsWithGlobals(), { kind: 'invitation', email, role }, (isThere) =>
        isThere ? `${email} is in already` : null,
      ),
    );
  people
    .command('reset-password')
    .argument('<e-mail>', 'whose', addressOf)
    .description('make a link with which somebody chooses a new password')
    .action((email: string, _: object, command: Command) =>
      tell(command.optsWithGlobals(), { kind: 'reset', email, role: null }, (isThere) =>
        isThere ? null : `nobody has the address ${email}`,
      ),
    );
  people
    .command('remove-code')
    .argument('<e-mail>', 'whose', addressOf)
    .description('for who has lost the app and its codes: the password alone signs in again')
    .action((email: string, _: object, command: Command) =>
      withStore(command.optsWithGlobals(), async (store) => {
        const id = await findUser(store.pool, principal, email);
        if (id === null) throw new CommandFailure(`nobody has the address ${email}`);
        if ((await removeTwoFactor(store, principal, id)) === null)
          throw new CommandFailure(`${email} is asked for no code`);
        log(`${email} signs in with the password alone, anew everywhere.`);
      }),
    );
  people
    .command('setup-token')
    .description('make the link of the first owner anew')
    .action((_: object, command: Command) =>
      tell(command.optsWithGlobals(), { kind: 'setup', email: null, role: 'owner' }, (isThere) =>
        isThere
          ? 'there is an owner already, who invites others; "ratchet people reset-password" lets them in again'
          : null,
      ),
    );
}
