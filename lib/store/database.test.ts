import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { isDatabaseAway } from './database';

const failed = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

const connecting = async (config: pg.ClientConfig): Promise<unknown> => {
  const client = new pg.Client({ user: 'ratchet', database: 'ratchet', ...config });
  client.on('error', () => {});
  return failed(client.connect());
};

it('knows a database that refuses, is nowhere, or hangs up', async () => {
  const hangsUp = createServer((socket) => socket.destroy());
  await new Promise<void>((ready) => hangsUp.listen(0, '127.0.0.1', ready));
  const { port } = hangsUp.address() as AddressInfo;
  expect(isDatabaseAway(await connecting({ host: '127.0.0.1', port }))).toBe(true);
  await new Promise((closed) => hangsUp.close(closed));
  expect(isDatabaseAway(await connecting({ host: '127.0.0.1', port }))).toBe(true);
  expect(isDatabaseAway(await connecting({ host: join(tmpdir(), 'nowhere') }))).toBe(true);
  expect(isDatabaseAway(Object.assign(new Error('terminating connection'), { code: '57P01' }))).toBe(true);
  expect(isDatabaseAway(new Error('the query failed', { cause: new Error('Connection terminated') }))).toBe(true);
});

it('takes nothing else for it', async () => {
  expect(isDatabaseAway(await failed(readFile(join(tmpdir(), 'no such file'))))).toBe(false);
  expect(isDatabaseAway(Object.assign(new Error('duplicate key'), { code: '23505' }))).toBe(false);
  expect(isDatabaseAway(Object.assign(new Error('disk full'), { code: '53100' }))).toBe(false);
  expect(isDatabaseAway(null)).toBe(false);
});
