/** The weekly digest and alerts on the server: planned, previewed, tried out, listed. */
import { randomUUID } from 'node:crypto';
import { caller as principal } from '@/lib/auth/asking';
import { NO_MAIL_SERVER, type Senders, type Sent } from '@/lib/digest/deliver';
import { nrrTarget } from '@/lib/digest/find-alerts';
import { shownServer } from '@/lib/digest/mail';
import type { DigestPlace } from '@/lib/digest/read';
import { nextDue } from '@/lib/digest/schedule';
import { checkWebhook, WebhookError } from '@/lib/digest/webhook';
import { type DigestWork, digestContent, sendDigest } from '@/lib/digest/work';
import { readEnvironment } from '@/lib/env';
import { listOccurrences } from '@/lib/store/alerts';
import { listDeliveries } from '@/lib/store/deliveries';
import { type DigestPlan, readDigestPlan, readWebhook, writeDigestPlan, writeWebhook } from '@/lib/store/digest-plan';
import { type Job, listJobs } from '@/lib/store/jobs';
import type { Store } from '@/lib/store/open';
import { readSettings } from '@/lib/store/settings';
import type { Workspace } from '@/lib/store/workspaces';
import type { DigestPlanAnswer, DigestStateAnswer, TestRequest } from './contract/digest';
import { Refusal } from './refusal';
import { ledgerViews, readerOf } from './server';
import { workspaceHere } from './settings';

const MOST_LISTED = 50;

/** A workspace as its digest sees it now. */
export async function digestPlaceOf(store: Store, workspace: Workspace, now: Date): Promise<DigestPlace> {
  const reader = readerOf(store, workspace);
  const { timeZone } = await readSettings(reader.db, reader.principal, reader.workspaceId);
  return { reader, workspace, timeZone, now, view: await ledgerViews().get(reader) };
}

/** What messages are sent with, save the webhook, which each workspace has its own of. */
export function sendersHere(): Omit<Senders, 'webhook'> & { url: string } {
  const { mail, allowsPrivateWebhooks, url } = readEnvironment();
  return { mail, allowsPrivateWebhooks, url };
}

export async function digestWorkOf(store: Store, workspace: Workspace, now: Date): Promise<DigestWork> {
  const { url, ...senders } = sendersHere();
  return { place: await digestPlaceOf(store, workspace, now), senders, url };
}

const planJson = ({ alerts, ...plan }: DigestPlan): DigestPlanAnswer => ({
  ...plan,
  alerts: { nrr: alerts.nrr, top_account: alerts.topAccount, import_failed: alerts.importFailed },
});

const planOf = ({ alerts, ...plan }: DigestPlanAnswer): DigestPlan => ({
  ...plan,
  alerts: { nrr: alerts.nrr, topAccount: alerts.top_account, importFailed: alerts.import_failed },
});

const momentOf = (moment: Date | null): string | null => moment?.toISOString() ?? null;

const jobJson = ({ kind, dueAt, status, attempts, runAt, lastError }: Job): DigestStateAnswer['jobs'][number] => ({
  kind,
  due_at: dueAt.toISOString(),
  status,
  attempts: attempts.length,
  next_at: status === 'waiting' ? runAt.toISOString() : null,
  last_error: lastError,
});

export async function digestHere(): Promise<DigestStateAnswer> {
  const { store, workspace, reader } = await workspaceHere();
  const [db, id] = [store.pool, workspace.id];
  const { plan } = await readDigestPlan(db, principal, id);
  const { timeZone } = await readSettings(db, principal, id);
  const webhook = await readWebhook(db, principal, id);
  const { mail } = sendersHere();
  return {
    plan: planJson(plan),
    time_zone: timeZone,
    machine_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    next_due: plan.weekly ? nextDue({ ...plan, timeZone }, new Date()).toISOString() : null,
    mail_server: mail && shownServer(mail),
    webhook: webhook === null ? null : new URL(webhook).host,
    nrr_target: nrrTarget(await ledgerViews().get(reader), null)?.target ?? null,
    jobs: (await listJobs(db, principal, id, 'digest', MOST_LISTED)).map(jobJson),
    deliveries: (await listDeliveries(db, principal, id, MOST_LISTED)).map(
      ({ id: number, kind, channel, recipient, subject, status, tries, error, beganAt }) => ({
        ...{ id: number, kind, channel, recipient, subject, status, tries, error },
        began_at: beganAt.toISOString(),
      }),
    ),
    occurrences: (await listOccurrences(db, principal, id, MOST_LISTED)).map(
      ({ id: number, alert, title, detail, beganAt, endedAt, toldAt }) => ({
        ...{ id: number, alert, title, detail },
        began_at: beganAt.toISOString(),
        ended_at: momentOf(endedAt),
        told_at: momentOf(toldAt),
      }),
    ),
  };
}

export async function planDigestHere(plan: DigestPlanAnswer): Promise<DigestStateAnswer> {
  const { store, workspace } = await workspaceHere();
  await writeDigestPlan(store.pool, principal, workspace.id, planOf(plan), new Date());
  return digestHere();
}

export async function setWebhookHere(url: string | null): Promise<DigestStateAnswer> {
  const { store, workspace } = await workspaceHere();
  const { allowsPrivateWebhooks } = sendersHere();
  const checked = url === null ? null : await checkWebhook(url, allowsPrivateWebhooks).catch(refuseWebhook);
  await writeWebhook(store.pool, principal, workspace.id, checked?.href ?? null);
  return digestHere();
}

function refuseWebhook(error: unknown): never {
  if (error instanceof WebhookError) throw new Refusal(422, 'Not an address for a webhook', error.message, 'url');
  throw error;
}

/** The digest exactly as it would be mailed now. */
export async function previewDigestHere() {
  const { store, workspace } = await workspaceHere();
  const content = await digestContent(await digestPlaceOf(store, workspace, new Date()), sendersHere().url);
  return { preview: content && { subject: content.subject, html: content.html, text: content.text } };
}

/** Sends the digest now, to one address or to the webhook. */
export async function testDigestHere(request: TestRequest): Promise<{ sent: Sent[] }> {
  const { store, workspace } = await workspaceHere();
  const work = await digestWorkOf(store, workspace, new Date());
  if (request.channel === 'email' && work.senders.mail === null)
    throw new Refusal(409, 'No mail server', NO_MAIL_SERVER, 'to');
  const only = request.channel === 'email' ? { addresses: [request.to] } : 'webhook';
  const sent = await sendDigest(work, 'test', `test ${randomUUID()}`, { now: () => new Date() }, only);
  if (sent === null) throw new Refusal(409, 'Nothing to tell', 'There is no data yet: import a file first.');
  if (sent.length === 0) throw new Refusal(409, 'No webhook', 'No webhook is set.', 'channel');
  return { sent };
}
