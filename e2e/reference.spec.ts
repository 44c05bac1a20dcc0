import { expect, test } from './fixtures/ratchet';

test.use({ store: 'reference' });

test('the reference is searched, read in another language and its document fetched', async ({ page }) => {
  await page.goto('/reference');
  await expect(page.getByRole('heading', { name: 'API reference' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search the reference' }).fill('changes of subscriptions');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page).toHaveURL(/q=changes/);
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('region', { name: /Request of .* in curl/ })).toContainText('curl --silent');
  await page.getByRole('link', { name: 'TypeScript' }).click();
  await expect(page).toHaveURL(/client=typescript/);
  await expect(page.getByRole('region', { name: /Request of .* in TypeScript/ })).toContainText('await fetch(');
  const document = await page.request.get('/api/v1/openapi.json');
  expect(((await document.json()) as { openapi: string }).openapi).toBe('3.1.0');
});
