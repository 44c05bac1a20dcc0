import type { Page } from '@playwright/test';
import { expect, test, undo } from './fixtures/ratchet';

test.use({ store: 'queue', holds: 'sample' });
test.describe.configure({ mode: 'serial' });

interface Queued {
  rows: { account: string; name: string }[];
}

const queued = async (page: Page, search = ''): Promise<Queued> =>
  (await page.request.get(`/api/v1/queue?limit=50${search}`)).json();
interface Coverage {
  covered: number;
  uncovered: { account: string }[];
}

interface Known {
  unknown: { account: string; count: number; alike: { account: string }[] }[];
}

const rows = (page: Page) => page.locator('[data-account]');
const report = async <Body>(page: Page, name: string): Promise<Body> =>
  (await page.request.get(`/api/v1/reports/${name}`)).json();

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
  // Whoever is sent the address sees the same account opened.
  await expect(page).toHaveURL(new RegExp(`row=${first?.account}`));
  await expect(top.getByRole('heading', { name: /^Signal score/ })).toBeVisible();
  await expect(top.getByRole('heading', { name: /^Churn risk/ })).toBeVisible();
  await top.getByRole('button', { name: 'Make a plan' }).click();
  const dialog = page.getByRole('dialog', { name: `Plan for ${first?.name}` });
  await expect(dialog.getByLabel('Source')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(top.getByRole('button', { name: 'Make a plan' })).toBeFocused();
});

test('the first account that nobody is at work on is planned for from its row: coverage rises, the account leaves it', async ({
  page,
}) => {
  const before = await report<Coverage>(page, 'coverage');
  const left = new Set(before.uncovered.map(({ account }) => account));
  const { account = '', name = '' } = (await queued(page)).rows.find((row) => left.has(row.account)) ?? {};
  await page.goto('/queue');
  await page
    .locator(`[data-account="${account}"]`)
    .getByRole('button', { name: `Plan for ${name}` })
    .click();
  const dialog = page.getByRole('dialog', { name: `Plan for ${name}` });
  await dialog.getByLabel('Source').selectOption({ label: 'Add-ons' });
  await dialog.getByLabel(/^ARR it would add/).fill('4200');
  await dialog.getByLabel('Owner', { exact: true }).fill('Robin Field');
  await expect(dialog).toContainText('An open plan needs a date');
  await dialog.getByLabel('Expected on', { exact: true }).fill('2099-03-31');
  await dialog.getByRole('button', { name: 'Save plan' }).click();
  await expect(page.getByText(/^Planned add-on \$4,200\.00/)).toBeVisible();
  const after = await report<Coverage>(page, 'coverage');
  expect(after.covered).toBe(before.covered + 1);
  expect(after.uncovered.map((each) => each.account)).not.toContain(account);
  await expect(page).toHaveURL(/\/queue/);
  await page.getByRole('link', { name: 'Plans', exact: true }).first().click();
  await expect(page.locator('[data-figure="coverage"]')).toContainText(`${after.covered} of `);
  await page.getByRole('combobox', { name: 'Plans of' }).selectOption({ label: 'Robin Field (1)' });
  const row = page.getByRole('table', { name: 'Open plans' }).getByRole('row', { name });
  await expect(row).toContainText('Add-ons');
  await expect(row).toContainText('$4,200');
  await expect(row).toContainText('31 Mar 2099');
  await page.getByRole('link', { name: 'Coverage', exact: true }).click();
  const uncovered = page.getByRole('table', { name: 'Accounts that nobody is at work on' });
  await expect(uncovered.getByRole('rowheader').first()).toBeVisible();
  await expect(page.getByText(`${after.covered} of `)).toBeVisible();
  await expect(uncovered.getByRole('link', { name, exact: true })).toHaveCount(0);
});

test('an account that is snoozed leaves the queue, and undo brings it back', async ({ page, ratchet }) => {
  await page.goto('/queue');
  const [first] = (await queued(page)).rows;
  const top = page.locator(`[data-account="${first?.account}"]`);
  await top.getByRole('button', { name: /^Actions of/ }).click();
  await page.getByRole('menuitem', { name: /^A week/ }).click();
  await expect(top).toHaveCount(0);
  // The next one takes its place, and the focus.
  await expect(rows(page).first().getByRole('button').first()).toBeFocused();
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

  await field.fill('0');
  await field.press('Enter');
  await expect.poll(order).not.toEqual(before);
  await page.getByRole('button', { name: 'Back to the standard' }).click();
  await expect.poll(order).toEqual(before);
  await expect(field).toHaveValue('40');
  await expect(page.getByRole('button', { name: 'Back to the standard' })).toBeDisabled();
});

test('a signal of an unknown account waits in the list; said whose it is, it moves the queue, and undo takes it back', async ({
  page,
}) => {
  const target = 'C-1012';
  const scoreOf = async (): Promise<number> => {
    const { rows: all } = await (await page.request.get('/api/v1/queue?limit=500')).json();
    return all.find(({ account }: { account: string }) => account === target)?.score ?? 0;
  };
  const { unknown } = await report<Known>(page, 'signals');
  expect(unknown.map(({ account }) => account)).toContain('trial-8812');
  const before = await scoreOf();

  await page.goto('/queue');
  await page.getByRole('button', { name: `Resolve ${unknown.length} unknown accounts` }).click();
  const panel = page.getByRole('dialog', { name: 'Signals of unknown accounts' });
  await panel.getByRole('button', { name: 'Choose the account that trial-8812 is' }).click();
  await panel.getByLabel('trial-8812 is: search').fill(target);
  await panel.getByRole('radio', { name: 'Tarnwick GmbH' }).click();
  await expect(panel.getByRole('button', { name: `Undo: trial-8812 read as ${target}` })).toBeVisible();
  await expect.poll(scoreOf).toBeGreaterThan(before);
  await undo(page, 'trial-8812 are read as those of');
  await expect.poll(scoreOf).toBe(before);
  await expect(panel.getByRole('button', { name: 'Choose the account that trial-8812 is' })).toBeVisible();
});

test('a signal is added on the page of its account, counts at once, and is taken back', async ({ page }) => {
  const { rows: all } = await queued(page, '&zone=watch');
  const { account = '', name = '' } = all.at(-1) ?? {};
  const scoreOf = async (): Promise<number> => {
    const answer = await (await page.request.get('/api/v1/queue?limit=500')).json();
    return answer.rows.find((row: { account: string }) => row.account === account)?.score ?? 0;
  };
  const before = await scoreOf();
  await page.goto(`/accounts/${encodeURIComponent(account)}`);
  await page.getByRole('button', { name: 'Add a signal' }).click();
  const dialog = page.getByRole('dialog', { name: `Add a signal of ${name}` });
  await dialog.getByLabel('Signal', { exact: true }).selectOption('funding');
  await dialog.getByLabel('Note').fill('Series B, seen in the press');
  await dialog.getByRole('button', { name: 'Add signal' }).click();
  await expect(page.getByText('The signal counts from its day on', { exact: true })).toBeVisible();
  await expect.poll(scoreOf).toBeGreaterThan(before);
  await expect(page.getByText(/Series B, seen in the press/).first()).toBeVisible();
  await undo(page, 'The signal counts');
  await expect.poll(scoreOf).toBe(before);
});
