/**
 * Sends mails by SMTP. The server's address with its password is in the environment alone: it is in no table, no backup,
 * no log and no answer.
 */
import { createTransport, type SendMailOptions } from 'nodemailer';
import { type Outcome, outcome } from './outcome';

export interface MailServer {
  /** smtp://user:password@host:587, or smtps:// for TLS from the start. */
  url: string;
  /** Who it says it is from. */
  from: string;
}

/** What may be shown of a mail server. */
export interface MailServerShown {
  host: string;
  user: string | null;
  from: string;
}

const TIMEOUT_MS = 15_000;

export function shownServer({ url, from }: MailServer): MailServerShown {
  const { host, username } = new URL(url);
  return { host, user: username === '' ? null : decodeURIComponent(username), from };
}

export interface Letter {
  to: string;
  subject: string;
  html: string;
  text: string;
}

const causes: Readonly<Record<string, string>> = {
  ECONNECTION: 'it cannot be reached',
  ESOCKET: 'it cannot be reached',
  EDNS: 'its name is not known',
  ETIMEDOUT: 'it did not answer in time',
  EAUTH: 'it refused the user name or password',
  EENVELOPE: 'it refused the sender or the recipient',
  ETLS: 'no secure connection could be made',
};

interface MailFailure extends Error {
  code?: string;
  response?: string;
  responseCode?: number;
}

/** In words, without anything secret. */
function wordsOf({ url }: MailServer, error: MailFailure): string {
  const { host, password } = new URL(url);
  const cause = causes[error.code ?? ''] ?? 'it did not take the message';
  const said = error.response ?? error.message;
  const secrets = [password, decodeURIComponent(password)].filter((secret) => secret !== '');
  return secrets.reduce(
    (text, secret) => text.replaceAll(secret, '…'),
    `Mail server ${host}: ${cause}${said === '' ? '' : ` (${said})`}.`,
  );
}

const ignore = (): void => undefined;

/** Listens for the one line that tells that the message was handed over whole; nothing is written anywhere. */
const listener = (onHandedOver: () => void) => ({
  ...{ level: ignore, trace: ignore, debug: ignore, warn: ignore, error: ignore, fatal: ignore },
  info: (entry: { tnx?: string }): void => {
    if (entry.tnx === 'message') onHandedOver();
  },
});

export async function sendMail(server: MailServer, { to, subject, html, text }: Letter): Promise<Outcome> {
  let isHandedOver = false;
  const transport = createTransport({
    url: server.url,
    logger: listener(() => {
      isHandedOver = true;
    }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const letter: SendMailOptions = {
    from: server.from,
    to: { name: '', address: to },
    subject,
    html,
    text,
    // Said by machines to machines, so that no absence note answers.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
  try {
    await transport.sendMail(letter);
    return outcome('sent');
  } catch (error) {
    const failure = error as MailFailure;
    // Handed over, and no answer came: it may have arrived.
    const mayHaveArrived = isHandedOver && failure.responseCode === undefined;
    return outcome(mayHaveArrived ? 'unknown' : 'failed', wordsOf(server, failure));
  } finally {
    transport.close();
  }
}
