/** People, from the first owner to the one who was removed, over the route handlers and a real store. */
import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParsedMail } from 'mailparser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { postman } from '@/lib/digest/testing/places';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { tellSetupToken } from './people';
import { Browser } from './testing/browser';

const current = vi.hoisted((): { store: Store | null } => ({ store: null }));
vi.mock('./opened', () => ({ openedStore: async () => current.store }));
// Outside a server there is no page to wait for.
vi.mock('next/server', async (importOriginal) => ({
  ...(await importOriginal<typeof import('next/server')>()),
  connection: async () => undefined,
}));

beforeEach(async () => {
  vi.stubEnv('RATCHET_AUTH', 'on');
  vi.stubEnv('RATCHET_DATA', await mkdtemp(join(tmpdir(), 'ratchet-people-')));
});

const inStore = (work: (store: Store) => Promise<void>): Promise<void> =>
  withFreshStore(async (store) => {
    current.store = store;
    await work(store);
  });

const OWNER = { email: 'ada@example.com', password: 'correct horse battery' };
const VIEWER = { email: 'eve@example.com', password: 'staple lamp orange' };

async function setupToken(): Promise<string> {
  const lines: string[] = [];
  await tellSetupToken((line) => lines.push(line));
  return lines.join('\n').split('#')[1] ?? '';
}

async function owner(): Promise<Browser> {
  const browser = new Browser();
  const token = await setupToken();
  const said = await browser.call('POST', '/api/v1/entry/take', { token, name: 'Ada', ...OWNER });
  expect(said).toMatchObject({ status: 200, json: { next: 'in' } });
  return browser;
}

async function invited(by: Browser, role: string, who = VIEWER): Promise<Browser> {
  const { json } = await by.call('POST', '/api/v1/invitations', { email: who.email, role });
  const token = json.link.split('#')[1];
  const browser = new Browser();
  expect((await browser.call('POST', '/api/v1/entry', { token })).json).toEqual({
    ...{ kind: 'invitation', email: who.email, role },
  });
  expect((await browser.call('POST', '/api/v1/entry/take', { token, name: 'Eve', ...who })).status).toBe(200);
  return browser;
}

/** What an authenticator app shows at a moment (RFC 6238). */
function codeOf(uri: string, at = Date.now()): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('the first owner', () => {
  it('comes in by the token of the log, once, and is the only one who can', () =>
    inStore(async ({ pool }) => {
      const stranger = new Browser();
      expect((await stranger.call('GET', '/api/v1/workspace')).status).toBe(401);
      const [first, second] = [await setupToken(), await setupToken()];
      // A second start of the server makes a new one, and the one before is over.
      expect((await stranger.call('POST', '/api/v1/entry', { token: first })).status).toBe(404);
      expect((await stranger.call('POST', '/api/v1/entry', { token: second })).json.kind).toBe('setup');
      const take = (who: typeof OWNER) =>
        new Browser().call('POST', '/api/v1/entry/take', { token: second, name: 'Ada', ...who });
      const both = await Promise.all([take(OWNER), take({ ...OWNER, email: 'mallory@example.com' })]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
      expect(await setupToken()).toBe('');
      const { rows } = await pool.query<{ kept: string }>(
        "select string_agg(token_hash, ' ') || (select string_agg(password, ' ') from auth_account) as kept from entry_link",
      );
      expect(rows[0]?.kept).not.toContain(second);
      expect(rows[0]?.kept).toMatch(/\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    }));

  it('chooses a password that nobody guesses', () =>
    inStore(async () => {
      const token = await setupToken();
      for (const password of ['short', 'password1234', '123456789012', 'ada.lovelace1815'])
        expect(
          await new Browser().call('POST', '/api/v1/entry/take', {
            ...{ token, name: 'Ada', email: 'ada.lovelace@example.com', password },
          }),
        ).toMatchObject({ status: 422, json: { field: 'password' } });
    }));
});

describe('somebody who signs in', () => {
  it('has a cookie that no script reads, and is out at the next request once they sign out', () =>
    inStore(async () => {
      await owner();
      const browser = new Browser();
      const said = await browser.call('POST', '/api/v1/session', OWNER);
      expect(said.json).toEqual({ next: 'in' });
      const [cookie = ''] = said.headers.getSetCookie();
      expect(cookie).toMatch(/^ratchet\.session_token=/);
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/SameSite=Lax/i);
      const twin = browser.twin();
      expect((await twin.call('GET', '/api/v1/me')).json).toMatchObject({ email: OWNER.email, role: 'owner' });
      const out = await browser.call('DELETE', '/api/v1/session');
      expect(out.status).toBe(200);
      expect(out.headers.get('clear-site-data')).toBe('"storage"');
      expect((await twin.call('GET', '/api/v1/me')).status).toBe(401);
    }));

  it('anew in the same browser has one session there, not two', () =>
    inStore(async () => {
      await owner();
      const browser = new Browser();
      await browser.call('POST', '/api/v1/session', OWNER);
      const before = browser.twin();
      expect((await before.call('GET', '/api/v1/me')).status).toBe(200);
      expect((await browser.call('POST', '/api/v1/session', OWNER)).json).toEqual({ next: 'in' });
      expect((await browser.call('GET', '/api/v1/me')).status).toBe(200);
      expect((await before.call('GET', '/api/v1/me')).status).toBe(401);
    }));

  it('under https has a cookie of this host alone', () =>
    inStore(async () => {
      vi.stubEnv('RATCHET_URL', 'https://ratchet.example.com');
      const said = await (async () => {
        await owner();
        return new Browser().call('POST', '/api/v1/session', OWNER);
      })();
      const [cookie = ''] = said.headers.getSetCookie();
      expect(cookie).toMatch(/^__Host-ratchet\.session_token=.*; Path=\/.*Secure/i);
      expect(cookie).not.toMatch(/Domain=/i);
    }));

  it('is told the same for a wrong password and for nobody, and after ten tries to wait', () =>
    inStore(async () => {
      await owner();
      const browser = new Browser({ 'x-forwarded-for': '203.0.113.9' });
      const wrong = (email: string) =>
        browser.call('POST', '/api/v1/session', { email, password: 'wrong wrong wrong' });
      const [nobody, somebody] = [await wrong('nobody@example.com'), await wrong(OWNER.email)];
      expect(nobody.status).toBe(401);
      expect({ ...nobody.json, request_id: 0 }).toEqual({ ...somebody.json, request_id: 0 });
      const more = await Promise.all(Array.from({ length: 12 }, () => wrong(OWNER.email)));
      expect(more.filter(({ status }) => status === 401)).toHaveLength(9);
      // Another address in a header that nobody vouches for changes nothing; the right password waits as well.
      const other = new Browser({ 'x-forwarded-for': '198.51.100.7' });
      const late = await other.call('POST', '/api/v1/session', OWNER);
      expect(late.status).toBe(429);
      expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    }));

  it('with an app is asked for its code, which works once the password was right', () =>
    inStore(async ({ pool }) => {
      const browser = await owner();
      expect((await browser.call('POST', '/api/v1/me/code', { password: 'not it at all' })).status).toBe(422);
      const begun = await browser.call('POST', '/api/v1/me/code', { password: OWNER.password });
      expect(begun.json.backup_codes).toHaveLength(10);
      const { uri } = begun.json;
      expect((await browser.call('POST', '/api/v1/me/code/confirm', { code: '000000' })).status).toBe(422);
      expect((await browser.call('POST', '/api/v1/me/code/confirm', { code: codeOf(uri) })).status).toBe(200);
      const later = new Browser();
      expect((await later.call('POST', '/api/v1/session', OWNER)).json).toEqual({ next: 'code' });
      expect((await later.call('GET', '/api/v1/me')).status).toBe(401);
      expect((await later.call('POST', '/api/v1/session/code', { code: '000000' })).status).toBe(401);
      expect((await later.call('POST', '/api/v1/session/code', { code: codeOf(uri) })).json).toEqual({ next: 'in' });
      expect((await later.call('GET', '/api/v1/me')).json.has_code).toBe(true);
      const lost = new Browser();
      await lost.call('POST', '/api/v1/session', OWNER);
      const [code] = begun.json.backup_codes;
      expect((await lost.call('POST', '/api/v1/session/code', { code })).json).toEqual({ next: 'in' });
      const { rows } = await pool.query<{ secret: string }>('select secret from auth_two_factor');
      expect(rows[0]?.secret).not.toContain(new URL(uri).searchParams.get('secret'));
      expect((await browser.call('POST', '/api/v1/me/code/end', { password: OWNER.password })).status).toBe(200);
      expect((await new Browser().call('POST', '/api/v1/session', OWNER)).json).toEqual({ next: 'in' });
    }));

  it('ends one of their sessions, wherever it is; nobody else’s', () =>
    inStore(async () => {
      const browser = await owner();
      const eve = await invited(browser, 'viewer');
      const other = new Browser();
      await other.call('POST', '/api/v1/session', OWNER);
      const { sessions } = (await browser.call('GET', '/api/v1/me')).json;
      expect(sessions).toHaveLength(2);
      const there = sessions.find((each: { is_this: boolean }) => !each.is_this).id;
      expect((await eve.call('DELETE', `/api/v1/me/sessions/${there}`)).status).toBe(404);
      expect((await other.call('GET', '/api/v1/me')).status).toBe(200);
      expect((await browser.call('DELETE', `/api/v1/me/sessions/${there}`)).status).toBe(200);
      expect((await other.call('GET', '/api/v1/me')).status).toBe(401);
      expect((await browser.call('GET', '/api/v1/me')).status).toBe(200);
      expect((await browser.call('DELETE', `/api/v1/me/sessions/${there}`)).status).toBe(404);
    }));

  it('without the app that was lost comes in by the password alone, once an owner has taken its code away', () =>
    inStore(async ({ pool }) => {
      const boss = await owner();
      const eve = await invited(boss, 'viewer');
      const { uri } = (await eve.call('POST', '/api/v1/me/code', { password: VIEWER.password })).json;
      await eve.call('POST', '/api/v1/me/code/confirm', { code: codeOf(uri) });
      const { people } = (await boss.call('GET', '/api/v1/people')).json;
      const { id } = people.find(({ email }: { email: string }) => email === VIEWER.email);
      expect((await eve.call('DELETE', `/api/v1/people/${id}/code`)).status).toBe(403);
      expect((await boss.call('DELETE', `/api/v1/people/${id}/code`)).json).toMatchObject({ has_code: false });
      expect((await eve.call('GET', '/api/v1/me')).status).toBe(401);
      expect((await new Browser().call('POST', '/api/v1/session', VIEWER)).json).toEqual({ next: 'in' });
      expect((await boss.call('DELETE', `/api/v1/people/${id}/code`)).status).toBe(404);
      const { rows } = await pool.query("select principal_name from audit where action = 'second_factor_removed'");
      expect(rows).toEqual([{ principal_name: OWNER.email }]);
    }));

  it('changes the password, which ends every other session', () =>
    inStore(async () => {
      const browser = await owner();
      const other = new Browser();
      await other.call('POST', '/api/v1/session', OWNER);
      const asked = { password: OWNER.password, next: 'another fine sentence' };
      expect((await browser.call('POST', '/api/v1/me/password', asked)).status).toBe(200);
      expect((await other.call('GET', '/api/v1/me')).status).toBe(401);
      expect((await browser.call('GET', '/api/v1/me')).status).toBe(200);
    }));
});

describe('people', () => {
  it('are invited, given another role, removed with every session, and brought back', () =>
    inStore(async ({ pool }) => {
      const boss = await owner();
      const eve = await invited(boss, 'viewer');
      expect((await eve.call('GET', '/api/v1/people')).status).toBe(403);
      const { people } = (await boss.call('GET', '/api/v1/people')).json;
      const id = people.find(({ email }: { email: string }) => email === VIEWER.email).id;
      await boss.call('POST', `/api/v1/people/${id}`, { role: 'cs' });
      expect((await eve.call('GET', '/api/v1/me')).json).toMatchObject({ role: 'cs', may: ['read', 'act'] });
      expect((await boss.call('DELETE', `/api/v1/people/${id}`)).status).toBe(200);
      expect((await eve.call('GET', '/api/v1/me')).status).toBe(401);
      expect((await new Browser().call('POST', '/api/v1/session', VIEWER)).status).toBe(401);
      expect((await boss.call('POST', `/api/v1/people/${id}/restore`)).status).toBe(200);
      expect((await new Browser().call('POST', '/api/v1/session', VIEWER)).json).toEqual({ next: 'in' });
      const { rows } = await pool.query<{ action: string }>('select action from audit order by audit_no');
      expect(rows.map(({ action }) => action)).toEqual([
        ...['owner_set_up', 'person_invited', 'person_joined', 'role_changed', 'person_removed', 'person_restored'],
      ]);
    }));

  it('keep one owner', () =>
    inStore(async () => {
      const boss = await owner();
      const id = (await boss.call('GET', '/api/v1/people')).json.people[0].id;
      expect((await boss.call('DELETE', `/api/v1/people/${id}`)).status).toBe(409);
      expect((await boss.call('POST', `/api/v1/people/${id}`, { role: 'viewer' })).status).toBe(409);
    }));

  it('choose a new password by a link that works once and ends their sessions; an invitation that was taken back opens nothing', () =>
    inStore(async () => {
      const boss = await owner();
      const eve = await invited(boss, 'viewer');
      const { people } = (await boss.call('GET', '/api/v1/people')).json;
      const id = people.find(({ email }: { email: string }) => email === VIEWER.email).id;
      const token = (await boss.call('POST', `/api/v1/people/${id}/reset`)).json.link.split('#')[1];
      const next = { token, password: 'quite another sentence' };
      expect((await new Browser().call('POST', '/api/v1/entry/take', next)).json).toEqual({ next: 'in' });
      expect((await eve.call('GET', '/api/v1/me')).status).toBe(401);
      expect((await new Browser().call('POST', '/api/v1/entry/take', next)).status).toBe(404);
      const link = (await boss.call('POST', '/api/v1/invitations', { email: 'bob@example.com', role: 'editor' })).json
        .link;
      const [open] = (await boss.call('GET', '/api/v1/people')).json.invitations;
      expect((await boss.call('DELETE', `/api/v1/invitations/${open.id}`)).status).toBe(200);
      expect((await new Browser().call('POST', '/api/v1/entry', { token: link.split('#')[1] })).status).toBe(404);
    }));
});

describe('links by mail', () => {
  const tokenIn = (text: string | undefined): string => /#([\w-]{43})/.exec(text ?? '')?.[1] ?? '';
  const addressed = (mail: ParsedMail | undefined) => [mail?.to].flat().map((to) => to?.text);

  it('bring an invitation and a new password to the mailbox; no answer tells who is there', () =>
    inStore(async () => {
      const mailbox = await postman();
      vi.stubEnv('RATCHET_SMTP_URL', mailbox.url);
      try {
        const boss = await owner();
        const { json } = await boss.call('POST', '/api/v1/invitations', { email: VIEWER.email, role: 'viewer' });
        expect(json.mailed).toBe(true);
        const [invitation] = mailbox.mails;
        expect(invitation?.subject).toBe('You are invited to Ratchet');
        expect(addressed(invitation)).toEqual([VIEWER.email]);
        expect(tokenIn(invitation?.text)).toBe(tokenIn(json.link));
        const eve = new Browser();
        const taken = { token: tokenIn(invitation?.text), name: 'Eve', ...VIEWER };
        expect((await eve.call('POST', '/api/v1/entry/take', taken)).status).toBe(200);

        const forgot = (email: string) => new Browser().call('POST', '/api/v1/password/forgot', { email });
        const [nobody, somebody] = [await forgot('nobody@example.com'), await forgot(VIEWER.email)];
        expect([nobody.status, nobody.json]).toEqual([somebody.status, somebody.json]);
        await expect.poll(() => mailbox.mails.length, { timeout: 10_000 }).toBe(2);
        const letter = mailbox.mails[1];
        expect(letter?.subject).toBe('A new password for Ratchet');
        expect(addressed(letter)).toEqual([VIEWER.email]);
        const next = { token: tokenIn(letter?.text), password: 'quite another sentence' };
        expect((await new Browser().call('POST', '/api/v1/entry/take', next)).json).toEqual({ next: 'in' });
        expect((await eve.call('GET', '/api/v1/me')).status).toBe(401);
      } finally {
        await mailbox.close();
      }
    }));

  it('are to be handed over where the mail server cannot be reached', () =>
    inStore(async () => {
      const mailbox = await postman();
      await mailbox.close();
      vi.stubEnv('RATCHET_SMTP_URL', mailbox.url);
      const boss = await owner();
      const { status, json } = await boss.call('POST', '/api/v1/invitations', { email: VIEWER.email, role: 'viewer' });
      expect({ status, mailed: json.mailed }).toEqual({ status: 200, mailed: false });
      expect(tokenIn(json.link)).toHaveLength(43);
    }));
});

describe('tokens of programs', () => {
  it('do what their scopes say, never more than their owner may, and nothing once revoked', () =>
    inStore(async ({ pool }) => {
      const boss = await owner();
      const make = async (scopes: string[]) =>
        (await boss.call('POST', '/api/v1/tokens', { name: scopes.join(), scopes, expires_in_days: 30 })).json;
      const [reads, sends] = [await make(['read']), await make(['ingest'])];
      expect(reads.token).toMatch(/^rt_[A-Za-z0-9]{12}_[\w-]{43}$/);
      const as = (token: string) => ({ authorization: `Bearer ${token}` });
      const program = new Browser();
      expect((await program.call('GET', '/api/v1/workspace', undefined, as(reads.token))).status).toBe(200);
      expect((await program.call('POST', '/api/v1/settings', {}, as(reads.token))).status).toBe(403);
      expect((await program.call('GET', '/api/v1/workspace', undefined, as(sends.token))).status).toBe(403);
      expect((await program.call('GET', '/api/v1/me', undefined, as(reads.token))).status).toBe(403);
      const row = { account_id: 'a', effective_on: '2025-01-01', product: 'Core', amount: '100.00' };
      const sent = await program.call('POST', '/api/v1/changes?data_through=2025-03-31', [row], as(sends.token));
      expect(sent).toMatchObject({ status: 200, json: { outcome: 'done' } });
      const by = await pool.query("select principal_kind, principal_name from audit where action = 'import_appended'");
      expect(by.rows).toEqual([{ principal_kind: 'token', principal_name: 'ingest' }]);
      const kept = await pool.query('select token_hash, public_id from api_token order by token_no');
      expect(JSON.stringify(kept.rows)).not.toContain(reads.token.slice(-43));
      const forged = `${reads.token.slice(0, -1)}${reads.token.endsWith('A') ? 'B' : 'A'}`;
      // A wrong token is refused, also beside a session that would do.
      expect((await boss.call('GET', '/api/v1/workspace', undefined, as(forged))).status).toBe(401);
      await boss.call('DELETE', `/api/v1/tokens/${reads.made.id}`);
      expect((await program.call('GET', '/api/v1/workspace', undefined, as(reads.token))).status).toBe(401);
    }));
});

it('the secret of sessions is made once, for its owner alone', () =>
  inStore(async () => {
    await owner();
    const file = join(process.env.RATCHET_DATA ?? '', 'auth.key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(await readFile(file, 'utf8'), 'base64url')).toHaveLength(32);
  }));
