/** The jobs of digest and alerts: when they are due, and what they do. */
import type { DueJob, JobContext } from '@/lib/jobs/loop';
import type { LedgerReader } from '@/lib/reports/ledger-view';
import { lastActivity, markTold, type Occurrence, recordFindings } from '@/lib/store/alerts';
import { type DigestPlan, readDigestPlan, readWebhook } from '@/lib/store/digest-plan';
import { readSettings } from '@/lib/store/settings';
import { alertContent } from './alert-mail';
import { type Content, deliver, type Recipient, recipientsOf, refuseFailed, type Senders, type Sent } from './deliver';
import { findAlerts } from './find-alerts';
import { digestHtml } from './html';
import { type DigestPlace, readDigest } from './read';
import { lastDaily, lastDue } from './schedule';
import { digestMessage } from './slack';
import { digestText } from './text';

export const jobKinds = { digest: 'digest', alerts: 'alerts' } as const;

/** Alerts look at the ledger at this hour too, though nothing was imported: days pass, and so do windows. */
const DAILY_HOUR = 6;

const isAnyOn = ({ alerts }: DigestPlan): boolean => alerts.nrr.on || alerts.topAccount.on || alerts.importFailed.on;

/** What is due in a workspace by now: of each kind the last alone, however long nobody looked. */
export async function digestJobsDue({ db, principal, workspaceId }: LedgerReader, now: Date): Promise<DueJob[]> {
  const { plan, scheduledAt } = await readDigestPlan(db, principal, workspaceId);
  if (scheduledAt === null || (!plan.weekly && !isAnyOn(plan))) return [];
  const { timeZone } = await readSettings(db, principal, workspaceId);
  const due: DueJob[] = [];
  if (plan.weekly) {
    const dueAt = lastDue({ ...plan, timeZone }, now);
    if (dueAt > scheduledAt) due.push({ kind: jobKinds.digest, dueAt });
  }
  if (isAnyOn(plan)) {
    const moments = [lastDaily(DAILY_HOUR, timeZone, now), await lastActivity(db, principal, workspaceId)];
    const times = moments.flatMap((moment) => (moment !== null && moment <= now ? [moment.getTime()] : []));
    due.push({ kind: jobKinds.alerts, dueAt: new Date(Math.max(...times)) });
  }
  return due;
}

export interface DigestWork {
  place: DigestPlace;
  senders: Omit<Senders, 'webhook'>;
  /** Where people open Ratchet. */
  url: string;
}

/** The digest as it would be sent now; null while there is no data. */
export async function digestContent(place: DigestPlace, url: string): Promise<Content | null> {
  const model = await readDigest(place);
  if (model === null) return null;
  const overview = `${url}/`;
  return {
    subject: model.subject,
    html: digestHtml(model, overview),
    text: digestText(model, overview),
    channel: digestMessage(model, overview),
  };
}

type SendingOf = Pick<JobContext, 'now'> & { signal?: AbortSignal };

/** Whom it goes to: everyone that the plan names, these addresses, or the webhook alone. */
export type Whom = 'all' | 'webhook' | { addresses: readonly string[] };

function recipientsFor(whom: Whom, plan: DigestPlan, webhook: string | null): Recipient[] {
  if (whom === 'all') return recipientsOf(plan.recipients, webhook);
  return whom === 'webhook' ? recipientsOf([], webhook) : recipientsOf(whom.addresses, null);
}

/** Sends the digest. Null: there is no data to tell of. */
export async function sendDigest(
  { place, senders, url }: DigestWork,
  kind: 'digest' | 'test',
  occasion: string,
  sending: SendingOf,
  whom: Whom = 'all',
): Promise<Sent[] | null> {
  const { reader } = place;
  const { db, principal, workspaceId } = reader;
  const { plan } = await readDigestPlan(db, principal, workspaceId);
  const webhook = await readWebhook(db, principal, workspaceId);
  const content = await digestContent(place, url);
  if (content === null) return null;
  const subject = kind === 'test' ? `Test: ${content.subject}` : content.subject;
  const sent: Sent[] = [];
  for (const to of recipientsFor(whom, plan, webhook))
    sent.push(
      await deliver(
        { reader, senders: { ...senders, webhook }, kind, ...sending },
        to,
        [{ occasion, subject }],
        () => ({ ...content, subject }),
      ),
    );
  return sent;
}

/** Looks for what alerts are about, and tells each occurrence once. Answers those told now. */
export async function tellAlerts({ place, senders, url }: DigestWork, sending: SendingOf): Promise<Occurrence[]> {
  const { reader, workspace } = place;
  const { db, principal, workspaceId } = reader;
  const { plan } = await readDigestPlan(db, principal, workspaceId);
  const found = await findAlerts(place, plan.alerts);
  const untold = await recordFindings(db, principal, workspaceId, found, sending.now());
  if (untold.length === 0) return [];
  const webhook = await readWebhook(db, principal, workspaceId);
  const occasions = untold.map((each) => ({ ...each, occasion: `alert ${each.id}`, subject: each.title }));
  const sent: Sent[] = [];
  for (const to of recipientsOf(plan.recipients, webhook))
    sent.push(
      await deliver({ reader, senders: { ...senders, webhook }, kind: 'alert', ...sending }, to, occasions, (told) =>
        alertContent(workspace.name, told, `${url}/digest`),
      ),
    );
  refuseFailed(sent);
  await markTold(
    db,
    principal,
    workspaceId,
    untold.map(({ id }) => id),
    sending.now(),
  );
  return untold;
}

/** Does a job. */
export async function runDigestJob(work: DigestWork, context: JobContext): Promise<void> {
  const { job, signal, now } = context;
  if (job.kind === jobKinds.alerts) {
    await tellAlerts(work, { now, signal });
    return;
  }
  const occasion = `digest ${job.dueAt.toISOString()}`;
  refuseFailed((await sendDigest(work, 'digest', occasion, { now, signal })) ?? []);
}
