import { expect, ofSample, test } from './fixtures/ratchet';

test.use(ofSample);

interface Answer {
  metrics: { slug: string; name: string; formula: string }[];
}

test('every figure of the catalogue is there, and any word finds it', async ({ page, request }) => {
  const { metrics } = (await (await request.get('/api/v1/glossary')).json()) as Answer;
  await page.goto('/glossary');
  await expect(page.getByText(`${metrics.length} figures`, { exact: true })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search the glossary' }).fill('gross revenue retention');
  await expect(page).toHaveURL(/q=gross/);
  const grr = metrics.find(({ slug }) => slug === 'grr');
  await expect(page.locator('#grr')).toContainText(grr?.formula ?? 'no formula');
});

test('a search is in the address; nothing found says so and leads back; a phone is wide enough', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/glossary?q=nothingatall');
  await expect(page.getByText('No figure has “nothingatall”')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.locator('#nrr')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
