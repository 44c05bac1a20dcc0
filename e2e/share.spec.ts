import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/ratchet';

test.use({ store: 'share', holds: 'sample' });
test.describe.configure({ mode: 'serial' });

/** The path of the link that the dialog shows. */
const linkOf = async (page: Page): Promise<string> =>
  new URL(await page.getByLabel('The link', { exact: true }).inputValue()).pathname;

const gone = 'This link opens nothing';

test('a page is shared as it is filtered, opened by who has the link, and revoked', async ({
  page,
  ratchet,
  browser,
}) => {
  await page.goto('/retention?where=segment%3DSMB');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share a read-only link' });
  await expect(dialog).toContainText('Works where this server can be reached');
  await dialog.getByLabel('Name', { exact: true }).fill('SMB for the board');
  await dialog.getByRole('button', { name: 'Make link' }).click();
  const path = await linkOf(page);

  const stranger = await browser.newContext({ baseURL: ratchet.url });
  try {
    const seen = await stranger.newPage();
    const answer = await seen.goto(path);
    expect(answer?.status()).toBe(200);
    expect(answer?.headers()).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': expect.stringContaining('noindex'),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    await expect(seen.getByRole('heading', { level: 1 })).toContainText('SMB for the board');
    await expect(seen.getByText('segment: SMB').first()).toBeVisible();
    await expect(seen.locator('nav, script, a')).toHaveCount(0);
    // Names are hidden unless they are asked for: none stands anywhere in what was sent.
    const html = (await answer?.text()) ?? '';
    const { rows } = await ratchet.json<{ rows: { name: string }[] }>('report', 'accounts', '--state', 'all');
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter(({ name }) => html.includes(name))).toEqual([]);

    await page.goto('/settings#sharing');
    await expect(page.getByText(/Opened once/)).toBeVisible();
    await page.getByRole('button', { name: 'Revoke SMB for the board' }).click();
    await expect(page.getByRole('button', { name: 'Open SMB for the board again' })).toBeVisible();
    const ended = await seen.goto(path);
    expect(ended?.status()).toBe(404);
    await expect(seen.getByRole('heading', { name: gone })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('button', { name: 'Revoke SMB for the board' })).toBeVisible();
    expect((await seen.goto(path))?.status()).toBe(200);
  } finally {
    await stranger.close();
  }
});

test('a password is asked for, and a wrong one opens nothing', async ({ page, ratchet, browser }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share a read-only link' });
  await dialog.getByLabel('Password, if you like').fill('short');
  await expect(dialog.getByRole('button', { name: 'Make link' })).toBeDisabled();
  await dialog.getByLabel('Password, if you like').fill('long enough');
  await dialog.getByRole('button', { name: 'Make link' }).click();
  const path = await linkOf(page);
  // A page of its own: nothing of the shell comes to life on it.
  const stranger = await browser.newContext({ baseURL: ratchet.url });
  try {
    const seen = await stranger.newPage();
    await seen.goto(path);
    await seen.getByLabel('Password').fill('not this one');
    await seen.getByRole('button', { name: 'Open' }).click();
    await expect(seen.getByText('That is not the password.')).toBeVisible();
    await expect(seen.locator('.sheet')).toHaveCount(0);
    await seen.getByLabel('Password').fill('long enough');
    await seen.getByRole('button', { name: 'Open' }).click();
    await expect(seen.locator('.sheet').first()).toBeVisible();
  } finally {
    await stranger.close();
  }
});

test('what is no link, and a page that is not shared, open nothing', async ({ page, ratchet }) => {
  for (const path of ['/s/x', '/s/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', '/s/%3Atoken']) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: gone })).toBeVisible();
  }
  const refused = await ratchet.command('share', 'page', '/accounts');
  expect(refused.code).toBe(2);
  const made = await page.request.post('/api/v1/shares', {
    data: { name: 'x', scope: { kind: 'page', path: '/accounts' }, expires_in_days: 1 },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(made.status()).toBe(422);
});

test('a page is shared by the command, and listed', async ({ page, ratchet }) => {
  const { link } = await ratchet.json<{ link: string }>(
    'share',
    'page',
    '/cohorts',
    '--name',
    'Cohorts',
    '--days',
    '1',
  );
  await page.goto(new URL(link).pathname);
  await expect(page.locator('.sheet').first()).toBeVisible();
  const { shares } = await ratchet.json<{ shares: { name: string }[] }>('shares');
  expect(shares.map(({ name }) => name)).toContain('Cohorts');
});
