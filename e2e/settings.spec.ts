import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'settings', holds: 'sample' });
test.describe.configure({ mode: 'serial' });

const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)}%`;

async function answer<Body>(page: Page, path: string): Promise<Body> {
  return (await page.request.get(`/api/v1/${path}`)).json();
}

interface Settings {
  settings: { history_from: string | null; stage: string | null; targets: { metric: string; value: string }[] };
}

test('a setting that moves figures is tried out, saved, and undone', async ({ page }) => {
  await page.goto('/settings');
  const { settings } = await answer<Settings>(page, 'settings');
  const { current } = await answer<{ current: { nrr: number } }>(page, 'reports/retention');
  const field = page.getByLabel('History from', { exact: true });
  await field.fill('2026-06-01');
  await page.getByRole('button', { name: 'Try it' }).click();
  const effect = page.getByRole('region', { name: 'What it would do' });
  await expect(effect.getByRole('row', { name: /^NRR/ })).toContainText(percent(current.nrr));
  expect((await answer<Settings>(page, 'settings')).settings.history_from).toBe(settings.history_from);
  await effect.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('History from: 1 Jun 2026', { exact: true })).toBeVisible();
  expect((await answer<Settings>(page, 'settings')).settings.history_from).toBe('2026-06-01');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(field).toHaveValue(settings.history_from ?? '');
  const now = await answer<{ current: { nrr: number } }>(page, 'reports/retention');
  expect(now.current.nrr).toBe(current.nrr);
});

test('a target of one’s own stands on Overview, and can be ended', async ({ page }) => {
  await page.goto('/settings#targets');
  await page.getByRole('button', { name: 'Add a target' }).click();
  await page.getByLabel('Target, %').fill('123');
  await page.getByRole('form', { name: 'A new target' }).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('table', { name: 'Targets' })).toContainText('123%');
  await page.goto('/');
  await expect(page.locator('[data-metric="nrr"]')).toContainText('your target of 123%');
  await page.goto('/settings#targets');
  await page.getByRole('button', { name: 'End the target of NRR, 12 months' }).click();
  await expect(page.getByRole('button', { name: 'End the target of NRR, 12 months' })).toBeHidden();
});

test('a chosen stage is what benchmarks compare with, and they say so', async ({ page }) => {
  await page.goto('/settings');
  await page.getByLabel('Company stage').selectOption('20M+');
  await expect(page.getByText('Company stage: $20M+', { exact: true })).toBeVisible();
  const { stage } = await answer<{ stage: { name: string; is_chosen: boolean } }>(page, 'reports/benchmarks');
  expect(stage).toMatchObject({ name: '20M+', is_chosen: true });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByLabel('Company stage')).toHaveValue('');
});

test('a note on a day is shown on trends, in the table behind them, and goes with undo', async ({ page, ratchet }) => {
  await page.goto('/settings#notes');
  await page.getByRole('button', { name: 'Add a note' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What happened').fill('Price list +6%');
  await dialog.getByLabel('On', { exact: true }).fill('2026-04-01');
  await dialog.getByRole('button', { name: 'Add the note' }).click();
  await expect(page.getByRole('table', { name: 'Notes' })).toContainText('Price list +6%');
  const { notes } = await ratchet.json<{ notes: { title: string; on: string }[] }>('notes');
  expect(notes).toMatchObject([{ title: 'Price list +6%', on: '2026-04-01' }]);
  await page.goto('/');
  await expect(page.locator('main svg text', { hasText: 'Price list +6%' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Show as a table' }).first().click();
  await expect(page.getByRole('row', { name: /^Apr 2026/ }).first()).toContainText('Price list +6%');
  await page.goto('/settings#notes');
  await page.getByRole('button', { name: 'Remove “Price list +6%”' }).click();
  await expect(page.getByRole('table', { name: 'Notes' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('table', { name: 'Notes' })).toContainText('Price list +6%');
});

test('a view keeps its filters, in a fresh context too, and opens its page as the default', async ({
  page,
  browser,
  ratchet,
}) => {
  await page.goto('/retention?where=segment%3DEnterprise');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByLabel('Save what is shown as').fill('Enterprise');
  await page.getByLabel('Retention opens with it').check();
  await page.getByRole('button', { name: 'Save view' }).click();
  const link = page.getByRole('navigation', { name: 'Saved views' }).getByRole('link', { name: /^Enterprise/ });
  await expect(link).toHaveAttribute('href', '/retention?where=segment%3DEnterprise');
  const { current } = await answer<{ current: { nrr: number } }>(page, 'reports/retention?where=segment%3DEnterprise');
  const fresh = await browser.newContext();
  const other = await fresh.newPage();
  await other.goto(`${ratchet.url}/retention`);
  await expect(other).toHaveURL(/where=segment%3DEnterprise/);
  await expect(other.getByTestId('retention-nrr')).toHaveText(percent(current.nrr));
  await fresh.close();
  await page.goto('/settings#views');
  await page.getByRole('button', { name: 'Remove Enterprise' }).click();
  await expect(page.getByRole('table', { name: 'Saved views' })).toBeHidden();
  await page.goto('/retention');
  await expect(page).toHaveURL(/\/retention$/);
});

test('backup: a file that can be restored', async ({ page }) => {
  await page.goto('/settings#health');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download a backup' }).click();
  expect((await download).suggestedFilename()).toMatch(/^ratchet-\d{4}-\d{2}-\d{2}\.backup\.gz$/);
});

test('on a phone nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/settings');
  await expect(page.getByRole('heading', { name: 'Danger zone' })).toBeVisible();
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang).toBeLessThanOrEqual(0);
});
