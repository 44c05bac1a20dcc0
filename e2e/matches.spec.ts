import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipOf } from '@/lib/ingest/containers/testing/books';
import { objections } from './fixtures/accessible';
import { expect, type Ratchet, test, undo } from './fixtures/ratchet';

test.use({ store: 'matches' });
test.describe.configure({ mode: 'serial' });

/** In files of our own Acme paid $300 a month until 10 January 2025, Corto pays $200 a month. */
const changes = `account_id,item_id,product,effective_on,amount,interval,currency,status
C-1,s1,Platform,2024-01-01,300,month,USD,active
C-1,s1,Platform,2025-01-10,0,month,USD,ended
C-2,s2,Platform,2024-01-01,200,month,USD,active
`;

const accounts = `account_id,name,website
C-1,Acme Robotics,https://www.acme-robotics.test
C-2,Corto Foods,corto-foods.test
`;

/** In ChartMogul Acme pays $500 a month from that day on; Bolt, whom our files do not know, $100. */
const movements = `DATE,CUSTOMER_NAME,MRR_MOVEMENT,MRR,DESCRIPTION,MOVEMENT_TYPE,CURRENCY_CODE,CUSTOMER_EXTERNAL_ID,SUBSCRIPTION_EXTERNAL_ID,PLAN_EXTERNAL_ID,ACTIVE_SUBSCRIPTION_QUANTITY,UUID,RANK,PREVIOUS_PLAN_EXTERNAL_ID
2025-01-10,"ACME Robotics, Inc.",50000,50000,,new_biz,USD,acme-9,s1,basic,10,u1,1,
2025-02-10,Bolt,10000,10000,,new_biz,USD,bolt-7,s2,basic,2,u2,1,
`;

const customers = `Name,Email,Company,Country,External ID,Lead created at
"ACME Robotics, Inc.",billing@acme-robotics.test,Acme,US,acme-9,2025-01-01
Bolt,hi@bolt-media.test,Bolt,DE,bolt-7,2025-01-02
`;

interface Movements {
  rows: { new: number; churn: number; expansion: number }[];
}

const january = async (ratchet: Ratchet) => {
  const { rows } = await ratchet.json<Movements>('report', 'movements', '--from', '2025-01', '--to', '2025-01');
  return rows[0];
};

const apart = { new: 600_000, churn: 360_000, expansion: 0 };
const together = { new: 0, churn: 0, expansion: 240_000 };

test('a second source: its customers are offered as accounts of the first, merged, and undone', async ({
  page,
  ratchet,
}) => {
  for (const [name, text] of Object.entries({ 'changes.csv': changes, 'accounts.csv': accounts })) {
    const file = join(ratchet.dataDir, name);
    await writeFile(file, text);
    await ratchet.json('import', file, '--currency', 'USD', '--data-through', '2025-02-10');
  }
  await page.goto('/import');
  await page.getByLabel('Choose files to import').setInputFiles({
    name: 'chartmogul.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(zipOf({ 'movements.csv': movements, 'customers.csv': customers })),
  });
  const last = page.getByRole('region', { name: 'Step 3 of 3' });
  await last.getByRole('button', { name: 'Check the files' }).click();
  await expect(last.getByText('Nothing has been written.')).toBeVisible();
  await last.getByRole('button', { name: /^Import \d/ }).click();
  await expect(last.getByRole('link', { name: 'See your NRR' })).toBeVisible();
  expect(await january(ratchet)).toMatchObject(apart);

  const offer = page
    .getByRole('status')
    .filter({ hasText: '1 customer of ChartMogul looks like an account of your files' });
  await offer.getByRole('link', { name: 'Compare them' }).click();
  await expect(page).toHaveURL(/\/health\/matches$/);
  const row = page.getByRole('row', { name: /Acme Robotics/ });
  await expect(row).toContainText('Domain acme-robotics.test');
  await expect(row).toContainText('Very likely');
  const effect = page.getByRole('region', { name: 'What would change' });
  await expect(effect).toContainText('ARR');
  await expect(effect).toContainText('points');
  expect(await objections(page, 'all')).toEqual([]);
  await effect.getByRole('button', { name: 'Merge 1 pair' }).click();
  await expect(page.getByText('No two accounts look like one customer')).toBeVisible();
  expect(await january(ratchet)).toMatchObject(together);
  await undo(page, '1 account is now read as another');
  await expect(row).toBeVisible();
  expect(await january(ratchet)).toMatchObject(apart);
});

test('what is refused is not offered again until that is taken back', async ({ page }) => {
  await page.goto('/health/matches');
  await page.getByRole('button', { name: /^Not the same: Acme Robotics/ }).click();
  const refused = page.getByRole('region', { name: 'Not one customer' });
  await expect(refused).toContainText('Acme Robotics and ACME Robotics, Inc.');
  await expect(page.getByText('No two accounts look like one customer')).toBeVisible();
  await page.reload();
  await refused.getByRole('button', { name: /^Offer again/ }).click();
  await expect(page.getByRole('row', { name: /Acme Robotics/ })).toBeVisible();
  await expect(refused).toBeHidden();
});
