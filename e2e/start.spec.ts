import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { freePort } from '../scripts/address.mjs';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'start' });

const root = resolve(import.meta.dirname, '..');

/** `npm start` on the built app, with what it writes. */
function start(variables: Record<string, string>): { server: ChildProcess; said: () => string } {
  const env = { ...process.env, DATABASE_URL: '', HOST: '', NEXT_DIST_DIR: '.next-test', ...variables };
  const server = spawn(process.execPath, [join(root, 'scripts/start.mjs')], { cwd: root, env });
  let text = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (part) => (text += part));
  return { server, said: () => text };
}

async function refused(variables: Record<string, string>): Promise<{ said: string; ms: number }> {
  const startedAt = performance.now();
  const { server, said } = start(variables);
  const [code] = await once(server, 'exit');
  expect(code).toBe(1);
  return { said: said(), ms: performance.now() - startedAt };
}

test('a taken port is said clearly, before any slow work', async ({ ratchet }) => {
  const port = new URL(ratchet.url).port;
  const { said, ms } = await refused({ PORT: port });
  expect(said).toContain(`Port ${port} is taken (Ratchet is running there already: ${ratchet.url})`);
  expect(said).toContain(`PORT=${Number(port) + 1} npm start`);
  expect(ms).toBeLessThan(3_000);
});

test('a wrong port and an address open to others are refused', async () => {
  expect((await refused({ PORT: 'eighty' })).said).toContain('PORT is "eighty"');
  expect((await refused({ HOST: '0.0.0.0', PORT: String(await freePort()) })).said).toContain('RATCHET_URL must say');
});

test('a second start answers its first page within 5 seconds, and stops when asked to', async ({ ratchet }) => {
  const port = await freePort();
  const startedAt = performance.now();
  const { server, said } = start({ PORT: String(port), RATCHET_DATA: ratchet.dataDir });
  const page = async () => (await fetch(`http://127.0.0.1:${port}/`).catch(() => null))?.status;
  await expect.poll(page, { intervals: [50], timeout: 20_000, message: said() }).toBe(200);
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  await expect.poll(said).toContain(`http://127.0.0.1:${port}`);
  server.kill('SIGTERM');
  const [code] = await once(server, 'exit');
  expect(code, said()).toBe(0);
});
