import { expect, test, undo } from './fixtures/ratchet';

test.use({ store: 'audit', holds: 'sample' });

const rows = 'table[aria-label="Entries of the audit log"] tbody tr';

test('the audit log tells who did what, by kind and day, in its address and as a file', async ({ page, ratchet }) => {
  await page.goto(`${ratchet.url}/settings`);
  await page.getByRole('link', { name: 'Audit log', exact: true }).click();
  await expect(page.getByText(/The chain of \d+ entries closes/)).toBeVisible();
  const all = await page.locator(rows).count();
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Settings and figures' });
  await expect(page).toHaveURL(/kind=figures/);
  await expect(page.getByRole('rowheader', { name: /^Import/ })).toHaveCount(0);
  await expect(page.getByRole('rowheader', { name: /Settings changed/ }).first()).toBeVisible();
  expect(await page.locator(rows).count()).toBeLessThan(all);
  const details = page.locator(`${rows} details`).first();
  await details.locator('summary').click();
  await expect(details.locator('dl')).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV', exact: true }).click(),
  ]);
  const text = await (await file.createReadStream()).toArray();
  const lines = Buffer.concat(text).toString('utf8').trim().split('\r\n');
  expect(lines[0]).toBe('entry,at,by_kind,by_name,action,ledger_version,details');
  expect(lines.length - 1).toBe(await page.locator(rows).count());
  // The same address shows the same, and a day on which nothing was done says so.
  await page.goto(`${ratchet.url}/settings/audit?kind=figures&until=2020-01-01`);
  await expect(page.getByText('Nothing of that kind was done by them in these days.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page.locator(rows)).toHaveCount(all);
  const checked = await ratchet.command('audit', '--verify');
  expect(checked).toMatchObject({ code: 0 });
});

test('a backup is made at once and planned for every day, and planning is undone', async ({ page, ratchet }) => {
  await page.goto(`${ratchet.url}/settings#health`);
  const card = page.locator('#health');
  await card.getByRole('button', { name: 'Back up now', exact: true }).click();
  await expect(page.getByText(/^ratchet-.* is written and read again whole$/)).toBeVisible();
  await expect(card.getByRole('list', { name: 'Backups' }).getByRole('listitem')).toHaveCount(1);
  await card.getByLabel('Back up the whole store every day').click();
  await expect(card.getByText(/the next is due .*, every day at 03:00 where the company is/)).toBeVisible();
  await undo(page, 'The store is backed up every day');
  await expect(card.getByLabel('Back up the whole store every day')).not.toBeChecked();
  const { entries } = await ratchet.json<{ entries: { action: string }[] }>('audit', '--limit', '3');
  expect(entries.map(({ action }) => action)).toEqual(['backup_planned', 'backup_planned', 'backup_made']);
});
