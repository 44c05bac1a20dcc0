/** Signing in and out, and what somebody does about their own password and code. */
import { isSignInOn } from '@/lib/auth/asking';
import { shortHash, weakness } from '@/lib/auth/passwords';
import { isSomebody, TooManyTries, tried, whoAsks } from '@/lib/auth/who';
import { sessionsOf } from '@/lib/store/people';
import { needs } from '@/lib/store/principal';
import type { Me, passwordChange, signInRequest } from './contract/people';
import { Refusal } from './refusal';
import { placeOf, selfHere, tooMany } from './who-asks';

type Asked<Schema extends { parse(value: unknown): unknown }> = ReturnType<Schema['parse']>;

/** Where nobody signs in there is nobody to sign in as. */
export function requireSignIn(): void {
  if (!isSignInOn())
    throw new Refusal(409, 'No sign-in here', 'This server answers this machine alone, and nobody signs in.');
}

const wrong = (): Refusal => new Refusal(401, 'Not signed in', 'The e-mail or the password is wrong.', 'password');

/** One answer of ours with the library's cookies. */
function withCookies(body: object, from: Response): Response {
  const answer = Response.json(body, { headers: { 'cache-control': 'no-store' } });
  for (const cookie of from.headers.getSetCookie()) answer.headers.append('set-cookie', cookie);
  return answer;
}

/** Tries are counted for a person and for where they come from. */
export async function counted<T>(sent: Headers, own: string, work: () => Promise<T | null>): Promise<T | null> {
  try {
    return await tried(await placeOf(sent), own, work);
  } catch (error) {
    if (error instanceof TooManyTries) throw tooMany(error.wait);
    throw error;
  }
}

const nameOf = (email: string): string => `password of ${shortHash(email)}`;

/** Signs in; somebody who may enter nowhere is told what a wrong password is told. */
export async function signIn(sent: Headers, { email, password }: Asked<typeof signInRequest>): Promise<Response> {
  requireSignIn();
  const { library } = await placeOf(sent);
  const answer = await counted(sent, nameOf(email), async () => {
    const response = await library.api.signInEmail({ body: { email, password }, headers: sent, asResponse: true });
    return response.ok ? response : null;
  });
  if (answer === null) throw wrong();
  const said = (await answer.clone().json()) as { twoFactorRedirect?: boolean };
  if (said.twoFactorRedirect === true) return withCookies({ next: 'code' }, answer);
  await requireEntry(sent, answer);
  await endFormer(sent);
  return withCookies({ next: 'in' }, answer);
}

/** Signed in with the cookies of `answer`, may they enter? Else the session is ended at once. */
async function requireEntry(sent: Headers, answer: Response): Promise<void> {
  const place = await placeOf(sent);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const as = new Headers({ cookie });
  if ((await whoAsks(place, as)) !== null) return;
  await place.library.api.signOut({ headers: as });
  throw wrong();
}

/** Whoever signs in anew has one session of this browser, not two. */
async function endFormer(sent: Headers): Promise<void> {
  const { library } = await placeOf(sent);
  await library.api.signOut({ headers: sent, asResponse: true });
}

/** The second step: six digits of the app, or one of the codes that were noted down. */
export async function signInWithCode(sent: Headers, code: string): Promise<Response> {
  requireSignIn();
  const { library } = await placeOf(sent);
  const digits = code.replaceAll(' ', '');
  const half = sent.get('cookie') ?? '';
  const answer = await counted(sent, `code of ${shortHash(half)}`, async () => {
    const asked = { headers: sent, asResponse: true } as const;
    const response = /^\d{6}$/.test(digits)
      ? await library.api.verifyTOTP({ ...asked, body: { code: digits } })
      : await library.api.verifyBackupCode({ ...asked, body: { code } });
    return response.ok ? response : null;
  });
  if (answer === null)
    throw new Refusal(401, 'Not signed in', 'The code is wrong or too old; after a while sign in again.', 'code');
  await requireEntry(sent, answer);
  await endFormer(sent);
  return withCookies({ next: 'in' }, answer);
}

export async function signOut(sent: Headers): Promise<Response> {
  requireSignIn();
  const { library } = await placeOf(sent);
  const answer = withCookies({ done: true }, await library.api.signOut({ headers: sent, asResponse: true }));
  // What pages keep in the browser, such as the names of accounts last looked at, goes with them.
  answer.headers.set('clear-site-data', '"storage"');
  return answer;
}

/** Who looks, and what they may: for pages, which leave out what would be refused. */
export async function meHere(sent: Headers): Promise<Me> {
  const nobody = { name: null, email: null, role: null, has_code: false, sessions: [] };
  if (!isSignInOn()) return { sign_in: 'off', ...nobody, may: [...needs] };
  const place = await placeOf(sent);
  const self = await whoAsks(place, sent);
  if (!isSomebody(self)) return { sign_in: 'on', ...nobody, may: [] };
  const sessions = await sessionsOf(place.store.pool, self, self.userId);
  return {
    ...{ sign_in: 'on', name: self.displayName, email: self.name, role: self.role },
    may: [...(self.access?.needs ?? [])],
    has_code: self.hasTwoFactor,
    sessions: sessions.map(({ id, token, beganAt, agent }) => ({
      id,
      began_at: beganAt.toISOString(),
      agent,
      is_this: token === self.sessionToken,
    })),
  };
}

export function requireStrong(password: string, email: string, field = 'password'): void {
  const why = weakness(password, email);
  if (why !== null) throw new Refusal(422, 'Choose another password', `${field}: ${why}`, field);
}

/** One's own password; every other session ends. */
export async function changePassword(sent: Headers, asked: Asked<typeof passwordChange>): Promise<Response> {
  const { place, self } = await selfHere(sent);
  requireStrong(asked.next, self.name, 'next');
  const answer = await counted(sent, nameOf(self.name), async () => {
    const body = { currentPassword: asked.password, newPassword: asked.next, revokeOtherSessions: true };
    const response = await place.library.api.changePassword({ body, headers: sent, asResponse: true });
    return response.ok ? response : null;
  });
  if (answer === null) throw new Refusal(422, 'Not changed', 'password: that is not your password now', 'password');
  return withCookies({ done: true }, answer);
}

/** Begins with an authenticator app: what it is told, and codes for the day it is lost. Asked for once it was confirmed. */
export async function beginCode(sent: Headers, password: string) {
  const { place, self } = await selfHere(sent);
  const begun = await counted(sent, nameOf(self.name), async () => {
    const response = await place.library.api.enableTwoFactor({ body: { password }, headers: sent, asResponse: true });
    return response.ok ? ((await response.json()) as { totpURI: string; backupCodes: string[] }) : null;
  });
  if (begun === null) throw new Refusal(422, 'Not begun', 'password: that is not your password', 'password');
  return { uri: begun.totpURI, backup_codes: begun.backupCodes };
}

export async function confirmCode(sent: Headers, code: string): Promise<Response> {
  const { place, self } = await selfHere(sent);
  const answer = await counted(sent, `code of ${shortHash(self.userId)}`, async () => {
    const body = { code: code.replaceAll(' ', '') };
    const response = await place.library.api.verifyTOTP({ body, headers: sent, asResponse: true });
    return response.ok ? response : null;
  });
  if (answer === null) throw new Refusal(422, 'Not confirmed', 'code: that is not what the app shows now', 'code');
  return withCookies({ done: true }, answer);
}

export async function endCode(sent: Headers, password: string): Promise<Response> {
  const { place, self } = await selfHere(sent);
  const answer = await counted(sent, nameOf(self.name), async () => {
    const response = await place.library.api.disableTwoFactor({ body: { password }, headers: sent, asResponse: true });
    return response.ok ? response : null;
  });
  if (answer === null) throw new Refusal(422, 'Not changed', 'password: that is not your password', 'password');
  return withCookies({ done: true }, answer);
}

/** Ends one of one's own sessions, wherever it is. */
export async function endSession(sent: Headers, id: string): Promise<{ done: true }> {
  const { place, self } = await selfHere(sent);
  const session = (await sessionsOf(place.store.pool, self, self.userId)).find((each) => each.id === id);
  if (!session) throw new Refusal(404, 'No such session', 'It has ended already.', 'id');
  await place.library.api.revokeSession({ headers: sent, body: { token: session.token } });
  return { done: true };
}

/** Ends every session but this one. */
export async function endOtherSessions(sent: Headers): Promise<{ done: true }> {
  const { place } = await selfHere(sent);
  await place.library.api.revokeOtherSessions({ headers: sent });
  return { done: true };
}
