/** Uploads that hold several tables: what they answer, and what they refuse. */
import type { APIRequestContext } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { upload as uploadContract } from '@/lib/api/contract';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'containers' });

async function put(request: APIRequestContext, url: string, name: string, data: Uint8Array) {
  const headers = { origin: url };
  return request.put(`/api/v1/uploads?name=${encodeURIComponent(name)}`, { headers, data: Buffer.from(data) });
}

const MRR = strToU8('Customer,2025,,\n,Jan,Feb,Mar\nAcme,10,12,12\nZoë,5,5,5\nTotal,15,17,17\n');
const ACCOUNTS = strToU8('account_id,name\na1,Acme\n');

test('an archive answers its tables, each of which is previewed like any file', async ({ ratchet, request }) => {
  const answer = await put(request, ratchet.url, 'all.zip', zipSync({ 'in/mrr.csv': MRR, 'accounts.csv': ACCOUNTS }));
  expect(answer.status()).toBe(200);
  const { upload_id, parts } = uploadContract.parse(await answer.json());
  expect(parts.map(({ name }) => name)).toEqual(['all.zip › mrr.csv', 'all.zip › accounts.csv']);
  const preview = (id: string) =>
    request.post('/api/v1/imports/preview', { headers: { origin: ratchet.url }, data: { upload_id: id } });
  const first = await preview(parts[0]?.upload_id ?? '');
  expect(await first.json()).toMatchObject({ file: 'all.zip › mrr.csv', kind: 'mrr', data_through_hint: '2025-03-31' });
  const whole = await preview(upload_id);
  expect(whole.status()).toBe(422);
  expect(await whole.json()).toMatchObject({ title: 'The file holds several tables', field: 'upload_id' });
});

test('a JSON document of one list is that table, by its own id too', async ({ ratchet, request }) => {
  const rows = strToU8(
    JSON.stringify({ customers: [{ account_id: 'a1', name: 'Acme', details: { segment: 'SMB' } }] }),
  );
  const { upload_id, parts } = uploadContract.parse(await (await put(request, ratchet.url, 'bulk.json', rows)).json());
  expect(parts.map(({ name }) => name)).toEqual(['bulk.json › customers']);
  const answer = await request.post('/api/v1/imports/preview', {
    headers: { origin: ratchet.url },
    data: { upload_id },
  });
  expect(await answer.json()).toMatchObject({ file: 'bulk.json › customers', kind: 'accounts' });
});

test('what may not be unpacked is refused with what to do', async ({ ratchet, request }) => {
  const zeros = zipSync({ 'zeros.csv': new Uint8Array(64 * 1024 * 1024) });
  const refused = await put(request, ratchet.url, 'zeros.zip', zeros);
  expect(refused.status()).toBe(422);
  const { title, detail } = (await refused.json()) as { title: string; detail: string };
  expect(title).toBe('The file cannot be unpacked');
  expect(detail).toContain('unpacks to far more than it takes up');
  expect(detail).toContain('save it as CSV (UTF-8)');
});
