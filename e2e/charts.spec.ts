/** What every chart and page can do beside showing figures: pictures, an earlier course, products, what moved since. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, ofSample, test } from './fixtures/ratchet';

test.use(ofSample);
test.describe.configure({ mode: 'serial' });

interface Movements {
  rows: {
    period: string;
    partial: boolean;
    expansion: number;
    start_arr: number;
    expansion_by_source: { seats: number };
  }[];
}

const money = (minor: number): string =>
  (minor / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' }).replace('-', '−');

const trend = (page: Page) =>
  page.getByRole('region', { name: /NRR closed/ }).filter({ has: page.getByRole('radio', { name: '12 mo' }) });

async function picture(page: Page, name: RegExp): Promise<{ file: string; content: Buffer }> {
  await trend(page).getByRole('button', { name: 'Copy or download' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()]);
  return { file: download.suggestedFilename(), content: await readFile(await download.path()) };
}

test('a chart leaves as PNG and SVG, with finding, footnote and text that is text', async ({ page }) => {
  await page.goto('/');
  await expect(trend(page).locator('svg.recharts-surface').first()).toBeVisible();
  const png = await picture(page, /PNG, slide/);
  expect(png.file).toBe('retention-12-months-slide.png');
  // Width and height stand in the header's first chunk.
  expect([png.content.readUInt32BE(16), png.content.readUInt32BE(20)]).toEqual([1920, 1080]);
  const svg = (await picture(page, /SVG, social/)).content.toString();
  expect(svg).toContain('width="1200" height="675"');
  expect(svg).toMatch(/<text[^>]*>NRR closed [^<]+</);
  expect(svg).toContain('Ledger version');
  expect(svg).toContain('ARR today of the accounts that were active when the window began');
  expect(svg).not.toContain('var(--');
});

test('an earlier course is off by default, in the address, and named at its end', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('/');
  await expect(trend(page)).toBeVisible();
  await expect(trend(page)).not.toContainText('Year before');
  await page.getByRole('button', { name: /Last 24 months/ }).click();
  await page.getByRole('button', { name: 'A year before' }).click();
  await expect(page).toHaveURL(/compare=year/);
  await expect(trend(page)).toContainText('Year before');
  const other = await (await browser.newContext(baseURL === undefined ? {} : { baseURL })).newPage();
  await other.goto(page.url());
  await expect(trend(other)).toContainText('Year before');
  await other.context().close();
});

test('expansion by source on Overview is the API’s, and sums to its panel', async ({ page, request }) => {
  const { rows } = (await (await request.get('/api/v1/reports/movements')).json()) as Movements;
  const last = rows.findLast(({ partial }) => !partial);
  if (!last) throw new Error('no month has closed');
  await page.goto('/');
  await expect(page.getByTestId('value-expansion_rate')).toHaveText(
    `${((last.expansion / last.start_arr) * 100).toFixed(1)}%`,
  );
  const seats = page.getByTestId('overview-sources').getByRole('button', { name: /of Seats$/ });
  await expect(seats).toHaveAttribute('title', money(last.expansion_by_source.seats));
  await seats.click();
  await expect(page.getByTestId('drill-sum')).toHaveText(`+${money(last.expansion_by_source.seats)}`);
});

test('a filter by product: what goes by it does, what does not says so in its place', async ({ page, request }) => {
  const { products } = (await (await request.get('/api/v1/reports/attributes')).json()) as { products: string[] };
  const where = encodeURIComponent(`product=${products[0]}`);
  await page.goto(`/retention?where=${where}`);
  await expect(page.getByTestId('retention-nrr')).toBeVisible();
  await expect(page.getByText(/^The bridge is of whole accounts/)).toBeVisible();
  await expect(page.getByText(/^Other definitions are of whole accounts/)).toBeVisible();
  await page.goto(`/cohorts?where=${where}`);
  await expect(page.getByText(/^Cohorts are of whole accounts/)).toBeVisible();
  await page.getByRole('button', { name: 'Leave out the product filter' }).click();
  await expect(page).not.toHaveURL(/product/);
  await expect(page.getByText(/^Cohorts are of whole accounts/)).toBeHidden();
});

test('tells what moved since the last visit, and opens to accounts that sum to it', async ({ page, request }) => {
  const state = (await (await request.get('/api/v1/workspace')).json()) as {
    workspace: { name: string; data_through: string };
  };
  const { name, data_through } = state.workspace;
  const before = new Date(Date.parse(data_through) - 30 * 86_400_000).toISOString().slice(0, 10);
  const then = await (await request.get(`/api/v1/reports/accounts?at=${before}&limit=1`)).json();
  await page.goto('/');
  await page.evaluate(
    ([key, visit]) => window.localStorage.setItem(key ?? '', JSON.stringify({ last: null, now: visit })),
    [`ratchet.visits.${name}`, { on: '2020-01-01', through: before, version: 1, arr: then.total.arr }] as const,
  );
  await page.reload();
  const line = page.getByTestId('since-visit').getByRole('button');
  await expect(line).toContainText('expanded');
  await line.click();
  const now = await (await request.get('/api/v1/reports/accounts?limit=1')).json();
  await expect(page.getByTestId('moved-sum')).toHaveText(`+${money(now.total.arr - then.total.arr)}`);
});

test('a phone shows it all without sideways scroll', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/?compare=year&lines=price');
  await expect(page.getByTestId('overview-sources')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
