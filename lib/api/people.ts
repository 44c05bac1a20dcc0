/** People on the server: links that let them in, their roles, and tokens of programs. */
import { randomUUID } from 'node:crypto';
import { caller, isSignInOn, stranger } from '@/lib/auth/asking';
import { entryAddress } from '@/lib/auth/links';
import { hashPassword, shortHash } from '@/lib/auth/passwords';
import { isSomebody, whoAsks } from '@/lib/auth/who';
import { sendMail } from '@/lib/digest/mail';
import { readEnvironment } from '@/lib/env';
import { systemPrincipal } from '@/lib/jobs/loop';
import { type ApiToken, listApiTokens, makeApiToken, revokeApiToken } from '@/lib/store/api-tokens';
import { enterByLink, findUser } from '@/lib/store/enter';
import { type EntryLink, endInvitation, findEntryLink, listInvitations, makeEntryLink } from '@/lib/store/entry-links';
import {
  changeRole,
  findPerson,
  hasOwner,
  LastOwner,
  listPeople,
  type Person,
  removePerson,
  removeTwoFactor,
} from '@/lib/store/people';
import type {
  ApiTokenAnswer,
  entryTaken,
  InvitationAnswer,
  inviteRequest,
  People,
  PersonAnswer,
  RoleName,
  tokenRequest,
} from './contract/people';
import { openedStore } from './opened';
import { entryLetter } from './people-mail';
import { Refusal } from './refusal';
import { counted, requireSignIn, requireStrong, signIn } from './session';
import { placeOf, selfHere } from './who-asks';

type Asked<Schema extends { parse(value: unknown): unknown }> = ReturnType<Schema['parse']>;

const MS_PER_DAY = 86_400_000;

const linkOf = (kind: EntryLink['kind'], token: string): string => entryAddress(readEnvironment().url, kind, token);

function noLink(): Refusal {
  return new Refusal(404, 'No such link', 'This link was used, taken back, or is too old. Ask for another.', 'token');
}

/** What a link is for; nothing happens yet. */
export async function lookAtEntry(sent: Headers, token: string) {
  requireSignIn();
  const { pool } = await openedStore();
  const link = await counted(sent, `link ${shortHash(token)}`, () => findEntryLink(pool, stranger, token));
  if (link === null || (link.kind === 'setup' && (await hasOwner(pool, stranger)))) throw noLink();
  return { kind: link.kind, email: link.email, role: link.role };
}

/** Chooses a password by a link, which works no more after, and signs in. */
export async function takeEntry(sent: Headers, asked: Asked<typeof entryTaken>): Promise<Response> {
  const seen = await lookAtEntry(sent, asked.token);
  const email = seen.email ?? asked.email;
  if (email === undefined) throw new Refusal(422, 'An address is missing', 'email: is missing', 'email');
  requireStrong(asked.password, email);
  const store = await openedStore();
  const entered = await enterByLink(store, systemPrincipal, {
    ...{ token: asked.token, email, name: asked.name ?? email, newId: randomUUID() },
    passwordHash: await hashPassword(asked.password),
  });
  if (!entered) throw noLink();
  return signIn(sent, { email, password: asked.password });
}

/** Mails a link where a mail server is known; whether it did. */
async function mailed(kind: 'invitation' | 'reset', to: string, link: string): Promise<boolean> {
  const { mail } = readEnvironment();
  if (mail === null) return false;
  return (await sendMail(mail, entryLetter(kind, to, link))).status === 'sent';
}

/** The same answer whoever is there: only the mailbox learns. */
export async function forgotPassword(sent: Headers, email: string): Promise<{ mailed: boolean }> {
  requireSignIn();
  const hasMail = readEnvironment().mail !== null;
  // Every request counts as a wrong one: nobody's mailbox is to be filled.
  await counted(sent, `reset of ${shortHash(email)}`, async () => null);
  const store = await openedStore();
  if (hasMail && (await findUser(store.pool, systemPrincipal, email)) !== null) {
    const { token } = await makeEntryLink(store, systemPrincipal, { kind: 'reset', email, role: null });
    // Not waited for, or the time would tell who is there.
    void mailed('reset', email, linkOf('reset', token)).catch((error: unknown) => console.error('mail', error));
  }
  return { mailed: hasMail };
}

const personJson = (person: Person, selfId: string | null): PersonAnswer => ({
  ...{ id: person.id, name: person.name, email: person.email, role: person.role },
  has_code: person.hasTwoFactor,
  joined_at: person.joinedAt.toISOString(),
  last_seen_at: person.lastSeenAt?.toISOString() ?? null,
  is_you: person.id === selfId,
});

const invitationJson = ({ id, email, role, createdBy, expiresAt }: EntryLink): InvitationAnswer => ({
  ...{ id, email: email ?? '', role: role ?? 'viewer', created_by: createdBy },
  expires_at: expiresAt.toISOString(),
});

export async function peopleHere(sent: Headers): Promise<People> {
  requireSignIn();
  const place = await placeOf(sent);
  const self = await whoAsks(place, sent);
  const selfId = isSomebody(self) ? self.userId : null;
  const found = await listPeople(place.store.pool, caller);
  return {
    people: found.map((person) => personJson(person, selfId)),
    invitations: (await listInvitations(place.store.pool, caller)).map(invitationJson),
  };
}

export async function inviteHere({ email, role }: Asked<typeof inviteRequest>) {
  requireSignIn();
  const store = await openedStore();
  const there = (await listPeople(store.pool, caller)).some((person) => person.email === email);
  if (there) throw new Refusal(409, 'Here already', `email: ${email} is one of the people already`, 'email');
  const { link, token } = await makeEntryLink(store, caller, { kind: 'invitation', email, role });
  const address = linkOf('invitation', token);
  return {
    link: address,
    expires_at: link.expiresAt.toISOString(),
    mailed: await mailed('invitation', email, address),
  };
}

export async function endInvitationHere(id: number): Promise<InvitationAnswer> {
  return invitationJson(found(await endInvitation(await openedStore(), caller, id)));
}

function found<T>(entry: T | null): T {
  if (entry === null) throw new Refusal(404, 'Nobody there', 'It is not there, or no longer.', 'id');
  return entry;
}

async function keepingAnOwner<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LastOwner) throw new Refusal(409, 'The last owner', error.message, 'id');
    throw error;
  }
}

export const changeRoleHere = (id: string, role: RoleName): Promise<PersonAnswer> =>
  keepingAnOwner(async () => personJson(found(await changeRole(await openedStore(), caller, id, role)), null));

export const removePersonHere = (id: string, isRemoved: boolean): Promise<PersonAnswer> =>
  keepingAnOwner(async () => personJson(found(await removePerson(await openedStore(), caller, id, isRemoved)), null));

/** For who has lost the app and the noted codes: the password alone signs in again, until they set up another. */
export const removeCodeHere = async (id: string): Promise<PersonAnswer> =>
  personJson(found(await removeTwoFactor(await openedStore(), caller, id)), null);

/** A link with which somebody chooses a new password. */
export async function resetHere(id: string) {
  const store = await openedStore();
  const person = found(await findPerson(store.pool, caller, id));
  const { link, token } = await makeEntryLink(store, caller, { kind: 'reset', email: person.email, role: null });
  const address = linkOf('reset', token);
  return {
    ...{ link: address, expires_at: link.expiresAt.toISOString() },
    mailed: await mailed('reset', person.email, address),
  };
}

const tokenJson = (token: ApiToken): ApiTokenAnswer => ({
  ...{ id: token.id, name: token.name, scopes: token.scopes, hint: token.hint, created_by: token.createdBy },
  created_at: token.createdAt.toISOString(),
  expires_at: token.expiresAt.toISOString(),
  last_used_at: token.lastUsedAt?.toISOString() ?? null,
});

export async function tokensHere(): Promise<{ tokens: ApiTokenAnswer[] }> {
  requireSignIn();
  return { tokens: (await listApiTokens((await openedStore()).pool, caller)).map(tokenJson) };
}

/** A token belongs to whoever is signed in, never to somebody the request names. */
export async function makeTokenHere(sent: Headers, { name, scopes, expires_in_days }: Asked<typeof tokenRequest>) {
  const { place, self } = await selfHere(sent);
  const expiresAt = new Date(Date.now() + expires_in_days * MS_PER_DAY);
  const { made, token } = await makeApiToken(place.store, caller, { userId: self.userId, name, scopes, expiresAt });
  return { made: tokenJson(made), token };
}

export const revokeTokenHere = async (id: number): Promise<ApiTokenAnswer> =>
  tokenJson(found(await revokeApiToken(await openedStore(), caller, id)));

/** At the start: the one way in while there is no owner, told to the log alone. */
export async function tellSetupToken(say: (line: string) => void): Promise<void> {
  if (!isSignInOn()) return;
  const store = await openedStore();
  if (await hasOwner(store.pool, systemPrincipal)) return;
  const { token } = await makeEntryLink(store, systemPrincipal, { kind: 'setup', email: null, role: 'owner' });
  say(`Nobody can sign in yet. The first owner begins here, within a day, once:\n${linkOf('setup', token)}`);
}
