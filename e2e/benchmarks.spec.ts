import { expect, test, undo } from './fixtures/ratchet';

test.use({ store: 'benchmarks', holds: 'sample' });
test.describe.configure({ mode: 'serial' });

interface Answer {
  stage: { name: string };
  rows: { metric: string; value: number | null }[];
}

test('each figure is the API’s, among its stage’s target and named sources', async ({ page, request }) => {
  const answer = (await (await request.get('/api/v1/reports/benchmarks')).json()) as Answer;
  const nrr = answer.rows.find(({ metric }) => metric === 'nrr_12m')?.value ?? null;
  await page.goto('/benchmarks');
  await expect(
    page.getByRole('heading', { name: new RegExp(`Stage \\$${answer.stage.name.replace('+', '\\+')}`) }),
  ).toBeVisible();
  await expect(page.getByTestId('benchmark-nrr_12m')).toHaveText(`${((nrr ?? 0) * 100).toFixed(1)}%`);
  const row = page.locator('li[data-metric="nrr_12m"]');
  await row.getByText(/^Sources: /).click();
  await expect(row.getByRole('row').filter({ hasText: 'SaaS Capital' }).first()).toBeVisible();
  await expect(row.getByText('n not published').first()).toBeVisible();
  await expect(row.getByText('no publication stands behind it').first()).toBeVisible();
});

test('NRR opens to the accounts that make it, of the whole company whatever filters the address has', async ({
  page,
  request,
}) => {
  const { data_through } = (await (await request.get('/api/v1/reports/benchmarks')).json()) as { data_through: string };
  const explained = (await (
    await request.get(`/api/v1/explain?metric=nrr_12m&period=${data_through}&limit=1`)
  ).json()) as { total: { accounts: number } };
  await page.goto('/benchmarks?where=segment%3DSMB');
  await expect(page.getByText('filters narrow the other pages, not this one')).toBeVisible();
  await page.getByTestId('benchmark-nrr_12m').getByRole('button').click();
  await expect(page.getByRole('dialog')).toContainText(`${explained.total.accounts} accounts`);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Net revenue retention', exact: true }).click();
  await expect(page.getByRole('dialog', { name: /Definition/ })).toContainText('that they paid then');
});

test('the view that was made its default is what the page opens with', async ({ page, ratchet }) => {
  const answer = await page.request.post(`${ratchet.url}/api/v1/views`, {
    headers: { origin: ratchet.url },
    data: { name: 'Next stage', path: '/benchmarks', search: 'stage=20M%2B', is_default: true },
  });
  expect(answer.ok()).toBe(true);
  const view = (await answer.json()) as { id: number };
  await page.goto('/benchmarks');
  await expect(page).toHaveURL(/stage=20M/);
  await expect(page.getByText(/Not your stage/)).toBeVisible();
  await page.request.delete(`${ratchet.url}/api/v1/views/${view.id}`, { headers: { origin: ratchet.url } });
});

test('a peer is added, corrected, deleted and brought back; it never stands among what others have published', async ({
  page,
  request,
}) => {
  await page.goto('/benchmarks');
  await page.getByRole('button', { name: 'Add your own' }).click();
  await page.getByRole('menuitem', { name: 'Add a peer' }).click();
  await page.getByRole('textbox', { name: 'Company' }).fill('Globex');
  await page.getByLabel('Its figure').fill('112');
  await page.getByLabel('Year of the data').fill('2025');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('document is missing')).toBeVisible();
  await page.getByLabel('Document').fill('Annual report');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const row = page.locator('li[data-metric="nrr_12m"]');
  await expect(row.getByRole('region', { name: 'Your peers' })).toContainText('112.0%');
  await page.getByRole('button', { name: 'Edit Globex' }).click();
  await page.getByLabel('Its figure').fill('113.5');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(row.getByRole('region', { name: 'Your peers' })).toContainText('113.5%');
  await page.getByRole('button', { name: 'Delete Globex' }).click();
  await expect(page.getByRole('button', { name: 'Edit Globex' })).toHaveCount(0);
  await undo(page, 'Globex deleted');
  await expect(row.getByRole('region', { name: 'Your peers' })).toContainText('113.5%');
  const { rows } = (await (await request.get('/api/v1/reports/benchmarks')).json()) as {
    rows: { metric: string; own: { population: string }[]; all: { population: string }[] }[];
  };
  const nrr = rows.find(({ metric }) => metric === 'nrr_12m');
  expect(nrr?.own.map(({ population }) => population)).toEqual(['Globex']);
  expect(nrr?.all.map(({ population }) => population)).not.toContain('Globex');
});

test('a file says what it would change, then is kept once; the command lists it', async ({ page, ratchet }) => {
  const text = [
    'metric,segment_type,segment,p25,median,p75,unit,data_year,n,publisher,document,kind',
    'GRR,arr,$5-20M,84,89,93,pct,2025,90,Acme Ventures,Portfolio letter,portfolio',
    'GRR,all,everyone,,about 90,,pct,2024,,Benchmarkit,2025,survey',
  ].join('\n');
  await page.goto('/benchmarks');
  await page.getByRole('button', { name: 'Add your own' }).click();
  await page.getByRole('menuitem', { name: 'Import a CSV' }).click();
  await page
    .getByLabel('Choose a CSV, or drop it here')
    .setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await expect(page.getByText('Row 3, median: expected a number like 101.5, found about 90')).toBeVisible();
  await page.getByRole('button', { name: 'Import 1 figure without the rejected rows' }).click();
  await expect(page.locator('li[data-metric="grr_12m"]').getByRole('region', { name: 'Your own sets' })).toContainText(
    '89.0% (84.0 to 93.0%)',
  );
  const { figures } = await ratchet.json<{ figures: { publisher: string }[] }>('benchmarks');
  expect(figures.map(({ publisher }) => publisher)).toContain('Acme Ventures');
});

test('a lever’s figure and a condition of readiness open to accounts that add up to them', async ({
  page,
  request,
}) => {
  const { figures } = (await (await request.get('/api/v1/reports/playbook')).json()) as {
    figures: { figure: string; period: string; arr: number | null; accounts: number | null }[];
  };
  const seats = figures.find(({ figure }) => figure === 'expansion.seats');
  const explained = (await (
    await request.get(`/api/v1/explain?metric=expansion.seats&period=${seats?.period}`)
  ).json()) as { sum: number; accounts: object[] };
  expect([explained.sum, explained.accounts.length]).toEqual([seats?.arr, seats?.accounts]);
  await page.goto('/benchmarks');
  await page.locator('[data-figure="expansion.seats"]').first().getByRole('button').click();
  await expect(page.getByRole('dialog')).toContainText(`${seats?.accounts} accounts, which add up to it`);
  await page.keyboard.press('Escape');
  await page.locator('[data-check="accounts"]').getByRole('button').click();
  const needed = await page.locator('[data-check="accounts"]').innerText();
  await expect(page.getByRole('dialog')).toContainText(`${/(\d+) there are/.exec(needed)?.[1]} accounts`);
});

test('another stage of the playbook is in the address', async ({ page }) => {
  await page.goto('/benchmarks?stage=1-5M');
  await expect(page.getByText('First cross-sell module')).toBeVisible();
  await expect(page.getByText(/Not your stage/)).toBeVisible();
});

test('nothing is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/benchmarks');
  await expect(page.getByTestId('benchmark-nrr_12m')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
