import { expect, ofSample, test } from './fixtures/ratchet';

test.use(ofSample);

test('the forecast: what would be, what if, and how it held; the address carries what is tried out', async ({
  page,
}) => {
  await page.goto('/forecast');
  const sentence = page.getByTestId('forecast-sentence');
  await expect(sentence).toContainText('If the past year repeated itself');
  await expect(page.getByRole('heading', { name: /Its 80% band held \d+% of \d+ past quarters/ })).toBeVisible();
  const churn = page.getByRole('slider', { name: 'Churn' });
  await churn.press('ArrowLeft');
  await expect(sentence).toContainText('against the past year repeated');
  await expect(page).toHaveURL(/churn=-0\.1/);
  await page.getByRole('radio', { name: 'ARR' }).click();
  await expect(page.getByRole('heading', { name: /^ARR would be .* in 24 months$/ })).toBeVisible();
  await page.reload();
  await expect(sentence).toContainText('against the past year repeated');
  await page.getByRole('button', { name: 'As it was' }).click();
  await expect(sentence).toContainText('If the past year repeated itself');
});
