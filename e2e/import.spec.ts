import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'import' });
test.describe.configure({ mode: 'serial' });

/**
 * 31 March 2025: a and b at $100 a month; 31 March 2026: a at 150, b at 100, c new.
 * NRR 250/200 = 125 %, GRR 100 %, ARR 12 × (150 + 100 + 40) = $3,480.
 */
const changes = `account_id,effective_on,product,amount
a,2025-01-01,Core,100
b,2025-02-01,Core,100
a,2026-01-15,Core,150
c,2026-02-01,Core,40
`;

const withBadRows = `${changes}d,2026-02-30,Core,10
e,2026-02-01,Core,-5
f,2026-03-01,Core,60
`;

const choose = (page: Page, name: string, content: string | Buffer) =>
  page
    .getByLabel('Choose files to import')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.isBuffer(content) ? content : Buffer.from(content) });

const step = (page: Page, number: number) => page.getByRole('region', { name: `Step ${number} of 3` });
const figure = (page: Page, key: string) => page.locator(`[data-figure=${key}] dd`);
const counted = (page: Page, key: string) => page.locator(`[data-count=${key}] dd`);

async function check(page: Page, name: string, content: string): Promise<void> {
  await page.goto('/import');
  await choose(page, name, content);
  await page.getByLabel('Data through').fill('2026-03-31');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(step(page, 3).getByText('Nothing has been written.')).toBeVisible();
}

const rowsInStore = async (ratchet: { json<T>(...args: string[]): Promise<T> }): Promise<number> => {
  const report = await ratchet.json<{ total: { accounts: number } }>('report', 'accounts');
  return report.total.accounts;
};

test('a file that cannot be read is refused at once, with the way out', async ({ page }) => {
  await page.goto('/import');
  await choose(page, 'mrr.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0x14, 0x00]));
  await expect(page.getByRole('alert').filter({ hasText: 'mrr.xls is an old Excel workbook' })).toContainText(
    'Save as',
  );
  await choose(page, 'empty.csv', '');
  await expect(page.getByRole('alert').filter({ hasText: 'empty.csv is empty' })).toBeVisible();
  await choose(page, 'header.csv', 'account_id,effective_on,product,amount\n');
  await expect(page.getByRole('region', { name: 'Problems' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check the file' })).toBeDisabled();
});

test('a file is recognised, checked without writing, imported, and undone', async ({ page, ratchet }) => {
  await page.goto('/import');
  await choose(page, 'changes.csv', changes);
  await expect(page.getByRole('heading', { name: 'Read as subscription changes: sure' })).toBeVisible();
  await expect(page.getByLabel('Read account_id as')).toHaveValue('account_id');
  await expect(page.getByRole('button', { name: 'Check the file' })).toBeDisabled();
  await page.getByLabel('Data through').fill('2026-03-31');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('heading', { name: 'NRR would read 125.0%' })).toBeVisible();
  await expect(counted(page, 'new')).toHaveText('4');
  await expect(figure(page, 'arr').first()).toHaveText('$3,480');
  expect(await rowsInStore(ratchet), 'a check writes nothing').toBe(0);

  await page.reload();
  await expect(page.getByRole('heading', { name: 'NRR would read 125.0%' }), 'a reload continues').toBeVisible();
  await expect(page.getByLabel('Data through')).toHaveValue('2026-03-31');

  await page.getByRole('button', { name: 'Import 4 rows' }).click();
  await expect(page.getByRole('heading', { name: '4 rows imported' })).toBeVisible();
  expect(await rowsInStore(ratchet)).toBe(3);
  const retention = await ratchet.json<{ current: { nrr: number } }>('report', 'retention');
  expect(retention.current.nrr).toBe(1.25);

  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByRole('heading', { name: /is withdrawn/ })).toBeVisible();
  expect(await rowsInStore(ratchet), 'undone').toBe(0);
  const row = page.getByRole('row', { name: /changes\.csv/ });
  await expect(row).toContainText('Withdrawn');
  await page.getByRole('button', { name: 'Redo this import' }).click();
  await expect(page.getByRole('heading', { name: '4 rows imported' })).toBeVisible();
  await expect(row).toContainText('Imported');
  expect(await rowsInStore(ratchet), 'redone').toBe(3);
  await row.getByRole('button', { name: 'Undo changes.csv' }).click();
  await expect(row).toContainText('Withdrawn');
  expect(await rowsInStore(ratchet), 'undone again, from the list').toBe(0);
});

test('rejected rows are named, and nothing is written until the good rows are kept', async ({ page, ratchet }) => {
  await check(page, 'bad.csv', withBadRows);
  await expect(page.getByRole('heading', { name: '2 of 7 rows cannot be read as they stand' })).toBeVisible();
  const problems = page.getByRole('region', { name: 'Problems' });
  await expect(problems.getByRole('row', { name: /Row 6/ })).toContainText('effective_on');
  await expect(problems.getByRole('row', { name: /Row 7/ })).toContainText('amount');
  expect(await rowsInStore(ratchet)).toBe(0);

  const [rejects] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download rejected rows' }).click(),
  ]);
  expect(rejects.suggestedFilename()).toContain('bad.csv');

  await page.getByRole('button', { name: 'Mend the file first' }).click();
  await expect(page.getByText('Nothing was written.')).toBeVisible();

  await check(page, 'bad.csv', withBadRows);
  await page.getByRole('button', { name: 'Keep the 5 good rows' }).click();
  await expect(page.getByRole('heading', { name: '5 rows imported' })).toBeVisible();
  await expect(counted(page, 'rejected')).toHaveText('2');
  expect(await rowsInStore(ratchet)).toBe(4);
});

test('a browser that believes to be offline still reaches a server on its own machine', async ({ page }) => {
  await page.goto('/import');
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await choose(page, 'changes.csv', changes);
  await page.getByLabel('Data through').fill('2026-03-31');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(step(page, 3).getByText('Nothing has been written.')).toBeVisible({ timeout: 20_000 });
});

test('the same file again would change nothing', async ({ page }) => {
  await check(page, 'changes.csv', changes);
  await expect(page.getByRole('heading', { name: 'Nothing would change' })).toBeVisible();
  await expect(counted(page, 'unchanged')).toHaveText('4');
  await expect(page.getByRole('button', { name: /^Import/ })).toHaveCount(0);
});

test('an import is undone and redone from the list, by the keyboard alone', async ({ page, ratchet }) => {
  await page.goto('/import');
  const row = page.getByRole('row', { name: /bad\.csv/ });
  await row.getByRole('button', { name: 'Undo bad.csv' }).press('Enter');
  await expect(row).toContainText('Withdrawn');
  expect(await rowsInStore(ratchet)).toBe(0);
  await row.getByRole('button', { name: 'Redo bad.csv' }).press('Enter');
  await expect(row).toContainText('Imported');
  expect(await rowsInStore(ratchet)).toBe(4);
  await row.getByRole('button', { name: 'Undo bad.csv' }).press('Enter');
  await expect(row).toContainText('Withdrawn');
});

test('odd headers and open conventions: asked with an example, answered, imported', async ({ page }) => {
  await page.goto('/import');
  await choose(
    page,
    'export.csv',
    'Kunde;Von;Bis;Betrag;Notiz\nAcme;03/04/25;03/05/25;99,50;x\nBolt;05/04/25;05/05/25;10,00;y\n',
  );
  await page.getByLabel('What export.csv holds').selectOption('invoices');
  await page.getByLabel('Read Kunde as').selectOption('account_id');
  await page.getByLabel('Read Von as').selectOption('period_start');
  await page.getByLabel('Read Bis as').selectOption('period_end');
  await page.getByLabel('Read Betrag as').selectOption('amount');
  await page.getByRole('radio', { name: /3 April 2025/ }).check();
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(counted(page, 'new')).toHaveText('2');
  await expect(page).toHaveURL(/dates=dmy/);
});

test('rows pasted from a sheet are read like a file', async ({ page }) => {
  await page.goto('/import');
  // The page listens once it is hydrated, which nothing on it shows; a paste before that is lost.
  await expect(async () => {
    await page.evaluate(
      (text) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
      },
      changes.replaceAll(',', '\t'),
    );
    await expect(page.getByRole('heading', { name: 'pasted.tsv' })).toBeVisible({ timeout: 3_000 });
  }).toPass();
});
