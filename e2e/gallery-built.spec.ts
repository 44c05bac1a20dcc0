import { expect, ofSample, test } from './fixtures/ratchet';

test.use(ofSample);

test('a build for use has no gallery', async ({ page, request }) => {
  expect((await request.get('/gallery')).status()).toBe(404);
  await page.goto('/gallery?part=trend');
  await expect(page.locator('[data-shown]')).toHaveCount(0);
});
