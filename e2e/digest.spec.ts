import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { expect, test, undo } from './fixtures/ratchet';

test.use({ store: 'digest', holds: 'sample' });
test.describe.configure({ mode: 'serial' });

interface State {
  plan: { weekly: boolean; weekday: number; hour: number; recipients: string[]; alerts: { nrr: { on: boolean } } };
  next_due: string | null;
  webhook: string | null;
}

test('the schedule and the recipients are saved as they are chosen, and taken back with one click', async ({
  page,
}) => {
  await page.goto('/digest');
  const state = async (): Promise<State> => (await page.request.get('/api/v1/digest')).json();
  await expect(page.getByRole('heading', { name: 'No digest is sent by itself' })).toBeVisible();
  await page.getByLabel('Send it every week').click();
  await expect(page.getByRole('heading', { name: 'Every Monday at 08:00, but to nobody yet' })).toBeVisible();
  await page.getByLabel('On', { exact: true }).selectOption('Friday');
  await expect(page.getByRole('heading', { name: /^Every Friday at 08:00/ })).toBeVisible();
  await page.getByLabel('Add an address').fill('board@example.com');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Every Friday at 08:00 to 1 address' })).toBeVisible();
  const plan = { weekly: true, weekday: 5, recipients: ['board@example.com'] };
  await expect.poll(state).toMatchObject({ plan });
  expect((await state()).next_due).not.toBeNull();
  await expect(page.getByText('board@example.com is added', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Remove board@example.com' }).click();
  await expect(page.getByRole('heading', { name: 'Nobody gets it by mail yet' })).toBeVisible();
  await undo(page, 'board@example.com is removed');
  await expect(page.getByRole('button', { name: 'Remove board@example.com' })).toBeVisible();
});

test('the preview is the mail as it would go out now', async ({ page }) => {
  await page.goto('/digest');
  const { preview } = (await (await page.request.get('/api/v1/digest/preview')).json()) as {
    preview: { subject: string; text: string };
  };
  await expect(page.getByRole('heading', { name: preview.subject })).toBeVisible();
  const mail = page.frameLocator('iframe[title="The digest as a mail"]');
  await expect(mail.getByText('Ledger adds up')).toBeAttached();
  const retention = await (await page.request.get('/api/v1/reports/retention')).json();
  const nrr = `${(retention.current.nrr * 100).toFixed(1)}%`;
  await expect(mail.locator('h1 strong')).toHaveText(nrr);
  await page.getByRole('radio', { name: 'Plain text' }).check();
  await expect(page.locator('pre')).toContainText(`NRR is ${nrr}`);
});

test('a webhook to this machine is refused with the reason', async ({ page }) => {
  await page.goto('/digest');
  await page.getByLabel('Webhook of a channel').fill('https://127.0.0.1/services/x');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(page.getByText(/private network, which is refused/).first()).toBeVisible();
  const state = (await (await page.request.get('/api/v1/digest')).json()) as State;
  expect(state.webhook).toBeNull();
});

test('an alert is switched on, and the page says so', async ({ page }) => {
  await page.goto('/digest');
  const kept = async (): Promise<string> => {
    const { plan }: State = await (await page.request.get('/api/v1/digest')).json();
    return JSON.stringify(plan);
  };
  const before = await kept();
  await page.getByLabel('A large account contracts or churns').click();
  await expect(page.getByRole('heading', { name: 'One alert is on' })).toBeVisible();
  await expect.poll(kept).not.toBe(before);
  await page.reload();
  await expect(page.getByLabel('A large account contracts or churns')).toBeChecked();
});

test('the command sends it to a mail server, and the page tells what became of it', async ({ page, ratchet }) => {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onData: (stream, _, done) =>
      void simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      }, done),
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  const { port } = server.server.address() as AddressInfo;
  process.env.RATCHET_SMTP_URL = `smtp://127.0.0.1:${port}`;
  try {
    const { sent } = await ratchet.json<{ sent: { status: string }[] }>('digest', '--send');
    expect(sent).toMatchObject([{ status: 'sent' }]);
  } finally {
    delete process.env.RATCHET_SMTP_URL;
    await new Promise<void>((closed) => {
      server.close(() => closed());
    });
  }
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain('Ledger adds up');
  await page.goto('/digest');
  // The alert of the test before may have found something by now: its message is another one.
  const rows = page.getByRole('table', { name: 'Messages' }).getByRole('row', { name: /board@example\.com/ });
  await expect(rows.filter({ hasText: 'Sent' })).toHaveCount(1);
});
