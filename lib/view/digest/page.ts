/** The page of the digest in words: when it goes out, what became of each message, what alerts found. */
import { hourText } from '../hours';
import { instantInWords } from '../import-history';
import type { Finding } from './finding';

export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

interface Schedule {
  plan: { weekly: boolean; weekday: number; hour: number; recipients: readonly string[] };
  time_zone: string | null;
  machine_zone: string;
  next_due: string | null;
  mail_server: object | null;
  webhook: string | null;
}

/** 'Every Monday at 08:00 to 3 addresses' */
export function scheduleFinding({ plan, webhook }: Schedule): string {
  if (!plan.weekly) return 'No digest is sent by itself';
  const count = plan.recipients.length;
  const places = [
    ...(count === 0 ? [] : [`${count} ${count === 1 ? 'address' : 'addresses'}`]),
    ...(webhook === null ? [] : ['a channel']),
  ];
  const when = `Every ${weekdayNames[plan.weekday - 1] ?? ''} at ${hourText(plan.hour)}`;
  return places.length === 0 ? `${when}, but to nobody yet` : `${when} to ${places.join(' and ')}`;
}

/** When it goes out next, by the company's clock. `zone`: of the reader, where the company stated none. */
export function scheduleNote({ next_due, time_zone, machine_zone }: Schedule): string {
  const clock =
    time_zone === null
      ? 'by the clock of the machine that Ratchet runs on'
      : `by the clock of ${time_zone.replaceAll('_', ' ')}`;
  if (next_due === null) return `Times are ${clock}.`;
  const text = instantInWords(next_due, time_zone ?? machine_zone);
  return `Next on ${text}, ${clock}. A week that is missed because the machine slept is sent once, late.`;
}

type Tone = 'good' | 'bad' | 'caution' | 'neutral';

interface Delivery {
  id: number;
  kind: 'digest' | 'alert' | 'test' | 'rule';
  channel: 'email' | 'webhook';
  recipient: string;
  subject: string;
  status: 'sending' | 'sent' | 'failed' | 'unknown';
  tries: number;
  error: string | null;
  began_at: string;
}

export interface DeliveryRow {
  key: number;
  when: string;
  what: string;
  subject: string;
  to: string;
  outcome: string;
  tone: Tone;
  /** Why, where it did not arrive. */
  error: string | null;
}

const kindNames = { digest: 'Digest', alert: 'Alert', test: 'Test', rule: 'Rule' } as const;
const outcomes: Readonly<Record<Delivery['status'], readonly [string, Tone]>> = {
  sending: ['Under way', 'neutral'],
  sent: ['Sent', 'good'],
  failed: ['Not delivered', 'bad'],
  unknown: ['May have arrived', 'caution'],
};

export const deliveryRows = (deliveries: readonly Delivery[], zone: string): DeliveryRow[] =>
  deliveries.map(({ id, kind, channel, recipient, subject, status, tries, error, began_at }) => {
    const [outcome, tone] = outcomes[status];
    return {
      key: id,
      when: instantInWords(began_at, zone),
      what: kindNames[kind],
      subject,
      to: channel === 'webhook' ? `Channel at ${recipient}` : recipient,
      outcome: tries > 1 ? `${outcome}, ${tries} tries` : outcome,
      tone,
      error,
    };
  });

interface Job {
  due_at: string;
  status: 'waiting' | 'running' | 'done' | 'failed' | 'skipped';
  attempts: number;
  next_at: string | null;
  last_error: string | null;
}

/** What is wrong with the last digest that was due; null: nothing. */
export function lastTrouble(jobs: readonly Job[], zone: string): Finding | null {
  const [last] = jobs;
  if (!last || last.last_error === null || last.status === 'done') return null;
  const due = instantInWords(last.due_at, zone);
  return last.next_at === null
    ? { title: `The digest of ${due} was given up after ${last.attempts} tries`, text: last.last_error }
    : {
        title: `The digest of ${due} is not delivered to everyone yet`,
        text: `${last.last_error} It is tried again on ${instantInWords(last.next_at, zone)}.`,
      };
}

interface Occurrence {
  id: number;
  title: string;
  detail: string;
  began_at: string;
  ended_at: string | null;
  told_at: string | null;
}

export interface OccurrenceRow {
  key: number;
  title: string;
  detail: string;
  when: string;
  state: string;
  tone: Tone;
}

export const occurrenceRows = (occurrences: readonly Occurrence[], zone: string): OccurrenceRow[] =>
  occurrences.map(({ id, title, detail, began_at, ended_at, told_at }) => ({
    key: id,
    title,
    detail,
    when: instantInWords(began_at, zone),
    state: ended_at !== null ? 'Over' : told_at === null ? 'Not told yet' : 'Told',
    tone: ended_at !== null ? 'neutral' : told_at === null ? 'caution' : 'good',
  }));
