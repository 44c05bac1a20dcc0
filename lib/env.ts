/**
 * The environment: the one place that names and checks what Ratchet reads from it. It is parsed when a
 * process starts (the server, the command), never when a module is imported, so that a build needs none of it.
 */
import { isAbsolute, resolve } from 'node:path';
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
const host = z.enum(loopbackHosts, {
  error: `expected one of ${loopbackHosts.join(', ')}: Ratchet has no sign-in yet, so it answers this machine alone`,
});

/** Every variable a user may set; `.env.example` documents each of them, and a test holds the two together. */
export const environmentSchema = z.object({
  DATABASE_URL: databaseUrl.optional(),
  RATCHET_DATA: z.string().default('./data'),
  HOST: host.default('127.0.0.1'),
  PORT: port.default(3000),
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
  const { DATABASE_URL, RATCHET_DATA, HOST, PORT } = parsed.data;
  const rootDir = stated.RATCHET_ROOT ?? cwd;
  return {
    databaseUrl: DATABASE_URL ?? null,
    dataDir: isAbsolute(RATCHET_DATA) ? RATCHET_DATA : resolve(cwd, RATCHET_DATA),
    rootDir,
    host: HOST,
    port: PORT,
  };
}
