/** For tests: a small company's ledger as the digest sees it, and servers that take messages. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import type { Store } from '@/lib/store/open';
import { accountRow, change, freshWorkspace, importFile, tester } from '@/lib/store/testing-records';
import { listWorkspaces } from '@/lib/store/workspaces';
import type { DigestPlace } from '../read';

/**
 * Acme grows from 100.00 to 150.00 a month in November 2026, Bee goes on with 200.00, Dent & Sons <"quoted"> contract
 * from 80.00 to 30.00 in the last week, Egg starts then; Foe is to leave in December.
 */
export async function digestPlace(store: Store, now: Date): Promise<DigestPlace> {
  const workspaceId = await freshWorkspace(store);
  const names = { a: 'Acme', b: 'Bee', d: 'Dent & Sons <"quoted">', e: 'Egg', f: 'Foe' };
  const since = (accountId: string, amountMinor: number, row: number) =>
    change({ accountId, on: '2025-01-01', amountMinor, row });
  await importFile(store, workspaceId, {
    accounts: Object.entries(names).map(([accountId, name], index) => accountRow({ accountId, name, row: index + 2 })),
    changes: [
      since('a', 10_000, 2),
      since('b', 20_000, 3),
      since('d', 8000, 4),
      since('f', 5000, 5),
      change({ accountId: 'a', on: '2026-11-05', amountMinor: 15_000, row: 6 }),
      change({ accountId: 'd', on: '2026-11-18', amountMinor: 3000, row: 7 }),
      change({ accountId: 'e', on: '2026-11-19', amountMinor: 7000, row: 8 }),
      change({ accountId: 'f', on: '2026-12-10', amountMinor: 0, row: 9 }),
    ],
    dataThrough: '2026-11-21',
  });
  return placeOf(store, workspaceId, now);
}

/** The workspace as it stands by now. */
export async function placeOf(store: Store, workspaceId: number, now: Date): Promise<DigestPlace> {
  const reader = { db: store.pool, principal: tester, workspaceId };
  const workspace = (await listWorkspaces(store, tester)).find(({ id }) => id === workspaceId);
  if (!workspace) throw new Error('there is no such workspace');
  return { reader, workspace, timeZone: 'Europe/Berlin', now, view: await loadLedgerView(reader, undefined, true) };
}

export interface Postman {
  url: string;
  mails: ParsedMail[];
  close(): Promise<void>;
}

/** An SMTP server on this machine, with one user; `refuses`: addresses that it takes no mail for. */
export async function postman(refuses: readonly string[] = []): Promise<Postman> {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) =>
      username === 'ratchet@example.com' && password === 'p@ss/word'
        ? done(null, { user: username })
        : done(new Error('Invalid user name or password')),
    onRcptTo: ({ address }, _, done) => (refuses.includes(address) ? done(new Error('No such user here')) : done()),
    onData: (stream, _, done) => {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail);
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://${encodeURIComponent('ratchet@example.com')}:${encodeURIComponent('p@ss/word')}@127.0.0.1:${port}`,
    mails,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

export interface Hook {
  url: string;
  bodies: string[];
  close(): Promise<void>;
}

/** A webhook on this machine that answers with `status`. */
export async function hook(status = 200, location?: string): Promise<Hook> {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    bodies.push(text);
    response.writeHead(status, location === undefined ? {} : { location }).end('ok');
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/services/T0/B0/secret`,
    bodies,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
