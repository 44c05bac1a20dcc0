import type { Page } from '@playwright/test';
import { expect, ofSample, test } from './fixtures/ratchet';

test.use(ofSample);
test.describe.configure({ mode: 'serial' });

interface Cohorts {
  rows: { cohort: string; accounts: number; start_arr: number; cells: (number | null)[] }[];
  mean: (number | null)[];
}

interface Explained {
  value: number | null;
  sum: number;
  divided_by: number | null;
  accounts: { account: string; adds: number }[];
}

const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)}%`;
const whole = (ratio: number): string => (ratio * 100).toFixed(0);
const dollars = (minor: number): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(minor / 100);

const cell = (page: Page, row: number, age: number) => page.locator(`button[data-row="${row}"][data-age="${age}"]`);

async function answered(page: Page, query: string): Promise<Cohorts> {
  return (await page.request.get(`/api/v1/reports/cohorts?${query}`)).json();
}

test('every cell of the table is the API’s, and so are the averages at its foot', async ({ page }) => {
  await page.goto('/cohorts?period=all&grid=quarter');
  const { rows, mean } = await answered(page, 'grid=quarter');
  await expect(page.getByRole('rowheader')).toHaveCount(rows.length + 2);
  for (const [row, { cells }] of rows.entries()) {
    const texts = await page.locator(`button[data-row="${row}"]:not([data-age="-1"])`).allTextContents();
    expect(texts.map((text) => text.replace(' not over', ''))).toEqual(
      cells.map((value) => (value === null ? '–' : whole(value))),
    );
  }
  const foot = page.getByRole('row', { name: /^Average/ }).getByRole('cell');
  await expect(foot.nth(1)).toHaveText(whole(mean[0] ?? 0));
});

test('a cell opens the accounts that sum to it, for all and for a part', async ({ page }) => {
  await page.goto('/cohorts?period=all&grid=quarter&by=segment');
  await cell(page, 2, 3).click();
  const open = new URL(page.url()).searchParams.get('open') ?? '';
  const [metric = '', period = ''] = open.split('@');
  expect(metric).toMatch(/^cohort_net\./);
  const figure: Explained = await (
    await page.request.get(`/api/v1/explain?metric=${metric}&period=${period}&limit=all`)
  ).json();
  const { rows } = await answered(page, 'grid=quarter');
  expect(figure.value).toBe(rows[2]?.cells[3]);
  expect(figure.divided_by).toBe(rows[2]?.start_arr);
  expect(figure.accounts.reduce((sum, { adds }) => sum + adds, 0)).toBe(figure.sum);
  await expect(page.getByRole('dialog')).toContainText(percent(figure.value ?? 0));
  await expect(page.getByTestId('drill-sum')).toHaveText(dollars(figure.sum));
  await page.keyboard.press('Escape');
  await page.getByLabel('Accounts in the table').selectOption({ index: 1 });
  await expect(page).toHaveURL(/part=/);
  await cell(page, 1, 1).click();
  await expect(page.getByRole('dialog')).toContainText('Segment:');
});

test('keys alone: to the table, along its cells, into one and back', async ({ page }) => {
  await page.goto('/cohorts?metric=logo');
  await cell(page, 0, 0).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(cell(page, 1, 1)).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'after 1 month' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('figure, split and filters are in the address: a link shows the same elsewhere', async ({ page, browser }) => {
  await page.goto('/cohorts');
  await page.getByRole('radio', { name: 'Gross' }).click();
  await expect(page).toHaveURL(/metric=gross/);
  await page.getByLabel('Split by').selectOption('segment');
  await expect(page).toHaveURL(/by=segment/);
  const link = `${page.url()}&where=segment%3DSMB&grid=quarter`;
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(link);
  await expect(elsewhere.getByRole('radio', { name: 'Gross' })).toBeChecked();
  await expect(elsewhere.getByText('Segment: SMB')).toBeVisible();
  const from = await elsewhere.getByRole('rowheader').first().textContent();
  expect(from).toMatch(/^Q\d \d{4}$/);
  await elsewhere.context().close();
  await page.goBack();
  await expect(page.getByLabel('Split by')).toHaveValue('');
});

test('the curves have a table twin; on a phone the table alone scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/cohorts', { waitUntil: 'networkidle' });
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Show as a table' }).click();
  await expect(page.getByRole('columnheader', { name: 'Start ARR' }).last()).toBeVisible();
});
