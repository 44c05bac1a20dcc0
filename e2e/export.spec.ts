import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { extractText } from 'unpdf';
import { expect, ofSample, test } from './fixtures/ratchet';

test.use(ofSample);
test.describe.configure({ mode: 'serial' });

interface Current {
  current: { nrr: number; grr: number };
}

async function current(page: Page, question = ''): Promise<Current['current']> {
  const answer: Current = await (await page.request.get(`/api/v1/reports/retention${question}`)).json();
  return answer.current;
}

/** Opens the menu and chooses from it; answers the file that comes of it. */
async function exported(page: Page, choice: string): Promise<Download> {
  await page.getByRole('button', { name: 'Export' }).click();
  const item = page.getByRole('menuitem', { name: choice, exact: true });
  await expect(item).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), item.click()]);
  return download;
}

/** The texts of a workbook's sheets by their names. */
async function sheetsOf(download: Download): Promise<Map<string, string>> {
  const files = unzipSync(new Uint8Array(await readFile(await download.path())));
  const textOf = (path: string): string => strFromU8(files[path] ?? new Uint8Array());
  const names = [...textOf('xl/workbook.xml').matchAll(/<sheet name="([^"]*)" sheetId="(\d+)"/g)];
  return new Map(names.map(([, name = '', id]) => [name, textOf(`xl/worksheets/sheet${id}.xml`)]));
}

test('a page is taken along as a workbook whose retention is the API’s, and whose check finds no difference', async ({
  page,
}) => {
  await page.goto('/retention');
  const download = await exported(page, 'Every month');
  expect(download.suggestedFilename()).toMatch(/^retention-\d{4}-\d{2}-\d{2}\.xlsx$/);
  await expect(page.getByText('Workbook saved', { exact: true })).toBeVisible();
  const sheets = await sheetsOf(download);
  const { nrr, grr } = await current(page);
  for (const rate of [nrr, grr]) {
    expect(sheets.get('Retention')).toContain(`<v>${rate}</v>`);
    expect(sheets.get('Check')).toContain(`<v>${rate}</v>`);
  }
  expect(sheets.get('Check')).toContain('<v>Both sides agree</v>');
});

test('a workbook is of the accounts that the page is filtered to, and names nobody where that is asked', async ({
  page,
}) => {
  await page.goto('/retention?where=segment%3DEnterprise');
  await expect(page.getByTestId('retention-nrr')).toContainText('%');
  const sheets = await sheetsOf(await exported(page, 'Every month, names hidden'));
  const { nrr } = await current(page, '?where=segment%3DEnterprise');
  expect(sheets.get('Retention')).toContain(`<v>${nrr}</v>`);
  const list = await (await page.request.get('/api/v1/reports/accounts?where=segment%3DEnterprise')).json();
  expect(list.rows.length).toBeGreaterThan(0);
  for (const { name } of list.rows) expect(sheets.get('Accounts')).not.toContain(`>${name}<`);
});

test('one report is a file too, with the question of the page', async ({ page }) => {
  await page.goto('/retention?period=12m');
  await expect(page.getByTestId('retention-nrr')).toContainText('%');
  const download = await exported(page, 'Movements');
  const [head, ...rows] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(head).toContain('end_arr_USD');
  expect(rows.length).toBeGreaterThanOrEqual(12);
  expect(rows.length).toBeLessThanOrEqual(13);
});

/** The words of a presentation's slides, and of a PDF's pages, each in one line. */
async function wordsOf(bytes: Uint8Array, format: 'pptx' | 'pdf'): Promise<string[]> {
  if (format === 'pdf')
    return (await extractText(bytes, { mergePages: false })).text.map((page) => page.replace(/\s+/g, ' '));
  const files = unzipSync(bytes);
  const slides = Object.keys(files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  return slides.map((name) =>
    [...strFromU8(files[name] ?? new Uint8Array()).matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text).join(' '),
  );
}

test('slides, pages, workbook and CSV carry the ARR of the API to the cent', async ({ page, ratchet }, testInfo) => {
  const { rows } = await (await page.request.get('/api/v1/reports/movements')).json();
  const month = rows.filter(({ partial }: { partial: boolean }) => !partial).at(-1);
  const plain = (month.end_arr / 100).toFixed(2);
  const exact = `$${Number(plain).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;
  for (const [kind, format] of [
    ['deck', 'pptx'],
    ['pdf', 'pdf'],
  ] as const) {
    const file = testInfo.outputPath(`board.${format}`);
    await ratchet.json('export', kind, '--period', month.period, '--out', file);
    const words = await wordsOf(new Uint8Array(await readFile(file)), format);
    expect(words.find((each) => each.includes('All accounts'))).toContain(exact);
  }
  const csv = await (await page.request.get(`/api/v1/export/csv?report=movements&to=${month.period}`)).text();
  expect(csv.trim().split('\r\n').at(-1)).toContain(plain);
  const book = await page.request.get(`/api/v1/export/workbook?to=${month.period}`);
  const movements = strFromU8(
    unzipSync(new Uint8Array(await book.body()))['xl/worksheets/sheet3.xml'] ?? new Uint8Array(),
  );
  expect(movements).toContain(`<v>${plain}</v>`);
});

test('a CSV of months without data says so', async ({ page }) => {
  const csv = await (await page.request.get('/api/v1/export/csv?report=movements&from=2091-01')).text();
  expect(csv).toMatch(/^message\r\nmovements has no rows for this question; the data go to \d{1,2} \w{3} \d{4}\r\n$/);
});

test('what a workbook cannot be asked is refused in words', async ({ page }) => {
  const answer = await page.request.get('/api/v1/export/workbook?grid=week');
  expect(answer.status()).toBe(422);
  expect((await answer.json()).detail).toContain('a workbook is by month');
});

test('the command writes the same files', async ({ ratchet }, testInfo) => {
  const file = testInfo.outputPath('book.xlsx');
  const made = await ratchet.json<{ file: string; bytes: number }>(
    'export',
    'workbook',
    '--out',
    file,
    '--window',
    '3',
  );
  expect(made).toMatchObject({ file });
  expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
});
