import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'adjustments' });
test.describe.configure({ mode: 'serial' });

interface Listed {
  current: { arr: number; nrr: number };
  adjustments: { adjustment_id: string; description: string; effect: { arr: number } | null; can_undo: boolean }[];
}

interface Lines {
  name: string;
  arr: number;
  lines: { product: string; changes: { record: number; on: string; fields: Record<string, string> }[] }[];
}

const money = (minor: number): string =>
  (minor / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' }).replace('-', '−');

const listed = async (page: Page): Promise<Listed> => (await page.request.get('/api/v1/adjustments')).json();

async function largest(page: Page): Promise<string> {
  const { rows } = await (await page.request.get('/api/v1/reports/accounts')).json();
  return rows[0].account;
}

const linesOf = async (page: Page, account: string): Promise<Lines> =>
  (await page.request.get(`/api/v1/adjustments/lines?account=${account}`)).json();

const headline = async (page: Page): Promise<{ arr: number; nrr: number }> => (await listed(page)).current;

test('a correction shows its effect first, is listed with it, and undone to the cent', async ({ page, ratchet }) => {
  await ratchet.json('sample');
  await page.goto('/adjustments');
  await expect(page.getByRole('heading', { name: 'Nothing has been stated by hand' })).toBeVisible();
  const account = await largest(page);
  const before = await headline(page);
  const { lines } = await linesOf(page, account);
  const change = lines[0]?.changes[0];
  if (!change) throw new Error('the sample’s largest account has no change');
  await page.goto(`/accounts/${account}`);
  await page.getByRole('button', { name: 'Adjust', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Correct a change' }).click();
  const dialog = page.getByRole('dialog');
  const amount = (Number(change.fields.amount) + 1200).toFixed(2);
  await dialog.getByLabel('Recurring amount').fill(amount);
  const preview = dialog.getByRole('region', { name: 'What would change' });
  await expect(preview).toContainText(money(before.arr));
  await expect(preview).toContainText('points');
  await dialog.getByLabel('Reason').fill('Signed on paper');
  await dialog.getByRole('button', { name: 'Save correction' }).click();
  await expect(dialog).toBeHidden();
  await page.goto('/adjustments');
  const [made] = (await listed(page)).adjustments;
  const row = page.getByRole('row', { name: /Signed on paper/ });
  await expect(row).toContainText(`+${money(made?.effect?.arr ?? 0)}`);
  expect((await headline(page)).arr - before.arr).toBe(made?.effect?.arr);
  await row.getByRole('button', { name: /^Undo/ }).click();
  await expect(row.getByText(/^Undone/)).toBeVisible();
  expect(await headline(page)).toEqual(before);
});

test('attributes of several accounts are set at once, and the message that follows undoes it', async ({ page }) => {
  await page.goto('/accounts');
  for (const place of [0, 1])
    await page
      .getByRole('checkbox', { name: /^Select (?!all|none)/ })
      .nth(place)
      .check();
  await page.getByRole('button', { name: 'Set attribute' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Attribute').fill('tier');
  await dialog.getByLabel('Value').fill('Gold');
  await dialog.getByRole('button', { name: 'Set attribute' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Set tier Gold').first()).toBeVisible();
  const attributes = async () => (await page.request.get('/api/v1/reports/attributes')).text();
  expect(await attributes()).toContain('Gold');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(attributes).not.toContain('Gold');
});

test('a kind stands in the address, also in a fresh context', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto('/adjustments?kind=attributes');
  await expect(page.getByRole('row', { name: /Set tier Gold/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Signed on paper/ })).toHaveCount(0);
  await context.close();
});

test('fits a phone without sideways scroll', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/adjustments');
  await expect(page.getByRole('row', { name: /Signed on paper/ })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
