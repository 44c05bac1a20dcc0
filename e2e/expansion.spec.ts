import { expect, ofSample, test } from './fixtures/ratchet';

test.use(ofSample);
test.describe.configure({ mode: 'serial' });

interface Row {
  period: string;
  partial: boolean;
  expansion: number;
  expansion_by_source: Record<string, number>;
}

interface Movements {
  rows: Row[];
  groups?: { key: string; rows: Row[] }[];
}

const dollars = (cents: number): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 }).format(cents / 100);
const exactly = (cents: number): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(cents / 100);

const lastClosed = ({ rows }: Movements): Row => {
  const row = rows.findLast(({ partial }) => !partial);
  if (!row) throw new Error('the sample has no closed period');
  return row;
};

test('how much existing customers add, from what, and whether it is real', async ({ page, request }) => {
  await page.goto('/expansion');
  const last = lastClosed((await (await request.get('/api/v1/reports/movements')).json()) as Movements);
  await expect(page.getByText(/^Existing customers added/)).toContainText(dollars(last.expansion));
  await expect(page.getByTestId('expansion-total')).toHaveText(dollars(last.expansion));
  const table = page.getByTestId('source-table');
  await expect(table.getByRole('row', { name: /Seats/ })).toContainText(dollars(last.expansion_by_source.seats ?? 0));
  await expect(page.getByRole('region', { name: /expansion is genuine/ })).toBeVisible();
});

test('a source’s figure is the sum of the accounts behind it', async ({ page, request }) => {
  await page.goto('/expansion');
  const last = lastClosed((await (await request.get('/api/v1/reports/movements')).json()) as Movements);
  await page.getByRole('button', { name: /^What makes .* of Seats$/ }).click();
  await expect(page).toHaveURL(new RegExp(`open=expansion\\.seats@${last.period}`));
  await expect(page.getByTestId('drill-sum')).toHaveText(`+${exactly(last.expansion_by_source.seats ?? 0)}`);
  await page.goBack();
  await expect(page.getByTestId('drill-sum')).toBeHidden();
});

test('a segment of a column opens too, by pointer and by keys', async ({ page }) => {
  await page.goto('/expansion');
  const chart = page.getByRole('region', { name: /^Seats bring/ });
  await chart.locator('.recharts-bar-rectangle path').first().click();
  await expect(page).toHaveURL(/open=expansion\.seats@/);
  await expect(page.getByTestId('drill-sum')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('drill-sum')).toBeHidden();
  await chart.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/open=expansion@/);
});

test('a filter, a grid and the page’s choices stand in the address', async ({ browser, ratchet, request }) => {
  const context = await browser.newContext({ baseURL: ratchet.url });
  const page = await context.newPage();
  await page.goto('/expansion?where=segment%3DEnterprise&grid=quarter&by=owner&measure=share&first=channel&after=12');
  const last = lastClosed(
    (await (
      await request.get('/api/v1/reports/movements?grid=quarter&where=segment%3DEnterprise')
    ).json()) as Movements,
  );
  await expect(page.getByTestId('expansion-total')).toHaveText(dollars(last.expansion));
  await expect(page.getByText('Segment: Enterprise')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Share' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'By channel' })).toBeChecked();
  await expect(page.getByRole('radio', { name: '12 mo' })).toBeChecked();
  await expect(page.getByLabel('Split by')).toHaveValue('owner');
  await context.close();
});

test('the split adds up to the whole, and a group opens to its part', async ({ page, request }) => {
  await page.goto('/expansion?by=segment');
  const answered = (await (await request.get('/api/v1/reports/movements?by=segment')).json()) as Movements;
  const { period } = lastClosed(answered);
  const enterprise = answered.groups
    ?.find(({ key }) => key === 'Enterprise')
    ?.rows.find((row) => row.period === period)?.expansion;
  if (enterprise === undefined) throw new Error('the sample has no Enterprise segment');
  await page.getByRole('button', { name: /^What makes .* of Enterprise$/ }).click();
  await expect(page.getByTestId('drill-sum')).toHaveText(`+${exactly(enterprise)}`);
});

test('a rate opens to all that were there at the start, page by page, under sums of all of them', async ({ page }) => {
  await page.goto('/expansion');
  await page.getByTestId('source-table').waitFor();
  const { period } = lastClosed((await (await page.request.get('/api/v1/reports/movements')).json()) as Movements);
  const path = `/api/v1/explain?metric=genuine_rate&period=${period}`;
  const figure = (await (await page.request.get(path)).json()) as { sum: number; total: { accounts: number } };
  await page.goto(`/expansion?open=${encodeURIComponent(`genuine_rate@${period}`)}`);
  const panel = page.getByRole('dialog');
  await expect(panel.getByTestId('drill-sum')).toHaveText(exactly(figure.sum));
  const rows = panel.getByRole('rowheader');
  // The foot is always in sight: what is scrolled to is the end of the rows above it.
  await panel.getByRole('button', { name: 'Show more' }).scrollIntoViewIfNeeded();
  await expect(rows).toHaveCount(figure.total.accounts + 1);
  await expect(panel.getByTestId('drill-sum')).toHaveText(exactly(figure.sum));
});

test('coverage, the win rate and a quarter’s reviews open to the accounts that make them', async ({
  page,
  request,
}) => {
  const ask = async (path: string) => (await request.get(`/api/v1/${path}`)).json();
  const coverage = (await ask('reports/coverage')) as { data_through: string; coverage: number; covered: number };
  const won = (await ask(`explain?metric=win_rate&period=${coverage.data_through}`)) as { value: number };
  const plans = (await ask('reports/plans')) as { total: { win_rate: number } };
  expect(won.value).toBe(plans.total.win_rate);
  await page.goto('/expansion');
  const card = page.getByTestId('selling');
  await card.scrollIntoViewIfNeeded();
  await card.getByRole('button', { name: /Coverage$/ }).click();
  await expect(page).toHaveURL(/open=coverage@/);
  await expect(page.getByTestId('drill-sum')).toHaveText(String(coverage.covered));
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('drill-sum')).toBeHidden();
  await card.getByRole('button', { name: /with a business review$/ }).click();
  await expect(page).toHaveURL(/open=qbr_rate\.with@/);
  await expect(page.getByTestId('drill-sum')).toBeVisible();
});

test('nothing is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/expansion?first=channel&by=industry', { waitUntil: 'networkidle' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
