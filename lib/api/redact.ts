/**
 * What must not stand in a log: secrets, addresses of people, amounts. Messages of errors may carry any of them, since
 * a database tells the value it refuses; so they lose what looks like one, and of refused data nothing is told but where.
 */
type Variables = Readonly<Record<string, string | undefined>>;

const SECRETS = [
  ...['DATABASE_URL', 'RATCHET_SMTP_URL', 'STRIPE_API_KEY', 'RATCHET_METRICS_TOKEN', 'RATCHET_AUTH_SECRET'],
] as const;
const SHORTEST_SECRET = 6;
const LONGEST_MESSAGE = 500;

function passwordOf(text: string): string[] {
  if (!URL.canParse(text)) return [];
  const { password } = new URL(text);
  return [password, decodeURIComponent(password)];
}

/** The environment's secrets, the longest first: an address holds the password that is one by itself. */
function secretsOf(variables: Variables): string[] {
  const stated = SECRETS.flatMap((name) => variables[name] ?? []);
  return [...stated, ...stated.flatMap(passwordOf)]
    .filter((text) => text.length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length);
}

/** A text without secrets, tokens, e-mail addresses and figures. */
export function redacted(text: string, variables: Variables = process.env): string {
  let clean = text;
  for (const secret of secretsOf(variables)) clean = clean.replaceAll(secret, '[secret]');
  return clean
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1[secret]@')
    .replace(/[^\s<>"'(),:;@]+@[^\s<>"'(),:;@]+\.[a-z]{2,}/gi, '[address]')
    .replace(/\b(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{24,}\b/gi, '[token]')
    .replace(/(?<![\w.#:-])[-+]?\d(?:[.,\u00a0']?\d){2,}(?![\w-])/g, '[figure]')
    .slice(0, LONGEST_MESSAGE);
}

/** Classes of PostgreSQL's errors that quote data: refused values, broken constraints, what a trigger said. */
const QUOTES_DATA = /^(21|22|23|P0)/;

interface DatabaseError {
  code?: string;
  severity?: string;
  table?: string;
  constraint?: string;
  routine?: string;
}

export interface ToldError {
  type: string;
  message: string;
  code?: string;
  at?: string;
  stack: string[];
}

/** An error as a log may tell it: its kind, a clean message, and where it arose. */
export function toldError(error: unknown, variables: Variables = process.env): ToldError {
  if (!(error instanceof Error)) return { type: typeof error, message: redacted(String(error), variables), stack: [] };
  const { code, severity, table, constraint, routine } = error as DatabaseError;
  const isRefusedData = severity !== undefined && code !== undefined && QUOTES_DATA.test(code);
  const at = [table, constraint, routine].filter((name) => name !== undefined).join(' ');
  return {
    type: error.name,
    message: isRefusedData ? 'the database refused data' : redacted(error.message, variables),
    ...(code !== undefined && { code: String(code) }),
    ...(at !== '' && { at }),
    // Frames alone: the first lines of a stack repeat the message.
    stack: (error.stack ?? '').split('\n').flatMap((line) => (/^\s+at /.test(line) ? [line.trim()] : [])),
  };
}
