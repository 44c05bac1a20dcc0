import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type Ratchet, test } from './fixtures/ratchet';

/** A real company's invoice lines; they lie beside the checkout where its data may be used, and nowhere else. */
const cases = resolve(import.meta.dirname, '../../shared/cases/real-invoices');
const present = existsSync(cases);

test.use({ store: 'import-real' });
test.describe.configure({ mode: 'serial' });

interface Figures {
  nrr: number;
  grr: number;
}

async function choose(page: Page, file: string): Promise<void> {
  await page.goto('/import');
  await page.getByLabel('Choose files to import').setInputFiles(join(cases, file));
  await expect(page.getByRole('heading', { name: /Read as invoice lines/ })).toBeVisible();
}

/** Checks the file, imports it, and compares page, command and the independently worked figures. */
async function importAndCompare(page: Page, ratchet: Ratchet): Promise<void> {
  await page.getByLabel('Currency', { exact: true }).selectOption('AUD');
  await page.getByLabel('Data through').fill('2016-06-13');
  await page.getByLabel('Days of grace').fill('0');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('heading', { name: 'NRR would read 100.5%' })).toBeVisible();
  await expect(page.locator('[data-figure=grr] dd').first()).toHaveText('73.4%');
  await page.getByRole('button', { name: 'Import 3,769 rows' }).click();
  await expect(page.getByRole('heading', { name: '3,769 rows imported' })).toBeVisible();
  const { current } = await ratchet.json<{ current: Figures }>('report', 'retention');
  const expected = JSON.parse(await readFile(join(cases, 'expected-ours.json'), 'utf8')).retention_12.current;
  expect(expected.nrr).toBeCloseTo(1.004516, 6);
  expect(current.nrr).toBeCloseTo(expected.nrr, 9);
  expect(current.grr).toBeCloseTo(expected.grr, 9);
}

test('real invoices through the page give the figures worked out independently', async ({ page, ratchet }) => {
  test.info().annotations.push({ type: 'data', description: present ? 'present' : 'absent: nothing to compare with' });
  if (!present) return;
  await choose(page, 'invoices.csv');
  await importAndCompare(page, ratchet);
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByRole('heading', { name: 'invoices.csv is withdrawn' })).toBeVisible();
});

test('so does the raw export, its columns mapped by hand, and Overview shows them', async ({ page, ratchet }) => {
  test.info().annotations.push({ type: 'data', description: present ? 'present' : 'absent: nothing to compare with' });
  if (!present) return;
  await choose(page, 'q.invoice.lines.csv');
  await page.getByLabel('Read AUD as').selectOption('amount');
  await page.getByLabel('Read name as').selectOption('account_id');
  const original = page.getByLabel('Read currency as');
  if ((await original.inputValue()) !== '') await original.selectOption('');
  await importAndCompare(page, ratchet);
  await page.getByRole('link', { name: 'See your NRR' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByText('100.5%').first()).toBeVisible();
});
