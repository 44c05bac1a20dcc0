import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'adjustments', holds: 'sample' });
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

test('a correction shows its effect first, is listed with it, and undone to the cent', async ({ page }) => {
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

test('a note stands on its account’s page, is found by its words, and undone there', async ({ page }) => {
  const account = await largest(page);
  await page.goto(`/accounts/${account}`);
  await page.getByRole('button', { name: 'Write a note' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Note', { exact: true }).fill('Wants a second site in spring');
  await dialog.getByRole('button', { name: 'Save note' }).click();
  await expect(dialog).toBeHidden();
  const main = page.getByRole('main');
  await expect(main.getByText('Wants a second site in spring')).toBeVisible();
  await page.goto('/adjustments');
  await page.getByRole('searchbox', { name: 'Search adjustments' }).fill('second spring');
  await expect(page).toHaveURL(/search=second/);
  await expect(page.getByRole('row', { name: /Wants a second site/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Signed on paper/ })).toHaveCount(0);
  await page.goto(`/accounts/${account}`);
  await main.getByRole('button', { name: /^Undo Note of/ }).click();
  await expect(main.getByText('Wants a second site in spring')).toHaveCount(0);
});

test('an account is merged into another one with its effect first, and taken apart again', async ({ page }) => {
  const { rows } = await (await page.request.get('/api/v1/reports/accounts?limit=2')).json();
  const [into, merged] = rows as { account: string; name: string }[];
  const before = await headline(page);
  await page.goto(`/accounts/${merged?.account}`);
  await page.getByRole('button', { name: 'Adjust', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Merge into another account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill(into?.account ?? '');
  await dialog.getByRole('radio', { name: new RegExp(into?.account ?? '') }).check();
  await expect(dialog.getByRole('region', { name: 'What would change' })).toContainText('ARR');
  await dialog.getByLabel('Reason').fill('The same company');
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.goto(`/accounts/${into?.account}`);
  await page.getByRole('button', { name: /as itself again$/ }).click();
  await dialog.getByLabel('Reason').fill('Two companies after all');
  await dialog.getByRole('button', { name: 'Read as itself' }).click();
  await expect(dialog).toBeHidden();
  expect(await headline(page)).toEqual(before);
});

test('fits a phone without sideways scroll', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/adjustments');
  await expect(page.getByRole('row', { name: /Signed on paper/ })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
