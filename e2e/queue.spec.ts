import type { Page } from '@playwright/test';
import { expect, test, undo } from './fixtures/ratchet';

test.use({ store: 'queue', holds: 'sample' });
test.describe.configure({ mode: 'serial' });

interface Queued {
  rows: { account: string; name: string }[];
}

const queued = async (page: Page, search = ''): Promise<Queued> =>
  (await page.request.get(`/api/v1/queue?limit=50${search}`)).json();
const rows = (page: Page) => page.locator('[data-account]');

test('the account at the top opens to its parts by the keyboard, and leads to a plan of its own', async ({ page }) => {
  await page.goto('/queue');
  const [first, second] = (await queued(page)).rows;
  await expect(rows(page).first()).toContainText(first?.name ?? '');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(
    rows(page)
      .nth(1)
      .getByRole('button', { name: second?.name ?? '' })
      .first(),
  ).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  const top = rows(page).first();
  await expect(top.getByRole('heading', { name: /^Signal score/ })).toBeVisible();
  await expect(top.getByRole('heading', { name: /^Churn risk/ })).toBeVisible();
  await top.getByRole('link', { name: 'Start a plan' }).click();
  await expect(page).toHaveURL(/\/plans/);
  const { account, name } = first ?? { account: '', name: '' };
  await expect(page.getByRole('dialog', { name: /^Plan for/ })).toContainText(new RegExp(`${account}|${name}`));
});

test('an account that is snoozed leaves the queue, and undo brings it back', async ({ page, ratchet }) => {
  await page.goto('/queue');
  const [first] = (await queued(page)).rows;
  const top = page.locator(`[data-account="${first?.account}"]`);
  await top.getByRole('button', { name: /^Actions of/ }).click();
  await page.getByRole('menuitem', { name: /^A week/ }).click();
  await expect(top).toHaveCount(0);
  const { rows: snoozed } = await ratchet.json<Queued>('queue', '--state', 'snoozed');
  expect(snoozed.map(({ account }) => account)).toEqual([first?.account]);
  await undo(page, 'is snoozed');
  await expect(rows(page).first()).toHaveAttribute('data-account', first?.account ?? '');
});

test('an owner and a note are kept, and found by the owner', async ({ page }) => {
  await page.goto('/queue');
  const top = rows(page).first();
  await top.getByRole('button', { expanded: false }).first().click();
  await top.getByLabel('Owner').fill('Ada');
  await top.getByLabel('Note').fill('Asked for a call');
  await top.getByRole('button', { name: 'Save' }).click();
  await expect(top).toContainText('Note: Asked for a call');
  await page.getByLabel('Owner', { exact: true }).first().selectOption('Ada');
  await expect(page).toHaveURL(/owner=Ada/);
  await expect(rows(page)).toHaveCount(1);
});

test('another weight reorders the queue at once, and undo puts it back', async ({ page }) => {
  await page.goto('/queue?zone=grow&weights=true');
  const order = async (): Promise<string[]> => (await queued(page, '&zone=grow')).rows.map(({ account }) => account);
  const before = await order();
  const field = page.getByLabel('Points of Near a usage limit');
  await expect(field).toBeEnabled();
  await field.fill('0');
  await field.press('Enter');
  await expect.poll(order).not.toEqual(before);
  const [first = ''] = await order();
  await expect(rows(page).first()).toHaveAttribute('data-account', first);
  await undo(page, /Near a usage limit/);
  await expect.poll(order).toEqual(before);
  await expect(rows(page).first()).toHaveAttribute('data-account', before[0] ?? '');
});
