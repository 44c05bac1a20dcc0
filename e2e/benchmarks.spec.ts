import { expect, test } from './fixtures/ratchet';

test.use({ store: 'benchmarks' });
test.describe.configure({ mode: 'serial' });

interface Answer {
  stage: { name: string };
  rows: { metric: string; value: number | null }[];
}

test.beforeAll(async ({ ratchet }) => {
  await ratchet.json('sample');
});

test('each figure is the API’s, among its stage’s target and named sources', async ({ page, request }) => {
  const answer = (await (await request.get('/api/v1/reports/benchmarks')).json()) as Answer;
  const nrr = answer.rows.find(({ metric }) => metric === 'nrr_12m')?.value ?? null;
  await page.goto('/benchmarks');
  await expect(
    page.getByRole('heading', { name: new RegExp(`Stage \\$${answer.stage.name.replace('+', '\\+')}`) }),
  ).toBeVisible();
  await expect(page.getByTestId('benchmark-nrr_12m')).toHaveText(`${((nrr ?? 0) * 100).toFixed(1)}%`);
  const row = page.locator('li[data-metric="nrr_12m"]');
  await row.getByText('What others have published').click();
  await expect(row.getByRole('row').filter({ hasText: 'SaaS Capital' }).first()).toBeVisible();
  await expect(row.getByText('n not published').first()).toBeVisible();
});

test('nothing is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/benchmarks');
  await expect(page.getByTestId('benchmark-nrr_12m')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
