import { expect, test, undo, untilAwake } from './fixtures/ratchet';

test.use({ store: 'plays', holds: 'sample' });
test.describe.configure({ mode: 'serial' });

interface Rules {
  rows: { rule: string; name: string; is_on: boolean; preview: { fired: number } }[];
}
interface Plays {
  plays: { name: string; runs: { outcome: string | null; arm: string | null }[] }[];
}

test('a rule is tried on the past, switched on, and tells an address; undo switches it off', async ({ page }) => {
  const rules = async () => ((await (await page.request.get('/api/v1/reports/rules')).json()) as Rules).rows;
  await page.goto('/plays?tab=rules');
  await page.getByRole('button', { name: 'Write a rule' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Hiring and ready');
  await dialog.getByRole('button', { name: 'Add a condition' }).click();
  await dialog.getByLabel('Signal of condition 1').selectOption('hiring');
  const tried = dialog.getByRole('region', { name: 'On the past' });
  await expect(tried).toContainText(/Of \d+ firings \d+\.\d% expanded within 90 days, beside \d+\.\d%/);
  for (const figure of [/^Fired\d+/, /^Expanded\d+of \d+/, /^Precision\d+\.\d%/, /^Lift\d+\.\d×/])
    await expect(tried.locator('dl > div').filter({ hasText: figure })).toBeVisible();
  await dialog.getByLabel('Name', { exact: true }).focus();
  await dialog.getByRole('button', { name: 'Save and switch on' }).click();
  await expect(page.getByRole('row', { name: /Hiring and ready/ })).toContainText('On');
  await page.reload();
  await untilAwake(page);
  await expect(page.getByRole('row', { name: /Hiring and ready/ })).toContainText('On');
  const kept = (await rules()).find(({ name }) => name === 'Hiring and ready');
  expect(kept?.is_on).toBe(true);
  expect(kept?.preview.fired).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Hiring and ready' }).click();
  await dialog.getByLabel('Told by').selectOption('slack');
  await dialog.getByLabel('Address of the webhook').fill('https://127.0.0.1/hook');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('private network');
  await dialog.getByLabel('Told by').selectOption('email');
  await dialog.getByLabel('E-mail address').fill('team@example.com');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText('E-mail to the account’s owner, else to team@example.com')).toBeVisible();
  await dialog.getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByRole('row', { name: /Hiring and ready/ })).toContainText('Off');
  await undo(page, 'switched off');
  await expect.poll(async () => (await rules()).find(({ name }) => name === 'Hiring and ready')?.is_on).toBe(true);
});

test('a rule that can never fire says why', async ({ page }) => {
  await page.goto('/plays?tab=rules');
  await page.getByRole('button', { name: 'Write a rule' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Beyond any score');
  await dialog.getByRole('button', { name: 'Add a condition' }).click();
  await dialog.getByLabel('Kind of condition 1').selectOption('figure');
  await dialog.getByLabel('Value of condition 1').fill('140');
  await expect(dialog.getByText('Condition 1 never holds: no score can reach this')).toBeVisible();
  await expect(dialog.getByText('It has never fired.')).toBeVisible();
});

test('a play is written with two arms, run with an account, and its outcome recorded', async ({ page, ratchet }) => {
  await page.goto('/plays');
  await page.getByRole('button', { name: 'Write a play' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Seats for new users');
  await dialog.getByLabel('When').selectOption('action:offer_seats');
  await dialog.getByLabel('What to say').fill('Your team has grown.');
  await dialog.getByRole('button', { name: 'Test two ways' }).click();
  await dialog.getByLabel('What is different in B').fill('With a call first');
  await dialog.getByRole('button', { name: 'Add the play' }).click();
  const card = page.getByRole('region', { name: /^Seats for new users/ });
  await expect(card).toContainText('not run yet');

  await card.getByRole('button', { name: 'Run it' }).click();
  await dialog.getByRole('radio').first().check();
  await dialog.getByRole('button', { name: 'Begin the run' }).click();
  const runs = card.getByRole('table', { name: 'Runs of Seats for new users' });
  await expect(runs.getByRole('row')).toHaveCount(2);
  await runs.getByLabel(/^Outcome with/).selectOption('won');
  const armA = card.getByRole('listitem').first();
  await expect(armA).toContainText('As recorded: 1 won');
  const { plays } = await ratchet.json<Plays>('plays');
  expect(plays.find(({ name }) => name === 'Seats for new users')?.runs).toMatchObject([{ outcome: 'won', arm: 'A' }]);
  await undo(page, /: won/);
  await expect(runs.getByLabel(/^Outcome with/)).toHaveValue('');
  await runs.getByLabel(/^Outcome with/).selectOption('lost');
  await expect(armA).toContainText('As recorded: 1 lost');
  await page.reload();
  await expect(armA).toContainText('As recorded: 1 lost');
});
