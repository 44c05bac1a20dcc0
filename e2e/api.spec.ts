import { request as http } from 'node:http';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'api' });

/** A request with headers that a browser would not let a page set. */
function ask(url: string, method: string, headers: Record<string, string>): Promise<number> {
  return new Promise((settle, fail) => {
    const sent = http(url, { method, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => settle(answer.statusCode ?? 0));
    });
    sent.on('error', fail);
    sent.end();
  });
}

test('an unknown host is answered 421, pages and API alike', async ({ ratchet }) => {
  for (const path of ['/', '/import', '/api/v1/workspace', '/api/health'])
    expect(await ask(`${ratchet.url}${path}`, 'GET', { host: 'evil.example' }), path).toBe(421);
});

test('a change needs one of our own pages', async ({ ratchet }) => {
  const url = `${ratchet.url}/api/v1/sample`;
  expect(await ask(url, 'POST', {})).toBe(403);
  expect(await ask(url, 'POST', { origin: 'https://evil.example' })).toBe(403);
  expect(await ask(url, 'DELETE', { 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await ask(url, 'DELETE', { origin: ratchet.url })).toBe(200);
});

test('a question that cannot be answered is refused with a problem document that names the field', async ({
  request,
}) => {
  const answer = await request.get('/api/v1/reports/retention?window=2');
  expect(answer.status()).toBe(422);
  expect(answer.headers()['content-type']).toContain('application/problem+json');
  expect(await answer.json()).toMatchObject({ status: 422, field: 'window' });
  expect((await request.get('/api/v1/reports/nothing')).status()).toBe(404);
  expect((await request.get('/api/v1/imports/nothing')).status()).toBe(404);
});

test('an upload that breaks off is no upload', async ({ ratchet, request }) => {
  const headers = { origin: ratchet.url };
  const stored = await request.put('/api/v1/uploads?name=a.csv', { headers, data: Buffer.from('a,b\n1,2\n') });
  expect(await stored.json()).toMatchObject({ name: 'a.csv', bytes: 8 });
  const broken = await request.post('/api/v1/imports/preview', { headers, data: { upload_id: 'f'.repeat(32) } });
  expect(broken.status()).toBe(404);
});
