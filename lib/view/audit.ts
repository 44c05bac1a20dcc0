/** The audit log as it is read: who did what when, what it was about, and whether the chain closes. */
import { actionWords } from './audit-words';
import { wholeNumber } from './format';
import { instantInWords } from './import-history';
import { numberColumn, type TwinTable, textCell, textColumn } from './twin';

interface Entry {
  no: number;
  at: string;
  by: { kind: string; name: string };
  action: string;
  version: number | null;
  details: Readonly<Record<string, unknown>>;
}

interface Chain {
  entries: number;
  end: { no: number; hash: string } | null;
  findings: readonly { message: string }[];
}

export interface AuditLine {
  no: number;
  when: string;
  who: string;
  /** 'command line'; null: a person. */
  how: string | null;
  what: string;
  /** The first of what is told of it. */
  about: string;
  /** All of it, a line for each. */
  details: readonly { name: string; value: string }[];
  version: string | null;
}

const KINDS: Readonly<Record<string, string>> = {
  cli: 'command line',
  system: 'by itself',
  link: 'shared link',
  token: 'API token',
  local: 'this machine',
};

const MOST_ABOUT = 3;
const LONGEST_ABOUT = 60;

const nameOf = (key: string): string =>
  key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

const shownValue = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** Names and reasons before numbers of rows: what a reader looks for. */
const FIRST = ['name', 'file', 'account', 'period', 'rule', 'text', 'reason', 'note', 'email', 'role'];
const rankOf = (key: string): number => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);

function aboutOf(details: Entry['details']): string {
  const told = Object.entries(details).filter(
    ([key, value]) =>
      !/(^id|Id|_id)$/.test(key) && value !== null && value !== '' && typeof value !== 'object' && value !== false,
  );
  return told
    .sort(([a], [b]) => rankOf(a) - rankOf(b))
    .slice(0, MOST_ABOUT)
    .map(([key, value]) => `${nameOf(key)}: ${shownValue(value)}`)
    .map((text) => (text.length > LONGEST_ABOUT ? `${text.slice(0, LONGEST_ABOUT)}…` : text))
    .join(', ');
}

export const auditLines = (entries: readonly Entry[], timeZone: string): AuditLine[] =>
  entries.map(({ no, at, by, action, version, details }) => ({
    no,
    when: instantInWords(at, timeZone),
    who: by.kind === 'local' && by.name === 'local' ? 'This machine' : by.name,
    how: by.kind === 'local' ? null : (KINDS[by.kind] ?? null),
    what: actionWords(action),
    about: aboutOf(details),
    details: Object.entries(details).map(([key, value]) => ({ name: nameOf(key), value: shownValue(value) })),
    version: version === null ? null : wholeNumber(version),
  }));

export interface ChainState {
  isWhole: boolean;
  finding: string;
  /** The end of the chain, to be noted elsewhere: '1204:3fa9…'. */
  end: string | null;
  findings: readonly string[];
}

export function chainState({ entries, end, findings }: Chain): ChainState {
  const isWhole = findings.length === 0;
  return {
    isWhole,
    finding: isWhole
      ? `The chain of ${wholeNumber(entries)} entries closes: none was altered, removed or added`
      : 'The audit log is not as it was written',
    end: end === null ? null : `${end.no}:${end.hash}`,
    findings: findings.map(({ message }) => message),
  };
}

/** As a file: moments in UTC, what is told of each as JSON. */
export const auditTable = (entries: readonly Entry[]): TwinTable => ({
  fileName: 'ratchet-audit',
  columns: [
    numberColumn('Entry', 'entry'),
    textColumn('at'),
    textColumn('by_kind'),
    textColumn('by_name'),
    textColumn('action'),
    numberColumn('Ledger version', 'ledger_version'),
    textColumn('details'),
  ],
  rows: entries.map(({ no, at, by, action, version, details }) =>
    [String(no), at, by.kind, by.name, action, version === null ? '' : String(version), JSON.stringify(details)].map(
      (text) => textCell(text),
    ),
  ),
});
