import { expectAccessible } from './fixtures/accessible';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'overview' });
test.describe.configure({ mode: 'serial' });

interface Figures {
  accounts: number;
  nrr: number;
  grr: number;
  logo: number;
}

interface Retention {
  rows: ({ period: string } & Figures)[];
  current: { day: string } & Figures;
}

interface Movements {
  rows: { period: string; partial: boolean; start_arr: number; end_arr: number; expansion: number }[];
}

const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)}%`;

test('the empty pages meet WCAG 2.2 AA in both themes, wide and narrow', async ({ page }) => {
  await expectAccessible(page, '/');
  await expectAccessible(page, '/import');
});

test('an empty store offers two ways in; the sample company is one click and ten seconds away', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Import your data' })).toBeVisible();
  const startedAt = Date.now();
  await page.getByRole('button', { name: 'Try the sample company' }).click();
  await expect(page.getByTestId('value-nrr')).toBeVisible({ timeout: 30_000 });
  expect(Date.now() - startedAt).toBeLessThan(20_000);
  await expect(page.getByText('Sample company').first()).toBeVisible();
});

test('the headline is what the command says, and what the API answers', async ({ page, ratchet, request }) => {
  const { current } = await ratchet.json<Retention>('report', 'retention');
  await page.goto('/');
  await expect(page.getByTestId('value-nrr')).toHaveText(percent(current.nrr));
  await expect(page.getByTestId('value-grr')).toHaveText(percent(current.grr));
  await expect(page.getByTestId('value-logo_retention')).toHaveText(percent(current.logo));
  const answered = await request.get('/api/v1/reports/retention');
  expect(((await answered.json()) as Retention).current).toEqual(current);
  const movements = await ratchet.json<Movements>('report', 'movements');
  const api = (await (await request.get('/api/v1/reports/movements')).json()) as Movements;
  expect(api.rows).toEqual(movements.rows);
});

test('one pool and one build of facts serve page, route and import', async ({ page, request }) => {
  // The sample came in several parts, each a version of the ledger: builds count from its last one on.
  await request.get('/api/v1/reports/retention');
  const { views_built } = await (await request.get('/api/health')).json();
  await page.goto('/');
  await page.goto('/import');
  await request.get('/api/v1/reports/movements');
  const health = await (await request.get('/api/health')).json();
  expect(health).toMatchObject({ status: 'ready', store: 'embedded', views_built });
  expect(health.connections).toBeLessThanOrEqual(8);
});

test('the table behind the trend has the API’s figures; the window is in the address', async ({ page, request }) => {
  await page.goto('/');
  await page.getByRole('radio', { name: '3 mo' }).click();
  await expect(page).toHaveURL(/window=3/);
  await page.reload();
  await expect(page.getByRole('radio', { name: '3 mo' })).toBeChecked();
  const trend = page.getByRole('region', { name: /NRR/ }).filter({ has: page.getByRole('radio', { name: '3 mo' }) });
  await trend.getByRole('button', { name: /table/i }).click();
  const { rows } = (await (await request.get('/api/v1/reports/retention?window=3')).json()) as Retention;
  const last = rows.at(-1);
  if (!last) throw new Error('the sample has no closed month');
  const row = trend
    .getByRole('row')
    .filter({ hasText: percent(last.nrr) })
    .filter({ hasText: percent(last.grr) });
  await expect(row.first()).toBeVisible();
});

test('what lies ahead opens to its accounts, which sum to it', async ({ page, request }) => {
  const scheduled = (await (await request.get('/api/v1/reports/scheduled')).json()) as { contracted_arr: number };
  const due = (await (await request.get('/api/v1/reports/renewals')).json()) as {
    due: { within: number; arr: number }[];
  };
  const exactly = (cents: number): string =>
    new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(cents / 100);
  await page.goto('/');
  const ahead = page.getByRole('region', { name: 'Ahead', exact: true });
  await ahead.getByRole('button', { name: /of contracted ARR$/ }).click();
  await expect(page).toHaveURL(/open=contracted_arr@/);
  await expect(page.getByTestId('drill-sum')).toHaveText(exactly(scheduled.contracted_arr));
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('drill-sum')).toBeHidden();
  await ahead.getByRole('button', { name: /of Within 90 days$/ }).click();
  await expect(page.getByTestId('drill-sum')).toHaveText(
    exactly(due.due.find(({ within }) => within === 90)?.arr ?? 0),
  );
});

test('a step of the waterfall opens to its accounts by keys', async ({ page }) => {
  await page.goto('/');
  const chart = page.getByRole('region', { name: /^\w+ (added|lost) / });
  await chart.scrollIntoViewIfNeeded();
  await chart.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/open=(arr|new)@/);
  await expect(page.getByTestId('drill-sum')).toBeVisible();
});

test('a definition opens from its name with today’s figures in it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /Net revenue retention/ }).click();
  await expect(page.getByRole('dialog')).toContainText('÷');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('nothing is wider than a phone, and nothing jumps while the page loads', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.addInitScript(() => {
    const jumps = { sum: 0 };
    Object.assign(window, { jumps });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) jumps.sum += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const path of ['/', '/import']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    const { wide, jumps } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      jumps: (window as Window & { jumps?: { sum: number } }).jumps?.sum,
    }));
    expect(wide, path).toBeLessThanOrEqual(390);
    expect(jumps, path).toBeLessThanOrEqual(0.02);
  }
});

test('keys lead from page to page, and dark is kept', async ({ page }) => {
  await page.goto('/');
  // The page hears keys a moment after it can be seen.
  await expect(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await expect(page).toHaveURL(/\/import$/, { timeout: 3_000 });
  }).toPass();
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page).toHaveURL(/\/$/);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  await expect(page.locator('html')).toHaveClass(/dark/);
});

test('the sample goes in one click', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Remove the sample company' }).click();
  await expect(page.getByRole('button', { name: 'Try the sample company' })).toBeVisible();
  await expect(page.getByTestId('value-nrr')).toBeHidden();
});
