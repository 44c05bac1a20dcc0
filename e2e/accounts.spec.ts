import type { Page } from '@playwright/test';
import { expect, ofSample, test } from './fixtures/ratchet';

test.use(ofSample);
test.describe.configure({ mode: 'serial' });

interface Row {
  account: string;
  name: string;
  arr: number;
  attributes: Record<string, string>;
}

interface Accounts {
  rows: Row[];
  total: { accounts: number; arr: number };
}

interface Story {
  arr: number;
  start_arr: number;
  events: { start_arr: number; end_arr: number; records: { file: string; row: number }[] }[];
}

interface Movements {
  rows: { end_arr: number; accounts: { end: number } }[];
}

const money = (minor: number): string =>
  (minor / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' }).replace('-', '−');

async function report<Report>(page: Page, path: string): Promise<Report> {
  return (await page.request.get(`/api/v1/reports/${path}`)).json();
}

const rowsOf = (page: Page) => page.getByRole('table', { name: 'Accounts' }).locator('tbody tr[aria-rowindex]');

test('the foot agrees with the headline to the cent, and few rows are drawn', async ({ page }) => {
  await page.goto('/accounts');
  const { total } = await report<Accounts>(page, 'accounts?limit=0');
  await expect(page.getByTestId('sum-arr')).toHaveText(money(total.arr));
  await expect(page.getByTestId('accounts-count')).toHaveText(`${total.accounts} accounts`);
  const last = (await report<Movements>(page, 'movements')).rows.at(-1);
  expect([total.arr, total.accounts]).toEqual([last?.end_arr, last?.accounts.end]);
  expect(await rowsOf(page).count()).toBeLessThanOrEqual(60);
  const heads = await page.getByRole('table', { name: 'Accounts' }).getAttribute('aria-rowcount');
  expect(heads).toBe(String(total.accounts + 2));
});

test('is searched, filtered by state and sorted, all of it in the address', async ({ page, browser }) => {
  await page.goto('/accounts?period=all');
  await page.getByRole('button', { name: /^Churned/ }).click();
  await page.getByRole('button', { name: 'Account', exact: true }).click();
  await expect(page).toHaveURL(/state=churned.*sort=name|sort=name.*state=churned/);
  const all = await report<Accounts>(page, 'accounts?state=churned&sort=name');
  const [first] = all.rows;
  if (!first) throw new Error('nobody has churned in the sample');
  await page.getByRole('searchbox').fill(first.account.toLowerCase());
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(rowsOf(page).first()).toContainText(first.name);
  const other = await browser.newPage();
  await other.goto(page.url());
  await expect(rowsOf(other)).toHaveCount(1);
  await expect(rowsOf(other).first()).toContainText(first.name);
  await other.close();
});

test('columns are chosen, and the file has them, for every account', async ({ page }) => {
  await page.goto('/accounts?where=segment%3DEnterprise');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'MRR' }).click();
  await expect(page.getByRole('columnheader', { name: 'MRR' })).toBeVisible();
  await expect(page).toHaveURL(/columns=/);
  await page.keyboard.press('Escape');
  const { total } = await report<Accounts>(page, 'accounts?limit=0&where=segment%3DEnterprise');
  const href = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
  const csv = await (await page.request.get(href ?? '')).text();
  const lines = csv.trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/^account_id,name,state,arr_USD,mrr_USD/);
  expect(lines).toHaveLength(total.accounts + 1);
  expect(await page.getByTestId('sum-arr').innerText()).toBe(money(total.arr));
});

test('arrows move, Space selects, Enter opens', async ({ page }) => {
  await page.goto('/accounts');
  const { rows } = await report<Accounts>(page, 'accounts?limit=4');
  await rowsOf(page).first().getByRole('link').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Space');
  await expect(page.getByRole('region', { name: 'Selected accounts' })).toContainText('3 selected');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/accounts/${rows[3]?.account}`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(rows[3]?.name ?? '');
});

test('an account’s changes sum to its ARR, and open to the rows of the file', async ({ page }) => {
  const { rows } = await report<Accounts>(page, 'accounts?limit=2');
  const [row, next] = rows;
  await page.goto(`/accounts/${row?.account}`);
  const story = await report<Story>(page, `account?account=${row?.account}`);
  const sum = story.events.reduce((total, event) => total + event.end_arr - event.start_arr, 0);
  expect(sum).toBe(story.arr - story.start_arr);
  await expect(page.getByTestId('account-arr')).toHaveText(money(story.arr));
  await expect(page.getByTestId('ledger-sum')).toHaveText(`+${money(sum)}`);
  await page
    .getByRole('button', { name: /what was stated$/ })
    .first()
    .click();
  const record = story.events.findLast((event) => event.end_arr !== event.start_arr)?.records[0];
  await expect(page.getByText(`${record?.file}, row ${record?.row.toLocaleString('en-US')}`).last()).toBeVisible();
  await page.getByRole('link', { name: `Account after: ${next?.name}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(next?.name ?? '');
});

test('an account’s name leads to its page from the panel of a figure', async ({ page }) => {
  const { current } = await report<{ current: { day: string } }>(page, 'retention');
  await page.goto(`/?open=nrr_12m%40${current.day}`);
  const link = page.getByRole('dialog').getByRole('link').first();
  const name = await link.innerText();
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
});

test('an id that nobody has is said, with the way on', async ({ page }) => {
  await page.goto('/accounts/nobody');
  await expect(page.getByRole('heading', { name: 'There is no account nobody here' })).toBeVisible();
  await page.getByRole('link', { name: 'All accounts' }).click();
  await expect(page).toHaveURL(/\/accounts$/);
});

test('on a phone rows are sorted and chosen too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/accounts');
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption({ label: 'By Account' });
  await expect(page).toHaveURL(/sort=name/);
  const { rows } = await report<Accounts>(page, 'accounts?limit=1&sort=name');
  await expect(rowsOf(page).first()).toContainText(rows[0]?.name ?? '');
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await rowsOf(page).first().getByRole('link').click();
  await expect(page.getByRole('region', { name: 'Selected accounts' })).toContainText('1 selected');
  await expect(page).toHaveURL(/\/accounts\?/);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('region', { name: 'Selected accounts' })).toHaveCount(0);
});

test('nothing is wider than a phone, whose tabs have More', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const [row] = (await report<Accounts>(page, 'accounts?limit=1')).rows;
  for (const path of ['/accounts', `/accounts/${row?.account}`]) {
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Cohorts' }).click();
  await expect(page).toHaveURL(/\/cohorts/);
});
