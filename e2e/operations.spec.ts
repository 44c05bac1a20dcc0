import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, runCommand, test } from './fixtures/ratchet';
import { type Server, START_MS, startServer } from './fixtures/server';

/** Secrets and figures that must turn up nowhere but in the answers that are asked for them. */
const canaries = {
  RATCHET_METRICS_TOKEN: 'canary-metrics-0123456789',
  RATCHET_SMTP_URL: 'smtp://canary:canary-mail-password@127.0.0.1:9',
  STRIPE_API_KEY: 'rk_test_canaryStripe0123456789',
};
const inData = ['Canary Industries', 'canary-account-77', '98765.43', '9876543', 'ada.canary@example.com'];

let server: Server;
let url = '';
let dataDir = '';

test.beforeAll(async () => {
  test.setTimeout(2 * START_MS);
  dataDir = await mkdtemp(join(tmpdir(), 'ratchet-operations-'));
  server = await startServer({ ...canaries, RATCHET_LOG: 'info', RATCHET_DATA: dataDir });
  url = server.url;
});
test.afterAll(async () => {
  await server.kill();
  await runCommand(dataDir, ['stop', '--remove']);
  await rm(dataDir, { recursive: true, force: true });
});

const metrics = (token: string | null): Promise<Response> =>
  fetch(`${url}/metrics`, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });

/** As a probe inside a cluster asks: by an address that the server does not know as its name. */
function statusBy(host: string, path: string): Promise<number | undefined> {
  return new Promise((settle, fail) => {
    const asked = request(`${url}${path}`, { headers: { host } }, (answer) => {
      answer.resume();
      settle(answer.statusCode);
    });
    asked.on('error', fail).end();
  });
}

const send = (path: string, body: unknown): Promise<Response> =>
  fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test('is live and ready to whoever looks, and answers nothing else by another name', async () => {
  expect(await statusBy('10.1.2.3:3000', '/api/health/live')).toBe(200);
  expect(await statusBy('10.1.2.3:3000', '/api/health/ready')).toBe(200);
  expect(await statusBy('10.1.2.3:3000', '/api/health')).toBe(421);
  expect(await statusBy('10.1.2.3:3000', '/')).toBe(421);
});

test('shows metrics to the token alone', async () => {
  expect((await metrics(null)).status).toBe(404);
  expect((await metrics('canary-metrics-9876543210')).status).toBe(404);
  const answer = await metrics(canaries.RATCHET_METRICS_TOKEN);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  const text = await answer.text();
  expect(text).toMatch(/^ratchet_ready 1$/m);
  expect(text).toMatch(/^ratchet_http_requests_total\{route="health\/ready",method="GET",status="200"\} \d+$/m);
  expect(text).toMatch(/^ratchet_store_connections\{state="open"\} \d+$/m);
});

test('tells no secret and no figure in logs, errors and metrics', async () => {
  const row = {
    ...{ account_id: 'canary-account-77', effective_on: '2026-01-01', product: 'Core', amount: '98765.43' },
    interval: 'month',
  };
  const errors: string[] = [];
  const taken = await send('/changes?data_through=2026-01-31&currency=USD', [row]);
  expect(taken.status, await taken.text()).toBe(200);
  const named = await send('/accounts', [{ account_id: 'canary-account-77', name: 'Canary Industries' }]);
  expect(named.status, await named.text()).toBe(200);
  const wrong = [[{ ...row, amount: '98765.43.21' }], [{ ...row, effective_on: 'ada.canary@example.com' }]];
  for (const body of [...wrong, '[{"amount": 98765.43', { rows: 'Canary Industries' }, [{ account_id: '\u0000' }]])
    expect((await send('/changes', body)).status).toBeLessThan(500);
  for (const path of ['/api/v1/reports/retention?where=x', '/api/v1/nothing', '/api/v1/explain?at=98765'])
    errors.push(await (await fetch(url + path)).text());
  await expect.poll(() => server.log()).toContain('"route":"v1/changes"');
  const shown = [server.log(), await (await metrics(canaries.RATCHET_METRICS_TOKEN)).text()];
  for (const canary of [...Object.values(canaries), 'canary-mail-password', ...inData]) {
    for (const text of shown) expect(text).not.toContain(canary);
    if (!/^\d/.test(canary)) for (const text of errors) expect(text).not.toContain(canary);
  }
  // Each answer's id is in its line.
  const answer = await fetch(`${url}/api/v1/workspace`);
  const id = answer.headers.get('x-request-id') ?? 'none';
  await expect.poll(() => server.log()).toContain(id);
  const line =
    server
      .log()
      .split('\n')
      .find((each) => each.includes(id)) ?? '';
  expect(JSON.parse(line)).toMatchObject({ level: 'info', status: 200, request: { id, route: 'v1/workspace' } });
});

test('asked to stop it answers what is under way, takes nothing new, and ends', async () => {
  const file = 'name,2026-01\nCanary Industries,98765.43\n';
  const headers = { 'content-length': file.length, 'sec-fetch-site': 'same-origin', 'x-file-name': 'mrr.csv' };
  const upload = request(`${url}/api/v1/uploads?name=mrr.csv`, { method: 'PUT', headers });
  const answered = new Promise<number | undefined>((settle, fail) => {
    upload.on('error', fail).on('response', (answer) => {
      answer.resume();
      settle(answer.statusCode);
    });
  });
  // Half a file is sent: the request stays under way until the rest comes.
  upload.write(file.slice(0, 20));
  await new Promise((next) => setTimeout(next, 300));
  const ended = once(server.process, 'exit');
  server.process.kill('SIGTERM');
  await expect.poll(() => server.log()).toContain('Stopping');
  await expect(fetch(`${url}/api/health/live`)).rejects.toThrow();
  upload.end(file.slice(20));
  expect(await answered).toBeLessThan(300);
  const [code] = await ended;
  expect(code).toBe(0);
});
