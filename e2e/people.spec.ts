/** People on a server that asks everybody to sign in: from the token of its log to the viewer who was removed. */
import type { BrowserContext, Page } from '@playwright/test';
import { expectAccessible, objections } from './fixtures/accessible';
import { expect, test, undo, untilAwake } from './fixtures/ratchet';

test.use({ store: 'people', holds: 'sample', environment: { RATCHET_AUTH: 'on' } });
test.describe.configure({ mode: 'serial' });

const OWNER = { email: 'ada@example.com', password: 'correct horse battery' };
const VIEWER = { email: 'eve@example.com', password: 'staple lamp orange' };

/** What a policy kept from happening, and whatever else broke. */
function troubles(page: Page): string[] {
  const told: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|violates/.test(message.text())) told.push(message.text());
  });
  page.on('pageerror', (error) => told.push(error.message));
  return told;
}

async function signIn(page: Page, { email, password }: typeof OWNER): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

let viewer: BrowserContext;

/** What pages offer whoever looks: only what they may. */
async function expectOffered(page: Page, offered: { plan: boolean; close: boolean; imports: boolean }): Promise<void> {
  await page.goto('/plans');
  await expect(page.getByRole('heading', { name: 'Plans', level: 1 })).toBeVisible();
  await untilAwake(page);
  await expect(page.getByRole('button', { name: 'Make a plan', exact: true })).toHaveCount(offered.plan ? 1 : 0);
  await expect(page.getByRole('link', { name: 'Imports' })).toHaveCount(offered.imports ? 1 : 0);
  await page.goto('/closed');
  await expect(page.getByRole('heading', { name: 'Closed months', level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No month is closed yet' })).toBeVisible();
  await untilAwake(page);
  await expect(page.getByRole('button', { name: /^Close / })).toHaveCount(offered.close ? 1 : 0);
}

test('the first owner comes in by the link of the log, which works once', async ({ page, ratchet, browser }) => {
  const told = troubles(page);
  const [, token = ''] = /\/setup#([\w-]{43})/.exec(ratchet.log()) ?? [];
  await page.goto('/retention?where=segment%3DSMB');
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fretention/);
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.goto(`/setup#${token}`);
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('E-mail').fill(OWNER.email);
  await page.getByLabel('Password').fill('password1234');
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByText('among the first that anybody tries')).toBeVisible();
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  const again = await browser.newContext({ baseURL: ratchet.url });
  const late = await again.newPage();
  await late.goto(`${ratchet.url}/setup#${token}`);
  await expect(late.getByRole('heading', { name: 'This link opens nothing' })).toBeVisible();
  await again.close();
  expect(told).toEqual([]);
});

test('a viewer is invited, reads, and can import neither on the page nor past it; removed, is out at once', async ({
  page,
  ratchet,
  browser,
}) => {
  await page.goto('/sign-in');
  await signIn(page, OWNER);
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await page.goto('/settings/people');
  await untilAwake(page);
  await page.getByLabel('E-mail').fill(VIEWER.email);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const link = await page.getByLabel(`The invitation of ${VIEWER.email}`, { exact: true }).inputValue();

  viewer = await browser.newContext({ baseURL: ratchet.url });
  const seen = await viewer.newPage();
  const told = troubles(seen);
  await seen.goto(link);
  await seen.getByLabel('Name').fill('Eve');
  await seen.getByLabel('Password').fill(VIEWER.password);
  await seen.getByRole('button', { name: 'Come in' }).click();
  await expect(seen.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await seen.goto('/import');
  await expect(seen.getByRole('heading', { name: 'Your role reads, and imports nothing' })).toBeVisible();
  const upload = await seen.evaluate(async () => {
    const response = await fetch('/api/v1/uploads?name=x.csv', { method: 'PUT', body: 'account_id\n' });
    return { status: response.status, title: (await response.json()).title };
  });
  expect(upload).toEqual({ status: 403, title: 'Not allowed' });
  await expectOffered(seen, { plan: false, close: false, imports: false });
  await seen.goto('/settings');
  await expect(seen.getByText('Your role reads the settings')).toBeVisible();
  await expect(seen.getByLabel('Fiscal year begins in')).toBeDisabled();
  await expect(seen.getByRole('heading', { name: 'Danger zone' })).toHaveCount(0);
  await seen.goto('/settings/audit');
  await expect(seen.getByRole('heading', { name: 'The audit log is read by owners' })).toBeVisible();
  await seen.goto('/retention');
  await expect(seen.getByRole('heading', { name: 'Retention', level: 1 })).toBeVisible();
  expect(told).toEqual([]);

  await page.reload();
  await untilAwake(page);
  await page.getByLabel('Role of Eve').selectOption('cs');
  await expect(page.getByText('Eve: Customer success', { exact: true })).toBeVisible();
  await expectOffered(seen, { plan: true, close: false, imports: false });
  await expectOffered(page, { plan: true, close: true, imports: true });
  await page.goto('/settings/people');
  await untilAwake(page);
  await page.getByRole('button', { name: 'Remove Eve' }).click();
  await expect(page.getByText('Eve is out, everywhere', { exact: true })).toBeVisible();
  expect(await seen.evaluate(async () => (await fetch('/api/v1/workspace')).status)).toBe(401);
  await seen.goto('/retention?window=3');
  await expect(seen).toHaveURL(/\/sign-in\?to=%2Fretention%3Fwindow%3D3/);
  await undo(page, 'Eve is out, everywhere');
  await expect(page.getByRole('button', { name: 'Remove Eve' })).toBeVisible();
  await signIn(seen, VIEWER);
  await expect(seen).toHaveURL(/\/retention\?window=3/);
  await viewer.close();
});

test('the way in, and who may come in, can be used by everybody', async ({ page }) => {
  await expectAccessible(page, '/sign-in');
  await page.getByRole('button', { name: 'Forgot the password?' }).click();
  await expect(page.getByRole('heading', { name: 'A new password' })).toBeVisible();
  expect(await objections(page, 'all')).toEqual([]);
  await expectAccessible(page, '/accept-invitation#nothing');
  await page.goto('/sign-in');
  await signIn(page, OWNER);
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await expectAccessible(page, '/settings/people');
});

test('every answer carries its headers, and headers that a client makes up open nothing', async ({ ratchet }) => {
  const rumours = {
    'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
    ...{ 'x-ratchet-peer': '127.0.0.1', 'x-ratchet-path': '/', 'x-nonce': 'known', 'x-forwarded-for': '127.0.0.1' },
    ...{ 'x-invoke-path': '/sign-in', 'x-matched-path': '/sign-in', 'x-middleware-next': '1' },
  };
  for (const path of [
    '/',
    '/retention',
    '/sign-in',
    '/import',
    '/nothing',
    '/api/v1/workspace',
    '/api/health',
    '/s/x',
  ]) {
    const answer = await fetch(`${ratchet.url}${path}`, { redirect: 'manual', headers: rumours });
    const text = await answer.text();
    expect(answer.headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('content-security-policy'), path).not.toContain('nonce-known');
    expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(answer.headers.get('cache-control'), path).toMatch(/no-store/);
    expect(answer.headers.has('x-powered-by'), path).toBe(false);
    // No figure, no name of an account or of the company.
    expect(text, path).not.toMatch(/"arr"|ledger_version|Halyard/);
  }
  expect((await fetch(`${ratchet.url}/api/v1/workspace`, { headers: rumours })).status).toBe(401);
  const plain = await fetch(`${ratchet.url}/retention`, { redirect: 'manual' });
  expect(plain.status).toBe(307);
});
