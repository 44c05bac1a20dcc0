/** Whether the store is whole and its ledger adds up, in words: what was found, and what to do about it. */
import { wholeNumber } from './format';

interface Health {
  whole: boolean;
  conservation: boolean | null;
  findings: readonly { code: string; message: string }[];
  ledger_version: number;
  holdings: {
    accounts: number;
    records: readonly { table: string; rows: number }[];
    imports: number;
    audit: number;
  };
  database: { kind: 'embedded' | 'server'; bytes: number; folder: string | null };
}

export interface HealthFinding {
  key: string;
  title: string;
  remedy: string;
  tone: 'bad';
}

export interface HealthModel {
  title: string;
  isWhole: boolean;
  findings: HealthFinding[];
  facts: { name: string; value: string }[];
}

/** What a broken store needs: none of it comes about by use. */
const RESTORE = 'Restore the last backup into a new data folder, and import what came after it.';

const remedies: Readonly<Record<string, string>> = {
  version_holes: RESTORE,
  account_id_used_twice: 'Merge the accounts, or withdraw the import that brought the second one.',
  numbers_behind: RESTORE,
  record_without_import: RESTORE,
  first_record_missing: RESTORE,
  seq_used_twice: RESTORE,
  seq_ahead: RESTORE,
  restatement_without_record: 'Withdraw the import and read its file again.',
  record_without_account: RESTORE,
  counts_differ: 'Withdraw the import and read its file again.',
};

const tableNames: Readonly<Record<string, string>> = {
  subscription_change: 'Subscription changes',
  invoice_line: 'Invoice lines',
  account_statement: 'Account attributes',
  rate: 'Exchange rates',
  touchpoint: 'Touchpoints',
  expansion_plan: 'Expansion plans',
  cost: 'Costs',
  control_total: 'Control totals',
  signal: 'Signals',
  usage_reading: 'Usage readings',
  target: 'Imported targets',
  source_override: 'Overridden sources',
  account_note: 'Notes on accounts',
};

export function bytesText(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  if (megabytes >= 1000) return `${(megabytes / 1000).toFixed(1)} GB`;
  return `${megabytes >= 10 ? Math.round(megabytes) : megabytes.toFixed(1)} MB`;
}

export function prepareHealth(health: Health): HealthModel {
  const { whole, conservation, findings, holdings, database } = health;
  return {
    title: whole
      ? conservation === null
        ? 'Nothing to check yet: the ledger is empty'
        : 'The ledger adds up, and every reference holds'
      : 'Something in the ledger is not as it should be',
    isWhole: whole,
    findings: [
      ...(conservation === false
        ? [
            {
              key: 'conservation',
              title: 'In some month the start plus its movements is not the end',
              remedy: 'This is a fault of Ratchet, not of your data. Download a backup and report it.',
              tone: 'bad' as const,
            },
          ]
        : []),
      ...findings.map(({ code, message }) => ({
        key: code + message,
        title: `${message.charAt(0).toUpperCase()}${message.slice(1)}`,
        remedy: remedies[code] ?? RESTORE,
        tone: 'bad' as const,
      })),
    ],
    facts: [
      { name: 'Ledger version', value: wholeNumber(health.ledger_version) },
      { name: 'Accounts', value: wholeNumber(holdings.accounts) },
      ...holdings.records
        .filter(({ rows }) => rows > 0)
        .map(({ table, rows }) => ({ name: tableNames[table] ?? table, value: wholeNumber(rows) })),
      { name: 'Imports that count', value: wholeNumber(holdings.imports) },
      { name: 'Entries of the audit', value: wholeNumber(holdings.audit) },
      {
        name: 'Database',
        value: `${bytesText(database.bytes)}, ${database.kind === 'embedded' ? 'embedded PostgreSQL' : 'the PostgreSQL server you named'}`,
      },
      ...(database.folder === null ? [] : [{ name: 'Data folder', value: database.folder }]),
    ],
  };
}
