import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { bookOf, zipOf } from '@/lib/ingest/containers/testing/books';
import { objections } from './fixtures/accessible';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'import-wizard' });
test.describe.configure({ mode: 'serial' });

interface GivenFile {
  name: string;
  content: string | Uint8Array;
}

const give = (page: Page, ...files: GivenFile[]) =>
  page.getByLabel('Choose files to import').setInputFiles(
    files.map(({ name, content }) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(content),
    })),
  );

const step = (page: Page, number: number) => page.getByRole('region', { name: `Step ${number} of 3` });
const fileRow = (page: Page, name: string) => step(page, 1).locator(`tr[data-file="${name}"]`);
const counted = (page: Page, key: string) => page.locator(`[data-count=${key}] dd`);
const figure = (page: Page, key: string) => page.locator(`[data-figure=${key}] dd`).first();

async function checked(page: Page): Promise<void> {
  await step(page, 3)
    .getByRole('button', { name: /^Check the files?$/ })
    .click();
  await expect(step(page, 3).getByText('Nothing has been written.')).toBeVisible();
}

async function imported(page: Page): Promise<void> {
  await step(page, 3)
    .getByRole('button', { name: /^(Import \d|Keep the)/ })
    .click();
  await expect(step(page, 3).getByRole('link', { name: 'See your NRR' })).toBeVisible();
}

/** Back to an empty ledger, so that each test begins with its own first import. */
async function undone(page: Page): Promise<void> {
  await step(page, 3)
    .getByRole('button', { name: /^Undo th/ })
    .click();
  await expect(step(page, 3).getByRole('button', { name: /^Redo th/ })).toBeVisible();
}

const arr = async (ratchet: { json<T>(...args: string[]): Promise<T> }): Promise<number> => {
  const report = await ratchet.json<{ total: { arr: number } }>('report', 'accounts');
  return report.total.arr;
};

const months = ['2025-01', '2025-02', '2025-03'];

/** Three customers: 100, 50 and from February 30 a month; ARR at the end 12 × (120 + 50 + 30) = $2,400. */
const book = bookOf([
  {
    name: 'MRR',
    rows: [
      ['Customer', 'Segment', ...months],
      ['Acme', 'SMB', 100, 100, 120],
      ['Bolt', 'SMB', 50, 50, 50],
      ['Corto', 'Enterprise', null, 30, 30],
      ['Total', null, 150, 180, 200],
    ],
  },
  {
    name: 'Customers',
    rows: [
      ['account_id', 'name', 'owner'],
      ['Acme', 'Acme Inc', 'Ann'],
      ['Bolt', 'Bolt Inc', 'Ann'],
      ['Corto', 'Corto Inc', 'Ben'],
    ],
  },
  { name: 'Notes', rows: [['Things to do'], ['Call Acme']] },
]);

test('a workbook: its sheets in order, notes left out, checked and imported as one, undone and redone', async ({
  page,
  ratchet,
}) => {
  await page.goto('/import');
  await give(page, { name: 'book.xlsx', content: book });
  await expect(fileRow(page, 'Customers')).toContainText('sure');
  await expect(fileRow(page, 'MRR')).toContainText('Ready');
  await expect(fileRow(page, 'Notes')).toContainText('Left out');
  await expect(step(page, 1).locator('tr[data-file]').first()).toHaveAttribute('data-file', 'Customers');
  await expect(step(page, 2).getByRole('heading', { name: /MRR: read as an MRR spreadsheet/ })).toBeVisible();
  await checked(page);
  await expect(figure(page, 'arr')).toHaveText('$2,400');
  await expect(step(page, 3).getByRole('region', { name: 'Month by month' })).toContainText('Mar 2025');
  await expect(page).toHaveURL(/batch=/);
  await page.reload();
  await expect(figure(page, 'arr'), 'a reload continues').toHaveText('$2,400');
  await imported(page);
  expect(await arr(ratchet)).toBe(240_000);
  const together = page.getByRole('row', { name: /2 files together/ });
  await expect(together).toContainText('Imported');
  await together.getByRole('button', { name: /files together/, expanded: false }).click();
  await expect(page.getByRole('row', { name: /book\.xlsx › MRR/ })).toBeVisible();
  await undone(page);
  expect(await arr(ratchet)).toBe(0);
  await step(page, 3).getByRole('button', { name: 'Redo these imports' }).click();
  await expect(step(page, 3).getByRole('link', { name: 'See your NRR' })).toBeVisible();
  expect(await arr(ratchet)).toBe(240_000);
  await undone(page);
});

test('a workbook of the same shape is read as last time, until that is forgotten', async ({ page }) => {
  await page.goto('/import');
  await give(page, { name: 'later.xlsx', content: book });
  await expect(fileRow(page, 'MRR')).toContainText('as last time');
  await step(page, 2).getByRole('button', { name: 'Forget it' }).click();
  await expect(fileRow(page, 'MRR')).toContainText('sure');
});

const movementHeader =
  'DATE,CUSTOMER_NAME,MRR_MOVEMENT,MRR,DESCRIPTION,MOVEMENT_TYPE,CURRENCY_CODE,CUSTOMER_EXTERNAL_ID,SUBSCRIPTION_EXTERNAL_ID,PLAN_EXTERNAL_ID,ACTIVE_SUBSCRIPTION_QUANTITY,UUID,RANK,PREVIOUS_PLAN_EXTERNAL_ID';

/** Ann at 500 then 750 a month, Bob at 100: ARR 12 × 850 = $10,200. */
const movements = `${movementHeader}
2025-01-10,Ann,50000,50000,,new_biz,USD,ann,s1,basic,10,u1,1,
2025-02-10,Ann,25000,75000,,expansion,USD,ann,s1,basic,15,u2,1,basic
2025-01-05,Bob,10000,10000,,new_biz,USD,bob,s2,basic,2,u6,1,
`;

const customers = `Name,Email,Company,Country,External ID,Lead created at
Ann,a@a.test,Ann Co,US,ann,2025-01-01
Bob,b@b.test,Bob Co,DE,bob,2025-01-02
`;

test('another metrics tool: its archive of movements and customers, with what it cannot say', async ({
  page,
  ratchet,
}) => {
  await page.goto('/import');
  await give(page, {
    name: 'chartmogul.zip',
    content: zipOf({ 'movements.csv': movements, 'customers.csv': customers }),
  });
  await expect(fileRow(page, 'customers.csv')).toContainText('sure');
  await fileRow(page, 'movements.csv')
    .getByRole('button', { name: /^movements\.csv/ })
    .click();
  await expect(
    step(page, 2).getByRole('heading', { name: /movements\.csv: read as a ChartMogul MRR movements/ }),
  ).toBeVisible();
  await checked(page);
  await expect(figure(page, 'arr')).toHaveText('$10,200');
  await expect(step(page, 3).getByRole('note').first()).toContainText('cannot say');
  await imported(page);
  expect(await arr(ratchet)).toBe(1_020_000);
  await undone(page);
});

const stripe = `id,Customer ID,Customer Name,Status,Amount,Interval,Currency,Created (UTC),Start (UTC),Current Period Start (UTC),Current Period End (UTC),Plan,Quantity
sub_1,cus_a,Acme,active,49.00,month,usd,2025-01-05 10:00,2025-01-05 10:00,2026-03-05 10:00,2026-04-05 10:00,Pro,1
sub_2,cus_b,Bolt,active,588.00,year,usd,2025-06-01 10:00,2025-06-01 10:00,2025-06-01 10:00,2026-06-01 10:00,Pro,1
`;

test('a billing system: the state of one day, which it says before and after', async ({ page }) => {
  await page.goto('/import');
  await give(page, { name: 'subscriptions.csv', content: stripe });
  await expect(step(page, 2).getByRole('heading', { name: /Read as a Stripe subscriptions export/ })).toBeVisible();
  await expect(step(page, 2).getByRole('note')).toContainText('the state of one day and no history');
  await page.getByLabel('Data through').fill('2026-03-10');
  await checked(page);
  await expect(figure(page, 'arr')).toHaveText('$1,176');
  await imported(page);
  await expect(step(page, 3).getByRole('note')).toContainText('the state of one day and no history');
  await undone(page);
});

const chargebee = `id,customer_id,subscription_id,reporting_timezone,reporting_month,status,status_previous,billing_currency_code,mrr_billing_currency,mrr_previous_billing_currency,reporting_currency_code,exchange_rate
1,a,s1,UTC,2025-01-01,active,,USD,49.00,,USD,1
2,a,s1,UTC,2025-02-01,active,active,USD,98.00,49.00,USD,1
3,b,s2,UTC,2025-01-01,active,,USD,10.00,,USD,1
4,b,s2,UTC,2025-02-01,cancelled,active,USD,10.00,10.00,USD,1
`;

test('a billing system’s months: who left is told by its state, and its first month is the opening balance', async ({
  page,
}) => {
  await page.goto('/import');
  await give(page, { name: 'summary.csv', content: chargebee });
  await expect(step(page, 2).getByRole('heading', { name: /Read as a Chargebee monthly MRR summary/ })).toBeVisible();
  await expect(fileRow(page, 'summary.csv')).toContainText('4');
  await checked(page);
  await expect(figure(page, 'arr')).toHaveText('$1,176');
  await imported(page);
  await undone(page);
});

const bad = `account_id,effective_on,product,amount
a,2025-01-01,Core,100
b,2025-02-30,Core,50
`;

test('two currencies: the rate that is missing is asked for, and kept', async ({ page, ratchet }) => {
  const rows = 'account_id,effective_on,product,amount,currency\na,2025-01-01,Core,100,USD\nb,2025-01-01,Core,50,EUR\n';
  await page.goto('/import');
  await give(page, { name: 'both.csv', content: rows });
  await page.getByLabel('Data through').fill('2025-06-30');
  await step(page, 3).getByRole('button', { name: 'Check the file' }).click();
  await expect(step(page, 3).getByRole('heading', { name: /Not yet: there are amounts in EUR/ })).toBeVisible();
  const rate = step(page, 3).getByLabel('1 EUR =');
  await rate.fill('about 1');
  await rate.press('Enter');
  await expect(step(page, 3).getByText('A number above 0, such as 1.08.')).toBeVisible();
  expect(await objections(page, 'all')).toEqual([]);
  await rate.fill('1,10');
  await rate.press('Enter');
  await expect(figure(page, 'arr')).toHaveText('$1,860');
  await expect(step(page, 2).getByText('Plan rate: 1 EUR is 1.10.')).toBeVisible();
  await imported(page);
  expect(await objections(page, 'all')).toEqual([]);
  expect(await arr(ratchet)).toBe(186_000);
  await undone(page);
});

test('rejected rows, mended and dropped again, are read with the same choices', async ({ page, ratchet }) => {
  await page.goto('/import');
  await give(page, { name: 'bad.csv', content: bad });
  await page.getByLabel('Data through').fill('2025-12-31');
  await checked(page);
  await expect(counted(page, 'rejected')).toHaveText('1');
  await imported(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    step(page, 3).getByRole('link', { name: 'Download rejected rows' }).click(),
  ]);
  const mended = (await readFile(await download.path(), 'utf8')).replaceAll('2025-02-30', '2025-02-28');
  expect(mended).toContain('2025-02-28');
  // The page listens for files wherever they are dropped, also where no zone is shown.
  await page.evaluate(
    ([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text ?? ''], name ?? ''));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [download.suggestedFilename(), mended],
  );
  await expect(page.getByText('Mended rows of bad.csv: read with the same choices.')).toBeVisible();
  await expect(page.getByLabel('Data through')).toHaveValue('2025-12-31');
  await checked(page);
  await expect(counted(page, 'new')).toHaveText('1');
  await imported(page);
  expect(await arr(ratchet)).toBe(180_000);
});

test('a file that is complete for a range withdraws what it no longer states', async ({ page }) => {
  await page.goto('/import');
  await give(page, {
    name: 'complete.csv',
    content: 'account_id,effective_on,product,amount\na,2025-01-01,Core,100\n',
  });
  await step(page, 2).getByLabel('This file is complete for a range of days').click();
  await page.getByLabel('Complete from').fill('2025-01-01');
  await page.getByLabel('Complete to').fill('2025-12-31');
  await expect(page).toHaveURL(/complete=2025-01-01\.\.2025-12-31/);
  await checked(page);
  await expect(counted(page, 'withdrawn')).toHaveText('1');
  await expect(counted(page, 'unchanged')).toHaveText('1');
});

test('several files at once: one that cannot be read is named, the others go on without it', async ({ page }) => {
  await page.goto('/import');
  await give(
    page,
    { name: 'picture.csv', content: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]) },
    { name: 'accounts.csv', content: 'account_id,name,segment\na,Acme,SMB\n' },
    { name: 'rates.csv', content: 'month,currency,rate\n2025-01,EUR,1.1\n' },
  );
  await expect(page.getByRole('alert').filter({ hasText: 'picture.csv is a picture' })).toBeVisible();
  await expect(fileRow(page, 'accounts.csv')).toContainText('Ready');
  await expect(fileRow(page, 'rates.csv')).toContainText('Ready');
  await fileRow(page, 'rates.csv').getByRole('button', { name: 'Remove rates.csv' }).click();
  await expect(fileRow(page, 'rates.csv')).toHaveCount(0);
  await expect(step(page, 1).getByRole('heading', { name: 'accounts.csv' })).toBeVisible();
});

/** Long enough to be met under way. */
const manyRows = (): string => {
  const rows = Array.from(
    { length: 400_000 },
    (_, at) => `acc${at % 40_000},2024-0${1 + (at % 9)}-1${at % 9},P${at % 11},${(at % 977) + 1}`,
  );
  return `account_id,effective_on,product,amount\n${rows.join('\n')}\n`;
};

test('a check under way survives a reload, and is cancelled with nothing written', async ({ page, ratchet }) => {
  const before = await arr(ratchet);
  await page.goto('/import');
  await give(page, { name: 'many.csv', content: manyRows() });
  await page.getByLabel('Data through').fill('2025-12-31');
  await step(page, 3).getByRole('button', { name: 'Check the file' }).click();
  await expect(step(page, 3).getByRole('progressbar')).toBeVisible();
  await page.reload();
  await expect(step(page, 3).getByRole('progressbar'), 'after the reload').toBeVisible();
  await expect(step(page, 3).getByText(/rows/).first()).toBeVisible();
  await step(page, 3).getByRole('button', { name: 'Cancel' }).click();
  await expect(step(page, 3).getByRole('heading', { name: 'The check was cancelled' })).toBeVisible();
  await expect(step(page, 3).getByText('Nothing was written.')).toBeVisible();
  expect(await arr(ratchet)).toBe(before);
  await step(page, 3).getByRole('button', { name: 'Check again' }).click();
  await expect(step(page, 3).getByRole('button', { name: 'Check the file' })).toBeEnabled();
});
