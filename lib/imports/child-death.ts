/**
 * Why a child process ended before it was through, in words for whoever waits for it: what happened, that nothing was
 * written, and what to do. What it said last is told with it, without whatever may stand in a file or be a secret.
 */

export interface Death {
  /** What it was to do. */
  doing: 'import' | 'batch' | 'check' | 'sample';
  /** Null where a signal ended it, or where it did not begin. */
  code: number | null;
  signal: string | null;
  /** The end of its standard error. */
  log: string;
}

const nouns = {
  import: 'The import’s process',
  batch: 'The import’s process',
  check: 'The check’s process',
  sample: 'The sample’s process',
} as const;

const OUT_OF_HEAP = /heap out of memory|Array buffer allocation failed|ERR_WORKER_OUT_OF_MEMORY/i;
const LAST_LINES = 3;
const LONGEST_LINE = 300;

export function deathInWords({ doing, code, signal, log }: Death): string {
  const { happened, remedy } = causeOf(code, signal, log);
  const last = lastWords(log);
  const written = doing === 'batch' ? 'Of the file it had come to nothing was written.' : 'Nothing was written.';
  return [`${nouns[doing]} ${happened}. ${written}`, remedy, last && `It said last: ${last}`].filter(Boolean).join(' ');
}

function causeOf(code: number | null, signal: string | null, log: string): { happened: string; remedy: string } {
  if (code === null && signal === null)
    return {
      happened: 'could not be started',
      remedy: 'Try again once the machine has memory and processes to spare.',
    };
  const name = signal ?? `exit code ${code}`;
  if (OUT_OF_HEAP.test(log)) {
    return {
      happened: `ran out of memory (${name})`,
      remedy: 'Import the file in parts, or start Ratchet with more: NODE_OPTIONS=--max-old-space-size=8192.',
    };
  }
  switch (signal) {
    case 'SIGKILL':
      return {
        happened: 'was ended by the system (SIGKILL, often for want of memory)',
        remedy: 'Try again; where it happens again, give the machine more memory or import the file in parts.',
      };
    case 'SIGTERM':
    case 'SIGINT':
    case 'SIGHUP':
      return {
        happened: `was told to end (${signal}), as when the server or the machine shuts down`,
        remedy: 'Try again.',
      };
    case null:
      return { happened: `broke off (${name})`, remedy: 'Try again; where it happens again, please report it.' };
    default:
      return { happened: `crashed (${signal})`, remedy: 'Try again; where it happens again, please report it.' };
  }
}

/** The last lines that are no places in code. */
function lastWords(log: string): string {
  const lines = log
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\p{L}{3}/u.test(line) && !/^at |^\d+: 0x|^Node\.js v|^-{3}/.test(line));
  return lines
    .slice(-LAST_LINES)
    .map((line) => withoutValues(line).slice(0, LONGEST_LINE))
    .join(' / ');
}

/** Words that stand before names of our own, which may be told. */
const OURS = /(?:constraint|relation|column|table|function|module) $/;

/** Takes out what may come from a file or be a secret: quoted texts, values in brackets, addresses, keys, numbers. */
export const withoutValues = (line: string): string =>
  line
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”/g, (quoted, at: number, whole: string) =>
      OURS.test(whole.slice(0, at)) ? quoted : '“…”',
    )
    .replace(/=\([^)]*\)/g, '=(…)')
    .replace(/\S+@\S+/g, '…')
    .replace(/\b\w+:\/\/\S+/g, '…')
    .replace(/\b(?=[\w-]*\d)[\w-]{16,}\b|\b[sr]k_\w+/g, '…')
    .replace(/\d[\d.,]{2,}/g, '…');
