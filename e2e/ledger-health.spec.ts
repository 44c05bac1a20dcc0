import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { objections } from './fixtures/accessible';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'ledger-health' });
test.describe.configure({ mode: 'serial' });

/** Acme's price slips by a decimal point in May; Crest has no invoice for March. */
const changes = `account_id,effective_on,product,amount
acme,2025-01-01,Core,120.00
acme,2025-05-01,Core,1200.00
bolt,2025-01-01,Core,90.00
`;
const invoices = `line_id,account_id,product,period_start,period_end,amount
1,crest,Hosting,2025-01-01,2025-02-01,300
2,crest,Hosting,2025-02-01,2025-03-01,300
3,crest,Hosting,2025-04-01,2026-01-01,2700
`;

test.beforeAll(async ({ ratchet }) => {
  const folder = mkdtempSync(join(tmpdir(), 'ratchet-health-'));
  for (const [name, text] of Object.entries({ changes, invoices })) {
    const file = join(folder, `${name}.csv`);
    writeFileSync(file, text);
    await ratchet.json('import', file, '--currency', 'USD', '--data-through', '2025-12-31');
  }
});

test('a slip and a gap are found, opened, mended by hand, and gone', async ({ page, ratchet }) => {
  await page.goto('/health');
  await expect(
    page.getByRole('heading', { name: '1 finding likely makes figures wrong, 1 is worth a look' }),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The ledger adds up, and every reference holds' })).toBeVisible();

  await page.getByRole('button', { name: /1 amount looks like a slipped decimal point/ }).click();
  await expect(page).toHaveURL(/finding=jump/);
  const slips = page.getByRole('table', { name: '1 amount looks like a slipped decimal point' });
  const acme = slips.getByRole('row', { name: /acme/ });
  await expect(acme).toContainText('× 10');
  await expect(acme).toContainText('$1,440 → $14,400');
  await expect(acme).toContainText('changes.csv, row 3');
  await acme.getByRole('button', { name: 'Correct: acme' }).click();
  const dialog = page.getByRole('dialog');
  expect(await objections(page, 'all')).toEqual([]);
  await dialog.getByLabel('Recurring amount').fill('120.00');
  await dialog.getByLabel('Reason').fill('The decimal point slipped');
  await dialog.getByRole('button', { name: 'Save correction' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: '1 finding is worth a look' })).toBeVisible();
  await expect(slips).toBeHidden();

  await page.getByRole('button', { name: /1 gap between invoices looks like a missing one/ }).click();
  const crest = page.getByRole('row', { name: /crest/ });
  await expect(crest).toContainText('31 days without an invoice');
  await crest.getByRole('button', { name: 'Add a change: crest' }).click();
  await dialog.getByLabel('Takes effect on').fill('2025-03-01');
  await dialog.getByLabel('Product', { exact: true }).fill('March');
  await dialog.getByLabel('Recurring amount').fill('300.00');
  await dialog.getByLabel('Reason').fill('Its invoice is missing');
  await dialog.getByRole('button', { name: 'Add change' }).click();
  await expect(dialog).toBeHidden();
  await expect(
    page.getByRole('heading', { name: 'Nothing in the ledger gives cause to doubt its figures' }),
  ).toBeVisible();
  const health = await ratchet.json<{ findings: object[]; clear: string[] }>('health');
  expect(health.findings).toEqual([]);
  expect(health.clear).toContain('gap');
});

test('its address opens a finding, and on a phone nothing scrolls sideways', async ({ page, ratchet }) => {
  const { adjustments } = await (await page.request.get(`${ratchet.url}/api/v1/adjustments`)).json();
  const correction = adjustments.find(({ kind }: { kind: string }) => kind === 'correct');
  await page.request.post(`${ratchet.url}/api/v1/adjustments/${correction.adjustment_id}/withdraw`, {
    data: {},
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/health?finding=jump');
  await expect(page.getByRole('link', { name: 'acme' })).toBeVisible();
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang).toBeLessThanOrEqual(0);
});
