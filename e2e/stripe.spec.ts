import type { Page } from '@playwright/test';
import { company } from '@/lib/stripe/testing/company';
import { type FakeStripe, fakeStripe } from '@/lib/stripe/testing/server';
import { test as base, expect } from './fixtures/ratchet';

const CUSTOMERS = 80;
const KEY = 'rk_test_abcd1234';

/** A Stripe of our own, which the server of this file reads in the place of the real one. */
const test = base.extend<object, { stripe: FakeStripe }>({
  stripe: [
    // biome-ignore lint/correctness/noEmptyPattern: the shape that Playwright asks of a fixture without others.
    async ({}, use) => {
      const stripe = await fakeStripe(company(CUSTOMERS));
      await use(stripe);
      await stripe.close();
    },
    { scope: 'worker' },
  ],
  environment: [({ stripe }, use) => use({ RATCHET_STRIPE_API: stripe.url }), { scope: 'worker' }],
});

test.use({ store: 'stripe' });
test.describe.configure({ mode: 'serial' });

const panel = (page: Page) => page.getByRole('region', { name: /Stripe/ });
const press = (page: Page, name: string) => panel(page).getByRole('button', { name, exact: true }).click();

test('a wrong key, a key without rights and the right one; reading told; NRR; disconnected and withdrawn', async ({
  page,
  ratchet,
  stripe,
}) => {
  await page.goto('/import');
  await press(page, 'Connect Stripe');
  const key = page.getByLabel('Restricted key');
  await key.fill('rk_test_wrong9999');
  await press(page, 'Connect and read');
  await expect(panel(page).getByRole('alert')).toContainText('Stripe does not know this key.');

  stripe.denied.set('invoices', 'invoice').set('events', 'event');
  await key.fill(KEY);
  await expect(panel(page).getByRole('alert')).toHaveCount(0);
  await press(page, 'Test the key');
  await expect(panel(page).getByText('rk_test_…1234 lacks 2 rights')).toBeVisible();
  await expect(panel(page).getByText('it lacks the right “Invoice: Read”')).toBeVisible();
  await press(page, 'Connect and read');
  await expect(panel(page).getByRole('alert')).toContainText('it lacks the right “Event: Read”');

  // Invoices are held back until the page has said that it reads them.
  stripe.denied.clear();
  let isHeld = true;
  stripe.fault = (path) =>
    path === '/v1/invoices' && isHeld && stripe.requests.at(-1)?.includes('limit=100')
      ? { kind: 'throttle', retryAfter: 4 }
      : null;
  await press(page, 'Connect and read');
  await expect(page.getByRole('heading', { name: 'Stripe, test data: reading for the first time' })).toBeVisible();
  await expect(panel(page).getByText('Reading invoices')).toBeVisible();
  await expect(panel(page).getByRole('listitem').filter({ hasText: 'Customers' })).toContainText(`${CUSTOMERS}`);
  isHeld = false;
  await expect(page.getByRole('heading', { name: 'Stripe, test data is connected' })).toBeVisible();
  await expect(panel(page).getByText('rk_test_…1234')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Stripe/ })).toContainText('Imported');
  const total = async () =>
    (await ratchet.json<{ total: { arr: number; accounts: number } }>('report', 'accounts')).total;
  expect(await total()).toMatchObject({ arr: CUSTOMERS * 12_000, accounts: CUSTOMERS });
  await expect(panel(page).getByRole('link', { name: 'See your NRR' })).toHaveAttribute('href', '/');

  await press(page, 'Disconnect');
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect and withdraw' }).click();
  await expect(page.getByText('Stripe is disconnected. What came of it is withdrawn.', { exact: true })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Stripe/ })).toContainText('Withdrawn');
  expect(await total()).toMatchObject({ accounts: 0 });
});
