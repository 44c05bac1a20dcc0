/**
 * The environment: the one place that names and checks what Ratchet reads from it. It is parsed when a
 * process starts (the server, the command), never when a module is imported, so that a build needs none of it.
 */
import { join, resolve } from 'node:path';
import { z } from 'zod';

const loopbackHosts = ['127.0.0.1', 'localhost', '::1'] as const;

const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, 'expected postgresql://user:password@host:5432/database');
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'expected a port, a whole number from 1 to 65535')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'expected a port, a whole number from 1 to 65535');
const host = z
  .string()
  .regex(/^[\w.:-]{1,253}$/, 'expected an address such as 127.0.0.1, 0.0.0.0 or ::, without http:// and port');
const isThisMachine = (address: string): boolean => (loopbackHosts as readonly string[]).includes(address);

const LEAST_SECRET = 32;
/** What examples and tutorials say: a secret that everybody knows signs in as anybody. */
const PLACEHOLDER = /change|placeholder|example|secret|password|your|test|1234|abcd/i;
const FEWEST_LETTERS = 10;
const authSecret = z
  .string()
  .min(LEAST_SECRET, `expected at least ${LEAST_SECRET} letters, such as "openssl rand -base64 32" gives`)
  .refine(
    (text) => !PLACEHOLDER.test(text) && new Set(text).size >= FEWEST_LETTERS,
    'expected chance, such as "openssl rand -base64 32" gives, not words',
  );

const smtpUrl = z
  .string()
  .regex(/^smtps?:\/\/\S+$/, 'expected smtp://user:password@host:587 or smtps://user:password@host:465')
  .refine(
    (text) => URL.canParse(text),
    'expected smtp://user:password@host:587, special letters of the password as %XX',
  );
const publicUrl = z
  .string()
  .regex(/^https?:\/\/\S+$/, 'expected http://host:3000 or https://host')
  .refine((text) => URL.canParse(text), 'expected http://host:3000 or https://host');

/** Where Stripe answers; anything but Stripe itself and this machine would be sent the key. */
const STRIPE_API = 'https://api.stripe.com';
const stripeUrl = z
  .string()
  .refine(
    (text) => text === STRIPE_API || (URL.canParse(text) && isLoopback(new URL(text))),
    `expected ${STRIPE_API}, or http://127.0.0.1:port for tests`,
  );
const isLoopback = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
const stripeKey = z
  .string()
  .regex(/^rk_(live|test)_\w+$/, 'expected a restricted key, rk_live_… or rk_test_…, with read rights alone');

/** From the loudest: every request, what is out of the ordinary, what broke, nothing. */
export const logLevels = ['info', 'warn', 'error', 'silent'] as const;

/** Every variable a user may set; `.env.example` documents each of them, and a test holds the two together. */
export const environmentSchema = z.object({
  DATABASE_URL: databaseUrl.optional(),
  RATCHET_DATA: z.string().default('./data'),
  HOST: host.default('127.0.0.1'),
  PORT: port.default(3000),
  RATCHET_SMTP_URL: smtpUrl.optional(),
  RATCHET_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@]+@[^\s@]+[^\r\n]*$/, 'expected an address such as Ratchet <ratchet@example.com>')
    .optional(),
  RATCHET_PRIVATE_WEBHOOKS: z.enum(['0', '1'], { error: 'expected 1 or 0' }).default('0'),
  RATCHET_URL: publicUrl.optional(),
  RATCHET_AUTH: z.enum(['on', 'off'], { error: 'expected on or off' }).optional(),
  RATCHET_AUTH_SECRET: authSecret.optional(),
  RATCHET_PROXIES: z
    .string()
    .regex(/^\d$/, 'expected how many proxies stand before Ratchet, 0 to 9')
    .transform(Number)
    .default(0),
  STRIPE_API_KEY: stripeKey.optional(),
  RATCHET_STRIPE_API: stripeUrl.default(STRIPE_API),
  RATCHET_BACKUP_DIR: z.string().optional(),
  RATCHET_METRICS_TOKEN: z.string().min(16, 'expected at least 16 letters').optional(),
  RATCHET_LOG: z.enum(logLevels, { error: `expected one of ${logLevels.join(', ')}` }).default('warn'),
  RATCHET_DEBUG: z.string().optional(),
});

/** What the process was started with, checked. */
export interface Environment {
  /** A PostgreSQL server to use; null = the embedded one, with its data in `dataDir`. */
  databaseUrl: string | null;
  /** Absolute path of the data folder. */
  dataDir: string;
  /** Absolute path of the checkout: migrations, the bundled command and node_modules are found from it. */
  rootDir: string;
  host: string;
  port: number;
  /** The mail server with its password, and who mails are from; null: none was named. */
  mail: { url: string; from: string } | null;
  /** Webhooks may lead to this machine and to private networks. */
  allowsPrivateWebhooks: boolean;
  /** Where Stripe answers, and the restricted key; null: it is typed on the page. */
  stripe: { api: string; key: string | null };
  /** Where people open Ratchet, without a slash at its end: for links in messages. */
  url: string;
  /** The folder of backups that are made by plan: absolute. */
  backupDir: string;
  /** What a reader of the metrics has to show; null: there are none. */
  metricsToken: string | null;
  logLevel: (typeof logLevels)[number];
  /** Who signs in, and how; null: nobody does, whoever is at this machine is the one person there is. */
  auth: { secret: string | null; proxies: number } | null;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Says all that is wrong with the environment at once, a line for each variable. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

/**
 * Parses the environment. Empty variables count as unset; relative folders are relative to `cwd`.
 * `RATCHET_ROOT` is set by the scripts that start a process (a built server runs elsewhere than in the checkout);
 * it is no setting, and without it the checkout is `cwd`.
 * @throws EnvironmentError naming every variable that is wrong
 */
export function readEnvironment(variables: Variables = process.env, cwd = process.cwd()): Environment {
  const stated = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(stated);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new EnvironmentError(`The environment is wrong:\n${lines.join('\n')}`);
  }
  refuseOpenDoors(parsed.data);
  const { DATABASE_URL, RATCHET_DATA, HOST, PORT, RATCHET_SMTP_URL, RATCHET_MAIL_FROM, RATCHET_URL } = parsed.data;
  const rootDir = stated.RATCHET_ROOT ?? cwd;
  const dataDir = resolve(cwd, RATCHET_DATA);
  return {
    databaseUrl: DATABASE_URL ?? null,
    dataDir,
    backupDir: resolve(cwd, parsed.data.RATCHET_BACKUP_DIR ?? join(dataDir, 'backups')),
    metricsToken: parsed.data.RATCHET_METRICS_TOKEN ?? null,
    logLevel: parsed.data.RATCHET_LOG,
    rootDir,
    host: HOST,
    port: PORT,
    mail: RATCHET_SMTP_URL === undefined ? null : mailOf(RATCHET_SMTP_URL, RATCHET_MAIL_FROM),
    allowsPrivateWebhooks: parsed.data.RATCHET_PRIVATE_WEBHOOKS === '1',
    stripe: { api: parsed.data.RATCHET_STRIPE_API, key: parsed.data.STRIPE_API_KEY ?? null },
    auth: hasSignIn(parsed.data)
      ? { secret: parsed.data.RATCHET_AUTH_SECRET ?? null, proxies: parsed.data.RATCHET_PROXIES }
      : null,
    url: (RATCHET_URL ?? `http://${HOST === '::1' ? '[::1]' : HOST}:${PORT}`).replace(/\/+$/, ''),
  };
}

type Parsed = z.output<typeof environmentSchema>;

/** Off this machine there is no Ratchet without sign-in. */
const hasSignIn = ({ RATCHET_AUTH, HOST }: Parsed): boolean => RATCHET_AUTH === 'on' || !isThisMachine(HOST);

/** The host people open Ratchet at, where they sign in; null: this machine alone. */
export function publicHost(): string | null {
  const { auth, url } = readEnvironment();
  return auth === null ? null : new URL(url).host;
}

/** An address beyond this machine needs sign-in, and a name to answer to: else any page could be led here by DNS. */
function refuseOpenDoors({ RATCHET_AUTH, HOST, RATCHET_URL }: Parsed): void {
  if (isThisMachine(HOST)) return;
  if (RATCHET_AUTH === 'off')
    throw new EnvironmentError(
      `The environment is wrong:\n  HOST: without sign-in (RATCHET_AUTH=off) Ratchet answers this machine alone: ${loopbackHosts.join(', ')}`,
    );
  if (RATCHET_URL === undefined)
    throw new EnvironmentError(
      'The environment is wrong:\n  RATCHET_URL: say where people open Ratchet, such as https://ratchet.example.com: beyond this machine it answers to that name alone',
    );
}

/** Without a stated sender mails are from the user that signs in to the mail server, where that is an address. */
function mailOf(url: string, stated: string | undefined): Environment['mail'] {
  const { username, hostname } = new URL(url);
  const user = decodeURIComponent(username);
  return { url, from: stated ?? (user.includes('@') ? `Ratchet <${user}>` : `Ratchet <ratchet@${hostname}>`) };
}
