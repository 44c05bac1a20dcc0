import { expect, test } from './fixtures/ratchet';

test.use({ store: 'health', holds: 'sample' });

interface Health {
  status: string;
  store: string;
  connections: number;
  views_built: number;
}

test('page, API and command share one pool and one build of the ledger', async ({ page }) => {
  const health = async (): Promise<Health> => (await page.request.get('/api/health')).json();
  const before = await health();
  expect(before).toMatchObject({ status: 'ready', store: 'embedded' });
  await page.goto('/');
  for (const name of ['movements', 'retention', 'accounts']) {
    expect((await page.request.get(`/api/v1/reports/${name}`)).status()).toBe(200);
  }
  await page.reload();
  const after = await health();
  expect(after.views_built - before.views_built).toBe(1);
  expect(after.connections).toBeLessThanOrEqual(8);
});

test('the server answers to the names of this machine alone', async ({ ratchet }) => {
  const ask = async (path: string, headers: Record<string, string>, method = 'GET') => {
    const { request } = await import('node:http');
    return new Promise<number | undefined>((settle, fail) => {
      request(`${ratchet.url}${path}`, { method, headers }, (answer) => {
        answer.resume();
        settle(answer.statusCode);
      })
        .on('error', fail)
        .end();
    });
  };
  expect(await ask('/', { host: 'evil.example' })).toBe(421);
  expect(await ask('/api/v1/workspace', { host: 'evil.example' })).toBe(421);
  expect(await ask('/api/v1/workspace', {})).toBe(200);
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  expect(await ask('/api/v1/sample', foreign, 'DELETE')).toBe(403);
});
