import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { objections } from './fixtures/accessible';
import { expect, test, undo } from './fixtures/ratchet';

test.use({ store: 'differences' });
test.describe.configure({ mode: 'serial' });

/** Acme rises in March, Bolt has a set-up fee in February, Corto is not in the other tool, Delta is billed by the year. */
const ours = `account_id,item_id,product,effective_on,amount,interval,currency,status,kind
acme,s1,Platform,2025-01-01,300,month,USD,active,core
acme,s1,Platform,2025-03-10,400,month,USD,active,core
bolt,s2,Platform,2025-01-01,200,month,USD,active,core
bolt,f2,Set-up,2025-02-05,900,month,USD,active,one_time
corto,s3,Platform,2025-01-01,50,month,USD,active,core
delta,s4,Platform,2025-01-01,1200,year,USD,active,core
`;

const theirs = `customer_id,name,2025-01,2025-02,2025-03,2025-04
acme,Acme,300,300,300,400
bolt,Bolt,200,1100,200,200
delta,Delta,100,100,100,100
echo,Echo,0,0,0,77.50
`;

interface Differences {
  ledger_version: number;
  months: {
    period: string;
    difference: number;
    unexplained: number;
    causes: { cause: string; difference: number }[];
  }[];
}

test('an export is laid beside the ledger: months, causes, accounts; none of it enters the ledger', async ({
  page,
  ratchet,
}) => {
  const file = join(ratchet.dataDir, 'changes.csv');
  await writeFile(file, ours);
  await ratchet.json('import', file, '--currency', 'USD', '--data-through', '2025-04-30');
  await page.goto('/health/differences');
  await page
    .getByLabel('Choose an export to compare')
    .setInputFiles({ name: 'tool.csv', mimeType: 'text/csv', buffer: Buffer.from(theirs) });
  await expect(
    page.getByRole('heading', { name: 'tool.csv differs in 4 of 4 months; all of it is explained' }),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Apr 2025: they have $27.50 more, all explained' })).toBeVisible();
  const only = page.getByRole('button', { name: /^Accounts only they count/ });
  await only.click();
  await expect(page.getByRole('table', { name: 'Accounts: Accounts only they count' })).toContainText('Echo');
  await page.getByRole('button', { name: 'Mar 2025' }).click();
  await expect(page.getByRole('button', { name: /^Another month/ })).toContainText('−$100.00');
  await page.getByRole('button', { name: 'Feb 2025' }).click();
  await page.getByRole('button', { name: /^One-time charges/ }).click();
  await expect(page.getByRole('link', { name: 'bolt' })).toBeVisible();
  await expect(page).toHaveURL(/comparison=\d+&cause=one_time&month=2025-02/);
  await page.reload();
  await expect(page.getByRole('table', { name: 'Accounts: One-time charges' })).toContainText('+$900.00');
  const report = await ratchet.json<Differences>('differences', '--month', '2025-02');
  expect(report.ledger_version).toBe((await ratchet.json<Differences>('report', 'movements')).ledger_version);
  for (const { difference, causes } of report.months)
    expect(causes.reduce((sum, cause) => sum + cause.difference, 0)).toBe(difference);
});

test('totals are pasted as another comparison, which can be removed and brought back', async ({ page }) => {
  await page.goto('/health/differences');
  await page.getByRole('button', { name: 'Compare another' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare another export' });
  await dialog.getByLabel('Or paste a table').fill('nothing of the kind');
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('What can be compared is MRR by customer and month');
  expect(await objections(page, 'all')).toEqual([]);
  await dialog.getByLabel('Or paste a table').fill('Jan 2025 650.00\nFeb 2025 1550.00');
  await dialog.getByLabel('Name').fill('Books');
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Feb 2025: they have $900.00 more, all explained' })).toBeVisible();
  const kept = page.getByLabel('Compared with');
  await page.getByRole('button', { name: 'Remove Books' }).click();
  await expect(kept.getByRole('option')).toHaveText(['tool.csv']);
  await undo(page, 'Books is gone');
  await expect(kept.getByRole('option')).toHaveText(['Books', 'tool.csv']);
});
