/** Sends a message to everyone it is for, each once: by e-mail and to the channel of the webhook. */

import type { LedgerReader } from '@/lib/reports/ledger-view';
import { beginDelivery, type Channel, type DeliveryKind, finishDelivery } from '@/lib/store/deliveries';
import { type MailServer, sendMail } from './mail';
import { type Outcome, outcome } from './outcome';
import type { ChannelMessage } from './slack';
import { postWebhook } from './webhook';

/** What messages are sent with. */
export interface Senders {
  mail: MailServer | null;
  webhook: string | null;
  allowsPrivateWebhooks: boolean;
}

export interface Content {
  subject: string;
  html: string;
  text: string;
  /** What a webhook is sent: a channel's message, or figures for a program. */
  channel: ChannelMessage | object;
}

export interface Recipient {
  channel: Channel;
  /** An address; of the webhook its host. */
  recipient: string;
}

/** An occasion of a message: what it is about, and what the history calls it. */
export interface Occasion {
  occasion: string;
  subject: string;
}

export const NO_MAIL_SERVER = 'No mail server is named: start Ratchet with RATCHET_SMTP_URL.';

/** Everyone that a plan names. */
export const recipientsOf = (addresses: readonly string[], webhook: string | null): Recipient[] => [
  ...addresses.map((recipient) => ({ channel: 'email' as const, recipient })),
  ...(webhook === null ? [] : [{ channel: 'webhook' as const, recipient: new URL(webhook).host }]),
];

function send({ mail, webhook, allowsPrivateWebhooks }: Senders, to: Recipient, content: Content): Promise<Outcome> {
  if (to.channel === 'webhook')
    return webhook === null
      ? Promise.resolve(outcome('failed', 'No webhook is set any more.'))
      : postWebhook(webhook, content.channel, allowsPrivateWebhooks);
  if (mail === null) return Promise.resolve(outcome('failed', NO_MAIL_SERVER));
  return sendMail(mail, { to: to.recipient, ...content });
}

export interface Sending {
  reader: LedgerReader;
  senders: Senders;
  kind: DeliveryKind;
  now(): Date;
  /** Aborted: nothing more may be sent. */
  signal?: AbortSignal;
}

/** What became of it for each recipient; `skipped`: it was sent before, or may have been. */
export interface Sent extends Recipient {
  status: Outcome['status'] | 'skipped';
  error: string | null;
}

/**
 * Sends to one recipient what of the occasions it was not told of yet, in one message that `contentOf` makes. Each
 * occasion is entered before anything is sent.
 */
export async function deliver<Told extends Occasion>(
  { reader, senders, kind, now, signal }: Sending,
  to: Recipient,
  occasions: readonly Told[],
  contentOf: (occasions: readonly Told[]) => Content,
): Promise<Sent> {
  const { db, principal, workspaceId } = reader;
  signal?.throwIfAborted();
  const begun: { id: number; told: Told }[] = [];
  for (const told of occasions) {
    const message = { kind, ...to, occasion: told.occasion, subject: told.subject };
    const id = await beginDelivery(db, principal, workspaceId, message, now());
    if (id !== null) begun.push({ id, told });
  }
  if (begun.length === 0) return { ...to, status: 'skipped', error: null };
  const result = await send(senders, to, contentOf(begun.map(({ told }) => told)));
  for (const { id } of begun) await finishDelivery(db, principal, workspaceId, id, { ...result, now: now() });
  return { ...to, ...result };
}

/** @throws Error naming everyone a message did not reach, so that it is tried again */
export function refuseFailed(sent: readonly Sent[]): void {
  const failed = sent.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return;
  const reasons = [...new Set(failed.map(({ error }) => error))].join(' ');
  throw new Error(`Not delivered to ${failed.map(({ recipient }) => recipient).join(', ')}. ${reasons}`);
}
