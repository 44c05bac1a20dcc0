import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { analyseFile } from '@/lib/ingest/analyse';
import { previewOf } from './preview';

async function previewOfText(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'ratchet-preview-'));
  const path = join(folder, 'file.csv');
  writeFileSync(path, text);
  try {
    const stage = { uploadId: 'u', needsDataThrough: true, suggestedCurrency: null, choices: {}, remembered: null };
    return previewOf(await analyseFile(path), stage);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it.each([
  ['an MRR sheet is complete to the end of its last month', 'Account,2024-01,2024-02\nAcme,10,20\n', '2024-02-29'],
  ['also where its months stand in another order', 'Account,Mar 2024,Jan 2024\nAcme,10,20\n', '2024-03-31'],
  ['a file of changes does not say', 'account_id,effective_on,product,amount\na,2024-01-01,Core,10\n', null],
])('%s', async (_, text, expected) => {
  expect((await previewOfText(text)).data_through_hint).toBe(expected);
});

it('rows below a title are counted, and numbered as the file has them', async () => {
  const text =
    'MRR by customer\n\naccount_id,effective_on,product,amount\na,2025-01-01,Core,1\n,,,\nb,2025-01-01,Core,2\n';
  expect(await previewOfText(text)).toMatchObject({ row_numbers: [4, 6], row_count: 2 });
  const many = 'account_id,name\n'.concat(...Array.from({ length: 3000 }, (_, at) => `a${at},A\n`));
  expect(await previewOfText(many)).toMatchObject({ row_count: 3000 });
});
