import type { Page } from '@playwright/test';
import { expect, test, undo } from './fixtures/ratchet';

test.use({ store: 'closed', holds: 'sample' });
test.describe.configure({ mode: 'serial' });

interface Month {
  period: string;
  state: 'open' | 'closed' | 'restated';
  end_arr: number;
  editions: { sha256: string; end_arr: number; reopened: { reason: string } | null }[];
  tie_out: { state: string; ours: number };
}

interface Change {
  on: string;
  fields: Record<string, string>;
}

const money = (minor: number): string =>
  (minor / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' }).replace('-', '−');
const signed = (minor: number): string => (minor > 0 ? `+${money(minor)}` : money(minor));

async function answer<Body>(page: Page, path: string): Promise<Body> {
  return (await page.request.get(`/api/v1/${path}`)).json();
}

const months = async (page: Page): Promise<Month[]> => (await answer<{ months: Month[] }>(page, 'closed')).months;

async function latest(page: Page): Promise<Month> {
  const [month] = await months(page);
  if (!month) throw new Error('the sample has no month that is over');
  return month;
}

const named = (period: string): string =>
  new Date(`${period}-15T00:00:00Z`).toLocaleDateString('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** An account whose first line has a change that counts at the month's end. */
async function touched(page: Page, period: string): Promise<{ account: string; name: string; amount: string }> {
  const { rows } = await answer<{ rows: { account: string; name: string }[] }>(page, 'reports/accounts');
  for (const { account, name } of rows.slice(0, 20)) {
    const { lines } = await answer<{ lines: { changes: Change[] }[] }>(page, `adjustments/lines?account=${account}`);
    const change = lines[0]?.changes[0];
    if (change && change.on < `${period}-01` && change.fields.amount)
      return { account, name, amount: change.fields.amount };
  }
  throw new Error('no large account has a change before the month');
}

test('a month is closed, a correction shows as a restatement, and it is reopened with a reason', async ({
  page,
  ratchet,
}) => {
  await page.goto('/closed');
  await expect(page.getByRole('heading', { name: 'No month is closed yet' })).toBeVisible();
  const { period, end_arr } = await latest(page);
  const name = named(period).replace('Sept', 'Sep');
  await page
    .getByRole('button', { name: `Close ${name}` })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Closed by').fill('Ann');
  await dialog.getByLabel('Note').fill('Board pack');
  await expect(dialog.getByRole('region', { name: 'What is kept' })).toContainText(money(end_arr));
  await dialog.getByRole('button', { name: 'Close the month' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: `${name} stands as it was reported` })).toBeVisible();
  expect(await latest(page)).toMatchObject({ state: 'closed', editions: [{ end_arr }] });

  await page.goto('/');
  const mark = page.getByRole('main').getByRole('link', { name: new RegExp(`^${name} closed on .* by Ann$`) });
  await expect(mark).toHaveAttribute('href', `/closed?month=${period}`);
  await page.goto('/?where=segment%3DSMB');
  await expect(page.getByTestId('value-nrr')).toBeVisible();
  await expect(mark).toHaveCount(0);

  const { account, name: customer, amount } = await touched(page, period);
  await page.goto(`/accounts/${account}`);
  await page.getByRole('button', { name: 'Adjust', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Correct a change' }).click();
  await expect(dialog.getByLabel('Recurring amount')).toHaveValue(amount);
  await dialog.getByLabel('Recurring amount').fill((Number(amount) + 1200).toFixed(2));
  await dialog.getByLabel('Reason').fill('Signed on paper');
  await dialog.getByRole('button', { name: 'Save correction' }).click();
  await expect(dialog).toBeHidden();

  await page.goto('/');
  await page.getByRole('link', { name: new RegExp(`^${name} restated since it was closed on`) }).click();
  await expect(page).toHaveURL(new RegExp(`/closed\\?month=${period}`));
  const now = await latest(page);
  const difference = now.end_arr - end_arr;
  expect(now.state).toBe('restated');
  expect(difference).not.toBe(0);
  const figures = page.getByRole('table', { name: 'Reported and now' });
  const arr = figures.getByRole('row', { name: /^ARR at its end/ });
  await expect(arr).toContainText(money(end_arr));
  await expect(arr).toContainText(money(now.end_arr));
  await expect(arr).toContainText(signed(difference));
  await expect(page.getByRole('table', { name: 'What changed it' })).toContainText('Signed on paper');
  const row = page
    .getByRole('table', { name: 'Accounts that differ' })
    .getByRole('row', { name: new RegExp(customer) });
  await expect(row).toContainText(signed(difference));
  await figures.getByRole('button', { name: 'NRR, 12 months' }).click();
  await expect(page).toHaveURL(/figure=nrr_12m/);
  await expect(page.getByRole('table', { name: 'Accounts that differ' })).toContainText('pt');

  await page.getByRole('radio', { name: 'Closings' }).click();
  await page.getByRole('button', { name: 'Check against the ledger' }).click();
  await expect(page.getByText('It holds')).toBeVisible();
  await page.getByRole('button', { name: 'Reopen' }).click();
  await dialog.getByLabel('Reason').fill('Late credit note');
  await dialog.getByRole('button', { name: 'Reopen the month' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Reopened on .*: Late credit note$/)).toBeVisible();
  expect(await latest(page)).toMatchObject({ state: 'open', editions: [{ reopened: { reason: 'Late credit note' } }] });
  const { code } = await ratchet.command('check');
  expect(code).toBe(0);
});

test('control totals are typed, the difference explained, and the month signed off', async ({ page }) => {
  const { period, tie_out } = await latest(page);
  const ledger = tie_out.ours - 12_345;
  await page.goto(`/closed?month=${period}&show=tie-out`);
  await page.getByRole('button', { name: 'Control totals' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Months and MRR').fill(`Month\tMRR\n${period}\t${money(ledger)}`);
  await expect(dialog.getByRole('region', { name: 'As read' })).toContainText(money(ledger));
  await dialog.getByRole('button', { name: 'Keep them' }).click();
  await expect(dialog).toBeHidden();
  const table = page.getByRole('table', { name: 'Tie-out' });
  await expect(table.getByRole('row', { name: /^Not explained/ })).toContainText('−$123.45');
  await page.getByRole('button', { name: 'Explain a part' }).click();
  await page.getByLabel('Cause').selectOption('timing');
  await expect(page.getByLabel('MRR, USD')).toHaveValue('-123.45');
  await page.getByLabel('Note').fill('Booked in the next month');
  const { rows } = await answer<{ rows: { name: string }[] }>(page, 'reports/accounts?limit=1');
  const customer = rows[0]?.name ?? '';
  const whose = page.getByRole('group', { name: 'Account (optional)' });
  await whose.getByRole('button', { name: 'Choose' }).click();
  await whose.getByRole('searchbox').fill(customer);
  await whose.getByRole('radio', { name: customer }).first().check();
  await whose.getByRole('button', { name: 'Done' }).click();
  await expect(whose).toContainText(customer);
  await page.getByRole('button', { name: 'Keep the cause' }).click();
  await expect(table.getByRole('link', { name: customer })).toBeVisible();
  await expect(table.getByRole('row', { name: /^Not explained/ })).toContainText('$0.00');
  await page.getByRole('button', { name: 'Sign off' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Cleo');
  await page.getByRole('button', { name: 'Sign off' }).click();
  await expect(page.getByText(/^Signed off on .* by Cleo$/)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Months' }).getByText('Signed off')).toBeVisible();
  await table.getByRole('button', { name: /^Remove Timing/ }).click();
  await expect(page.getByText(/^Outdated: when it was signed off/)).toBeVisible();
  await undo(page, 'Cause removed');
  await expect(page.getByText(/^Outdated: when it was signed off/)).toBeHidden();
  expect((await latest(page)).tie_out.state).toBe('signed');
});

test('on a phone nothing scrolls sideways, and a month chosen comes into sight', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/closed');
  const second = (await months(page))[1];
  const name = named(second?.period ?? '').replace('Sept', 'Sep');
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('heading', { name: new RegExp(`^${name} is open`) })).toBeInViewport();
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang).toBeLessThanOrEqual(0);
});
