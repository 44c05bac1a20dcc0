import { expect, ofSample, test } from './fixtures/ratchet';

test.use(ofSample);

test('a book: the figures of an owner, what they open to, the queue, and another owner by name', async ({ page }) => {
  await page.goto('/book');
  const sentence = page.getByTestId('book-sentence');
  await expect(sentence).toContainText('accounts with');
  const first = await page.getByRole('combobox', { name: 'Whose book' }).inputValue();
  await expect(sentence).toContainText(first);
  await expect(page.getByRole('list', { name: 'Top of the queue' }).getByRole('listitem').first()).toBeVisible();
  await page.getByRole('button', { name: /^What makes .*, NRR$/ }).click();
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText(first);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  const owners = page.getByRole('table', { name: 'Owners' });
  const second = owners.getByRole('row').nth(2).getByRole('rowheader').getByRole('button');
  const name = (await second.textContent()) ?? '';
  await second.click();
  await expect(sentence).toContainText(name);
  await expect(page).toHaveURL(/owner=/);
  await page.goBack();
  await expect(sentence).toContainText(first);
  await expect(page.getByRole('link', { name: 'Whole queue' })).toHaveAttribute('href', /owner=/);
});
