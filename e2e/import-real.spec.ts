import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from './fixtures/ratchet';

/** A real company's invoice lines; they lie beside the checkout where its data may be used, and nowhere else. */
const cases = resolve(import.meta.dirname, '../../shared/cases/real-invoices');
const present = existsSync(cases);

test.use({ store: 'import-real' });

interface Retention {
  current: { nrr: number; grr: number };
}

test('real invoices through the page give the figures worked out independently', async ({ page, ratchet }) => {
  test.info().annotations.push({ type: 'data', description: present ? cases : 'absent: nothing to compare with' });
  if (!present) return;
  await page.goto('/import');
  await page.getByLabel('Choose a file to import').setInputFiles(join(cases, 'invoices.csv'));
  await expect(page.getByRole('heading', { name: /Read as invoice lines/ })).toBeVisible();
  await page.getByLabel('Currency').selectOption('AUD');
  await page.getByLabel('Data through').fill('2016-06-13');
  await page.getByLabel('Days of grace').fill('0');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('heading', { name: 'NRR would read 100.5%' })).toBeVisible();
  await expect(page.locator('[data-figure=grr] dd').first()).toHaveText('73.4%');
  await page.getByRole('button', { name: 'Import 3,769 rows' }).click();
  await expect(page.getByRole('heading', { name: '3,769 rows imported' })).toBeVisible();

  const { current } = await ratchet.json<Retention>('report', 'retention');
  const expected = JSON.parse(await readFile(join(cases, 'expected-ours.json'), 'utf8'));
  expect(expected.retention_12.current.nrr).toBeCloseTo(1.004516, 6);
  expect(current.nrr).toBeCloseTo(expected.retention_12.current.nrr, 9);
  expect(current.grr).toBeCloseTo(expected.retention_12.current.grr, 9);

  await page.getByRole('link', { name: 'See your NRR' }).click();
  await expect(page.getByText('100.5%').first()).toBeVisible();
});
