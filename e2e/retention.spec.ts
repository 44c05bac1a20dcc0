import type { Page } from '@playwright/test';
import { expect, ofSample, test } from './fixtures/ratchet';

test.use(ofSample);
test.describe.configure({ mode: 'serial' });

interface Figures {
  accounts: number;
  start_arr: number;
  end_arr: number;
  nrr: number;
  grr: number;
}

interface Retention {
  current: { day: string } & Figures;
  groups: { key: string; current: Figures }[];
}

interface Bridge {
  from: { nrr: number };
  to: { nrr: number };
}

interface Definitions {
  rows: { key: string; name: string; difference_arr: number; differs_by: { arr: number }[] }[];
}

const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)}%`;
const money = (minor: number): string =>
  (minor / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' }).replace('-', '−');

async function report<Report>(page: Page, path: string): Promise<Report> {
  return (await page.request.get(`/api/v1/reports/${path}`)).json();
}

test('the rates are the API’s, and open to accounts that sum to them', async ({ page }) => {
  await page.goto('/retention');
  const { current } = await report<Retention>(page, 'retention');
  const nrr = page.getByTestId('retention-nrr');
  await expect(nrr).toHaveText(percent(current.nrr));
  await nrr.getByRole('button').click();
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText(percent(current.nrr));
  await expect(panel.getByTestId('drill-sum')).toHaveText(money(current.end_arr));
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

for (const [by, name] of [
  ['segment', 'Segment'],
  ['product', 'Product'],
] as const)
  test(`a part of the split by ${by} opens to its own accounts`, async ({ page }) => {
    await page.goto(`/retention?by=${by}`);
    const { groups } = await report<Retention>(page, `retention?by=${by}`);
    const part = groups.find(({ current }) => current.accounts > 0);
    if (!part) throw new Error(`the sample has no ${by}`);
    const row = page.getByTestId('split').getByRole('row', { name: new RegExp(`^${part.key}`) });
    await row
      .getByRole('button', { name: /^What makes/ })
      .first()
      .click();
    const panel = page.getByRole('dialog');
    await expect(panel).toContainText(`${name}: ${part.key}`);
    await expect(panel.getByTestId('drill-sum')).toHaveText(money(part.current.end_arr));
  });

test('choices stand in the address, and a copied link shows the same', async ({ page, browser, baseURL }) => {
  await page.goto('/retention');
  // One after the other without a pause, also while the page is still coming to life: none may be lost.
  await page.getByRole('radio', { name: '3 mo' }).click();
  await page.getByRole('checkbox', { name: 'Without the top account' }).check();
  await page.getByRole('combobox', { name: 'Split by' }).selectOption('region');
  await expect(page).toHaveURL(/window=3/);
  await expect(page).toHaveURL(/lines=top/);
  await expect(page).toHaveURL(/by=region/);
  await expect(page.getByRole('radio', { name: '3 mo' })).toBeChecked();
  const other = await (await browser.newContext(baseURL === undefined ? {} : { baseURL })).newPage();
  await other.goto(`${page.url()}&where=segment%3DSMB`);
  const { current } = await report<Retention>(other, 'retention?window=3&where=segment%3DSMB');
  await expect(other.getByTestId('retention-nrr')).toHaveText(percent(current.nrr));
  await expect(other.getByText('Segment: SMB').first()).toBeVisible();
  await expect(other.getByRole('radio', { name: '3 mo' })).toBeChecked();
  await other.context().close();
});

test('choices pressed within a moment are all kept, and going back takes the last one back', async ({ page }) => {
  await page.goto('/retention', { waitUntil: 'networkidle' });
  const top = page.getByRole('checkbox', { name: 'Without the top account' });
  await page.getByRole('radio', { name: '1 mo' }).click();
  await expect(page).toHaveURL(/window=1$/);
  await page.getByRole('radio', { name: '3 mo' }).click();
  await top.check();
  await page.getByRole('checkbox', { name: 'Without price increases' }).check();
  await expect(page).toHaveURL(/window=3&lines=top,price$/);
  await page.goBack();
  await expect(page).not.toHaveURL(/price/);
  await expect(page.getByRole('checkbox', { name: 'Without price increases' })).not.toBeChecked();
});

test('the bridge leads from the one rate to the other, its groups to the difference', async ({ page }) => {
  await page.goto('/');
  const { current } = await report<Retention>(page, 'retention');
  await expect(page.getByTestId('bridge-to')).toContainText(percent(current.nrr).slice(0, -2));
  const card = page.getByRole('region').filter({ has: page.getByTestId('bridge-to') });
  const pointsOf = async (name: string): Promise<number> => {
    const text = await card
      .getByRole('row', { name: new RegExp(`^${name}`) })
      .getByRole('cell')
      .last()
      .innerText();
    return Math.round(Number(text.replace('−', '-')) * 100);
  };
  const parts = await Promise.all(['Entered the window', 'Left the window', 'In both windows'].map(pointsOf));
  const at = async (end: string) =>
    Math.round(Number((await page.getByTestId(end).innerText()).replace('%', '')) * 100);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe((await at('bridge-to')) - (await at('bridge-from')));
  await card.getByRole('radio', { name: 'Year' }).click();
  await expect(page).toHaveURL(/since=12/);
  const year = Number(current.day.slice(0, 4)) - 1;
  const { from } = await report<Bridge>(page, `bridge?at=${year}${current.day.slice(4)},${current.day}`);
  await expect(page.getByTestId('bridge-from')).toHaveText(`${(Math.round(from.nrr * 10_000) / 100).toFixed(2)}%`);
});

test('a row of the bridge opens to its account’s changes', async ({ page }) => {
  await page.goto('/retention');
  const card = page.getByRole('region').filter({ has: page.getByTestId('bridge-to') });
  const account = card.getByRole('button', { name: /: what changed$/ }).first();
  const name = ((await account.getAttribute('aria-label')) ?? '').replace(/: what changed$/, '');
  await account.click();
  const first = page.getByRole('dialog').getByRole('row').nth(1);
  await expect(first).toContainText(name);
  await expect(first.getByRole('button')).toHaveAttribute('aria-expanded', 'true');
});

test('a definition opens to the accounts that make its difference', async ({ page }) => {
  await page.goto('/retention');
  const { rows } = await report<Definitions>(page, 'definitions');
  const row = rows.find(({ differs_by }) => differs_by.length > 0);
  if (!row) throw new Error('no definition differs');
  await page.getByRole('button', { name: new RegExp(`that differ under ${row.name}`) }).click();
  const sum = row.differs_by.reduce((total, { arr }) => total + arr, 0);
  expect(sum).toBe(row.difference_arr);
  await expect(page.getByTestId('difference-sum')).toHaveText((sum > 0 ? '+' : '') + money(sum));
  await expect(page).toHaveURL(/differs=/);
});

test('nothing is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/retention?lines=top,price', { waitUntil: 'networkidle' });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBeLessThanOrEqual(390);
  // What is secondary shows its finding, and opens behind it.
  const split = page.getByTestId('split');
  await expect(split.getByRole('heading')).toBeVisible();
  await expect(split.getByRole('table')).toBeHidden();
  await split.getByRole('button', { name: /^More of/ }).click();
  await expect(split.getByRole('table')).toBeVisible();
  await page
    .getByTestId('definitions')
    .getByRole('button', { name: /^More of/ })
    .click();
  await expect(page.getByTestId('definitions').getByRole('table')).toBeVisible();
  expect(await width()).toBeLessThanOrEqual(390);
});

test('a tablet shows all of it without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await page.goto('/retention', { waitUntil: 'networkidle' });
  await expect(page.getByTestId('definitions').getByRole('table')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(768);
});
