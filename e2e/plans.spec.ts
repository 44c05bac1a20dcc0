import type { Page } from '@playwright/test';
import { expect, test, undo } from './fixtures/ratchet';

test.use({ store: 'plans', holds: 'sample' });
test.describe.configure({ mode: 'serial' });

interface Coverage {
  covered: number;
  uncovered: { account: string; name: string }[];
}

interface PlanList {
  open: { account: string; owner: string | null; amount_arr: number | null }[];
  closed: { account: string; status: string }[];
}

async function answer<Body>(page: Page, report: string): Promise<Body> {
  return (await page.request.get(`/api/v1/reports/${report}`)).json();
}

test('a plan for an account that nobody is at work on: coverage rises; it is won, and that is undone', async ({
  page,
}) => {
  const before = await answer<Coverage>(page, 'coverage');
  const [left] = before.uncovered;
  const { account = '', name = '' } = left ?? {};
  await page.goto(`/plans?new=${encodeURIComponent(account)}`);
  const dialog = page.getByRole('dialog', { name: `Plan for ${name}` });
  await expect(dialog).toContainText('An open plan needs a date: say by when it is expected.');
  await expect(dialog.getByRole('button', { name: 'Save plan' })).toBeDisabled();
  await dialog.getByLabel('Source').selectOption({ label: 'Seats' });
  await dialog.getByLabel(/^ARR it would add/).fill('30,000');
  await dialog.getByRole('button', { name: 'Sales assist' }).click();
  await expect(dialog.getByLabel('Owner', { exact: true })).toHaveValue('Sales assist');
  await dialog.getByLabel('Expected on', { exact: true }).fill('2099-01-31');
  await dialog.getByRole('button', { name: 'Save plan' }).click();
  await expect(page.getByText(/^Planned seats \$30,000\.00/)).toBeVisible();
  expect((await answer<Coverage>(page, 'coverage')).covered).toBe(before.covered + 1);
  await page.getByRole('combobox', { name: 'Plans of' }).selectOption({ label: 'Sales assist (1)' });
  const row = page.getByRole('table', { name: 'Open plans' }).getByRole('row', { name });
  await row.getByRole('button', { name: /^Won: / }).click();
  await expect(page.getByText(/^Changed the plan of .*status open → won/)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Closed plans' }).getByRole('row', { name }).first()).toContainText(
    'Won',
  );
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(row).toBeVisible();
  const { open } = await answer<PlanList>(page, 'plan-list');
  expect(open.filter((plan) => plan.account === account)).toMatchObject([
    { owner: 'Sales assist', amount_arr: 3_000_000 },
  ]);
});

test('a review is planned from the list of who is not covered, and is a file for the calendar', async ({ page }) => {
  const before = await answer<Coverage>(page, 'coverage');
  const name = before.uncovered[0]?.name ?? '';
  await page.goto('/plans?tab=coverage');
  await page.getByRole('button', { name: `Plan a review with ${name}` }).click();
  const dialog = page.getByRole('dialog', { name: `Touchpoint with ${name}` });
  await dialog.getByLabel('On', { exact: true }).fill('2099-03-10');
  await dialog.getByRole('button', { name: 'Save touchpoint' }).click();
  await expect(page.getByText('Added a business review on 10 Mar 2099', { exact: true })).toBeVisible();
  await page.goto(`/accounts/${encodeURIComponent(before.uncovered[0]?.account ?? '')}`);
  await page.getByRole('button', { name: 'More for Business review, 10 Mar 2099' }).click();
  await page.getByRole('menuitem', { name: 'Calendar file…' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: 'Download .ics' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^2099-03-10-.*\.ics$/);
});

test('a gap of whitespace becomes a plan, and a cost is typed, saved and undone', async ({ page }) => {
  await page.goto('/plans?tab=whitespace');
  await page.getByRole('table', { name: 'Whitespace' }).getByRole('button').first().click();
  const dialog = page.getByRole('dialog', { name: /^Plan for / });
  await expect(dialog).toContainText('The amount is an estimate: the median of what');
  await expect(dialog.getByLabel(/^ARR it would add/)).not.toHaveValue('');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'Costs', exact: true }).click();
  const cell = page.getByRole('table', { name: 'Costs by month' }).getByRole('textbox').nth(4);
  const was = await cell.inputValue();
  await cell.fill('12345.67');
  await page.getByRole('button', { name: 'Save costs' }).click();
  await expect(page.getByText(/^Cost of .* \$12,345\.67$/)).toBeVisible();
  await undo(page, '12,345.67');
  await expect(cell).toHaveValue(was);
});

test('the course of payback as a ratio, kept in the address; it and the forecast go onto a deck', async ({ page }) => {
  await page.goto('/plans?tab=costs');
  await expect(
    page.getByRole('heading', { name: /^Expansion paid back in 3 months or less in \d+ of \d+ quarters$/ }),
  ).toBeVisible();
  await page.getByRole('radio', { name: 'Cost ratio' }).click();
  const ratio = page.getByRole('heading', {
    name: /^A dollar of expansion cost at most 30% of one of new business in /,
  });
  await expect(ratio).toBeVisible();
  await expect(page).toHaveURL(/payback=ratio/);
  await page.reload();
  await expect(ratio).toBeVisible();
  const card = page.getByRole('region').filter({ has: ratio });
  await card.getByRole('button', { name: 'Copy or download' }).click();
  await page.getByRole('menuitem', { name: 'New deck from the board’s template' }).click();
  await expect(page.getByText('Added to “Board retention review”', { exact: true })).toBeVisible();
  await page.goto('/forecast?show=arr');
  const fan = page.getByRole('region').filter({ has: page.getByRole('heading', { name: /^ARR would be / }) });
  await fan.getByRole('button', { name: 'Copy or download' }).click();
  await page.getByRole('menuitem', { name: 'Board retention review' }).click();
  await page.getByRole('link', { name: 'Open the deck' }).click();
  await expect(page).toHaveURL(/\/deck\?/);
  await expect(page.locator('main')).toContainText(/If the past year repeated itself, ARR would be/);
});
