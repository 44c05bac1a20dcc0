/** Two servers on one PostgreSQL: in step with every change, alone when one is killed, and back when the database is. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { databaseUrlIn } from '@/lib/store/testing/address';
import { isLong } from './fixtures/accessible';
import { runCommand } from './fixtures/ratchet';
import { type Server, START_MS, startServer, statusOf } from './fixtures/server';

/** A thousand in the long run. */
const DROPS = isLong ? 1_000 : 40;

test.describe.configure({ mode: 'serial' });

let folder = '';
let servers: Server[] = [];

/** Its embedded database stands for the server that is named. */
const database = (): string => join(folder, 'database');

/** Starts the database where it does not run; whoever is connected keeps it. */
const wakeDatabase = async (): Promise<void> => {
  const { code, stderr } = await runCommand(database(), ['people', 'list']);
  expect(code, stderr).toBe(0);
};

test.beforeAll(async () => {
  test.setTimeout(2 * START_MS);
  folder = await mkdtemp(join(tmpdir(), 'ratchet-servers-'));
  await wakeDatabase();
  const named = { DATABASE_URL: databaseUrlIn(database()) };
  servers = await Promise.all(
    ['one', 'two'].map((name) => startServer({ ...named, RATCHET_DATA: join(folder, name) })),
  );
});
test.afterAll(async () => {
  await Promise.all(servers.map((server) => server.kill()));
  await runCommand(database(), ['stop', '--remove']);
  await rm(folder, { recursive: true, force: true });
});

const at = (place: 0 | 1): string => {
  const server = servers[place];
  if (!server) throw new Error('the servers were not started');
  return server.url;
};

async function state(place: 0 | 1, accountId: string, amount: string): Promise<void> {
  const row = { account_id: accountId, effective_on: '2026-01-01', product: 'Core', amount, interval: 'month' };
  const answer = await fetch(`${at(place)}/api/v1/changes?data_through=2026-03-31&currency=USD`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([row]),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

interface Seen {
  ledger_version: number;
  arr: number;
}

/** ARR in cents as a server tells it, with the version it is of. */
async function seen(place: 0 | 1): Promise<Seen> {
  const answer = await fetch(`${at(place)}/api/v1/reports/movements?grid=month`);
  const { ledger_version, rows } = (await answer.json()) as {
    ledger_version: number;
    rows: { end_arr: number }[];
  };
  return { ledger_version, arr: rows.at(-1)?.end_arr ?? 0 };
}

test('what one has acknowledged the other tells at once, also where both write at once', async () => {
  let arr = 0;
  for (let step = 1; step <= 6; step++) {
    await state(step % 2 === 0 ? 0 : 1, `a${step}`, `${step}.00`);
    arr += step * 1200;
    const told = await seen(step % 2 === 0 ? 1 : 0);
    expect(told.arr, `after ${step} changes`).toBe(arr);
  }
  await Promise.all(Array.from({ length: 8 }, (_, each) => state(each % 2 === 0 ? 0 : 1, `b${each}`, '10.00')));
  const [one, two] = [await seen(0), await seen(1)];
  expect(one).toEqual(two);
  expect(one.arr).toBe(arr + 8 * 12_000);
});

/** Sends a call and hangs up on it after so many ms, answered or not. */
async function dropped(url: string, headers: Record<string, string>, body: string, ms: number): Promise<void> {
  const { hostname, port, pathname, search } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const lines = Object.entries({ ...headers, host: `${hostname}:${port}`, 'content-length': String(body.length) });
  socket.write(
    `POST ${pathname}${search} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
  );
  socket.write(body);
  await new Promise((next) => setTimeout(next, ms));
  socket.destroy();
}

test(`${DROPS} calls whose connection is dropped, sent again to the other server: each is done once`, async () => {
  test.setTimeout(DROPS * 1_000 + 60_000);
  const made = async (): Promise<number> =>
    ((await (await fetch(`${at(0)}/api/v1/imports`)).json()) as { imports: unknown[] }).imports.length;
  const before = await made();
  const { arr } = await seen(0);
  const path = '/api/v1/changes?data_through=2026-03-31&currency=USD';
  const body = (account_id: string, amount: string) =>
    JSON.stringify([{ account_id, effective_on: '2026-01-01', product: 'Core', amount, interval: 'month' }]);
  for (let n = 0; n < DROPS; n++) {
    const headers = { 'content-type': 'application/json', 'idempotency-key': `dropped-${n}` };
    const text = body(`d${n}`, '1.00');
    await dropped(`${at(n % 2 === 0 ? 0 : 1)}${path}`, headers, text, (n * 7) % 40);
    const again = (sent: string) => fetch(`${at(n % 2 === 0 ? 1 : 0)}${path}`, { method: 'POST', headers, body: sent });
    // While the first one is still being done, the second is told so.
    await expect.poll(async () => (await again(text)).status, { intervals: [20, 50, 100] }).toBe(200);
    if (n % 10 === 0) expect((await again(body(`d${n}`, '2.00'))).status).toBe(422);
  }
  expect(await made()).toBe(before + DROPS);
  expect((await seen(1)).arr).toBe(arr + DROPS * 1_200);
});

test('without the database both say so and answer again once it is back', async () => {
  const before = await seen(1);
  await runCommand(database(), ['stop']);
  for (const place of [0, 1] as const) {
    const ready = await fetch(`${at(place)}/api/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'database_lost' }]);
    expect(await statusOf(`${at(place)}/api/health/live`)).toBe(200);
    const report = await fetch(`${at(place)}/api/v1/reports/movements`);
    expect(report.status).toBe(503);
    expect(await report.json()).toMatchObject({ title: 'The database does not answer' });
  }
  await wakeDatabase();
  for (const place of [0, 1] as const) {
    await expect.poll(() => statusOf(`${at(place)}/api/health/ready`), { timeout: 5_000 }).toBe(200);
    expect(await seen(place)).toEqual(before);
  }
});

test('a page that is opened meanwhile says so, and comes back by itself', async ({ page }) => {
  await runCommand(database(), ['stop']);
  expect((await page.goto(`${at(0)}/retention`))?.status()).toBe(500);
  await expect(page.getByRole('heading', { name: 'The database does not answer' })).toBeVisible();
  await wakeDatabase();
  await expect(page.getByRole('heading', { name: 'Retention', level: 1 })).toBeVisible({ timeout: 15_000 });
});

test('when one is killed the other goes on, and a third takes its place', async () => {
  const before = await seen(1);
  await servers[0]?.kill();
  await state(1, 'c', '100.00');
  const third = await startServer({ DATABASE_URL: databaseUrlIn(database()), RATCHET_DATA: join(folder, 'one') });
  servers = [third, ...servers.slice(1)];
  expect(await seen(0)).toEqual(await seen(1));
  expect((await seen(0)).arr).toBe(before.arr + 120_000);
});
