import { expect, ofSample, test } from './fixtures/ratchet';

test.use(ofSample);
test.describe.configure({ mode: 'serial' });

test('“nrr”, Enter: arrives where NRR stands', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByTestId('value-nrr')).toBeVisible();
  await page.keyboard.press('Control+k');
  const menu = page.getByRole('dialog', { name: 'Search and commands' });
  await expect(menu).toBeVisible();
  await page.keyboard.type('nrr');
  await expect(menu.getByRole('option', { name: /^Net revenue retention/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/retention/);
  await expect(menu).toBeHidden();
});

test('finds accounts by name, which are then among the recent ones', async ({ page, request }) => {
  const { rows } = await (await request.get('/api/v1/reports/accounts?limit=1')).json();
  const { account, name } = rows[0];
  await page.goto('/');
  await page.getByRole('button', { name: 'Search and commands' }).click();
  const menu = page.getByRole('dialog', { name: 'Search and commands' });
  await expect(menu).toBeVisible();
  await page.keyboard.type(name);
  await menu.getByRole('option', { name }).first().click();
  await expect(page).toHaveURL(new RegExp(`/accounts/${account}`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await page.keyboard.press('Control+k');
  await expect(menu.getByText('Recent accounts')).toBeVisible();
  await expect(menu.getByRole('option', { name }).first()).toBeVisible();
});

test('Esc gives the focus back; no shortcut fires in a field; ? lists the menu', async ({ page }) => {
  await page.goto('/');
  const period = page.getByRole('button', { name: /Last 24 months/ });
  await period.focus();
  await page.keyboard.press('Control+k');
  const menu = page.getByRole('dialog', { name: 'Search and commands' });
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(period).toBeFocused();
  await period.click();
  await page.getByLabel('From month').focus();
  await page.keyboard.press('Control+k');
  await expect(menu).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Search pages, metrics, accounts and actions');
});

test('a day typed is the day the figures are as of, and a theme is changed by name', async ({ page }) => {
  await page.goto('/');
  const menu = page.getByRole('dialog', { name: 'Search and commands' });
  const command = async (words: string) => {
    await page.keyboard.press('Control+k');
    await expect(menu).toBeVisible();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await expect(menu).toBeHidden();
  };
  await command('theme dark');
  await expect(page.locator('html')).toHaveClass(/dark/);
  await command('as of 2026-10-31');
  await expect(page).toHaveURL(/as_of=2026-10-31/);
});
