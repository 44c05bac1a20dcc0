/** The words of the connection to Stripe: how far reading is, how it stands, and what to do. */
import { count, counted } from './import-words';

/** The shape of the API's answer that is told here. */
export interface StripeConnectionAnswer {
  mode: 'live' | 'test';
  key: string;
  webhook: boolean;
  status: 'reading' | 'ready' | 'stopped';
  problem: { code: string; message: string; remedy: string } | null;
  notices: readonly { message: string; remedy: string }[];
  objects: readonly { name: string; read: number; pages: number; done: boolean }[];
  last_read_at: string | null;
  last_import_id: string | null;
  data_through: string | null;
  next_due: string;
}

export interface StripeObjectRow {
  key: string;
  label: string;
  /** '3,900' or '–' where it is not their turn yet. */
  read: string;
  state: 'done' | 'reading' | 'waiting';
  stateWords: string;
}

export interface StripeModel {
  title: string;
  sentence: string;
  /** While the first reading is under way: the share of the kinds of objects that are read, 0 to 1; else null. */
  share: number | null;
  progressWords: string;
  rows: StripeObjectRow[];
  problem: { title: string; remedy: string } | null;
  /** What was left out of what was read; null: nothing. */
  notes: { title: string; lines: string[]; remedy: string } | null;
  facts: { label: string; value: string }[];
}

/** '20 Apr 2025, 09:00', where the reader is. */
function momentWords(moment: string, now: Date): string {
  const date = new Date(moment);
  const isToday = date.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat('en-GB', {
    ...(!isToday && { day: 'numeric', month: 'short', year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(date);
}

const dayWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

const STATE_WORDS = { done: 'Read', reading: 'Reading', waiting: 'Waiting' } as const;

function rowsOf({ objects, status }: StripeConnectionAnswer): StripeObjectRow[] {
  const first = objects.findIndex(({ done }) => !done);
  return objects.map(({ name, read, done }, index) => {
    const state = done ? 'done' : index === first && status === 'reading' ? 'reading' : 'waiting';
    const label = name.charAt(0).toUpperCase() + name.slice(1);
    const isKnown = done || read > 0;
    return { key: name, label, read: isKnown ? count(read) : '–', state, stateWords: STATE_WORDS[state] };
  });
}

function titleOf({ status, mode }: StripeConnectionAnswer): string {
  const data = mode === 'test' ? 'Stripe, test data' : 'Stripe';
  if (status === 'stopped') return `${data}: reading has stopped`;
  return status === 'reading' ? `${data}: reading for the first time` : `${data} is connected`;
}

function sentenceOf({ status, webhook, objects }: StripeConnectionAnswer): string {
  const read = objects.reduce((sum, each) => sum + each.read, 0);
  if (status === 'reading') {
    return `${counted(read, 'object')} read so far. You can leave this page: reading goes on, and goes on after a restart.`;
  }
  if (status === 'stopped') return `${counted(read, 'object')} read so far are kept.`;
  return webhook
    ? 'Changes arrive by webhook; every 15 minutes Ratchet looks for any that did not.'
    : 'Every 15 minutes Ratchet reads what has changed, as long as it runs.';
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function notesOf({ notices }: StripeConnectionAnswer): StripeModel['notes'] {
  const [first] = notices;
  if (first === undefined) return null;
  const title = `${counted(notices.length, 'price')} of invoices ${notices.length === 1 ? 'is' : 'are'} unknown`;
  const lines = notices.map(({ message }) => sentence(message.replace(/^Stripe: /, '')));
  return { title, lines, remedy: sentence(first.remedy) };
}

export function prepareStripe(connection: StripeConnectionAnswer, now: Date): StripeModel {
  const { status, problem, objects, last_read_at: lastRead, data_through: through, next_due: next } = connection;
  const rows = rowsOf(connection);
  const done = objects.filter((each) => each.done).length;
  const current = rows.find(({ state }) => state === 'reading');
  return {
    title: titleOf(connection),
    sentence: sentenceOf(connection),
    share: status === 'reading' ? done / Math.max(1, objects.length) : null,
    progressWords: current === undefined ? 'Importing what was read' : `Reading ${current.key}`,
    rows,
    problem: problem && { title: problem.message, remedy: problem.remedy },
    notes: notesOf(connection),
    facts: [
      { label: 'Key', value: connection.key },
      { label: 'Complete through', value: through === null ? '–' : dayWords(through) },
      { label: 'Last read', value: lastRead === null ? '–' : momentWords(lastRead, now) },
      { label: status === 'stopped' ? 'Tried again' : 'Next look', value: momentWords(next, now) },
    ],
  };
}
