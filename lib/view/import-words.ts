/** The words and small figures of the import page: kinds, sizes, counts, spans of time. */

import { foreignKinds } from '../domain/foreign-kinds';
import { foreignKindWords } from './import-foreign-words';

/** The kinds of file that can be imported, as the address, the command line and the API name them. */
export const fileKinds = [
  'invoices',
  'mrr',
  'changes',
  'accounts',
  'rates',
  'touchpoints',
  'plans',
  'costs',
  'targets',
  'control_totals',
  'usage',
  'signals',
  ...foreignKinds,
] as const;
export type FileKind = (typeof fileKinds)[number];

export interface KindWords {
  /** As a title, in the plural. */
  label: string;
  /** As the object of "recognised as …". */
  noun: string;
  /** What one row of such a file is. */
  row: string;
  /** The columns it cannot do without. */
  needs: string;
  /** Its rows are revenue; other kinds only describe it. */
  statesRevenue: boolean;
}

export const kindWords: Readonly<Record<FileKind, KindWords>> = {
  invoices: {
    label: 'Invoice lines',
    noun: 'invoice lines',
    row: 'One row per line of an invoice, with the period it covers; credits that state their plan give its seats back. What a billing system exports.',
    needs: 'account, period start, period end, amount',
    statesRevenue: true,
  },
  changes: {
    label: 'Subscription changes',
    noun: 'subscription changes',
    row: 'One row per change, stating the whole subscription line from that day on.',
    needs: 'account, effective on, product, amount',
    statesRevenue: true,
  },
  mrr: {
    label: 'MRR spreadsheet',
    noun: 'an MRR spreadsheet',
    row: 'One row per customer, one column per month. What most founders keep.',
    needs: 'customer, then a column per month',
    statesRevenue: true,
  },
  accounts: {
    label: 'Accounts',
    noun: 'a list of accounts',
    row: 'One row per account: its name, segment, owner and whatever else you split by.',
    needs: 'account, name',
    statesRevenue: false,
  },
  rates: {
    label: 'Exchange rates',
    noun: 'exchange rates',
    row: 'One row per month and currency.',
    needs: 'month, currency, rate',
    statesRevenue: false,
  },
  touchpoints: {
    label: 'Touchpoints',
    noun: 'touchpoints',
    row: 'One row per business review, call or email with an account, past or planned.',
    needs: 'account, date',
    statesRevenue: false,
  },
  plans: {
    label: 'Expansion plans',
    noun: 'expansion plans',
    row: 'One row per opportunity to expand an account: when it was opened, whether it was won.',
    needs: 'account, opened on',
    statesRevenue: false,
  },
  costs: {
    label: 'Costs',
    noun: 'costs',
    row: 'One row per month, motion (expansion or new) and team.',
    needs: 'month, motion, amount',
    statesRevenue: false,
  },
  targets: {
    label: 'Targets',
    noun: 'targets',
    row: 'One row per metric and period, as a whole or for a segment or an owner.',
    needs: 'metric, period, value',
    statesRevenue: false,
  },
  control_totals: {
    label: 'Control totals',
    noun: 'control totals',
    row: 'One row per month: the MRR at its end that the general ledger says.',
    needs: 'month, mrr',
    statesRevenue: false,
  },
  usage: {
    label: 'Usage',
    noun: 'usage readings',
    row: 'One row per account, day and meter: how much was used, and of what limit.',
    needs: 'account, date, meter, used',
    statesRevenue: false,
  },
  signals: {
    label: 'Signals',
    noun: 'signals',
    row: 'One row per signal that an account gave: a feature tried, a ticket, a round of funding, a page viewed.',
    needs: 'account, date, signal',
    statesRevenue: false,
  },
  ...foreignKindWords,
};

const metricsTools = /^(chartmogul|baremetrics|mrr_movements)/;

export interface KindGroup {
  label: string;
  /** What such a file is, and what comes of it. */
  text: string;
  kinds: readonly FileKind[];
}

/** Kinds in the order in which they are offered. */
export const kindGroups: readonly KindGroup[] = [
  {
    label: 'A sheet of your own',
    text: 'A row per customer and a column per month will do. Workbooks may have several sheets.',
    kinds: ['mrr', 'invoices', 'changes'],
  },
  {
    label: 'A billing system',
    text: 'Its export as it comes. What it cannot know, such as history, is said before anything is written.',
    kinds: foreignKinds.filter((kind) => !metricsTools.test(kind)),
  },
  {
    label: 'Another metrics tool',
    text: 'Take the history with you: movements, customers and invoices, in one drop.',
    kinds: foreignKinds.filter((kind) => metricsTools.test(kind)),
  },
  {
    label: 'Beside revenue',
    text: 'Attributes to split by, usage and signals, rates, targets, and totals to tie out with.',
    kinds: ['accounts', 'rates', 'usage', 'signals', 'touchpoints', 'plans', 'costs', 'targets', 'control_totals'],
  },
];

const isFileKind = (kind: string): kind is FileKind => Object.hasOwn(kindWords, kind);

/** Kinds that a later version may have written are named by their own word. */
export const kindLabel = (kind: string): string => (isFileKind(kind) ? kindWords[kind].label : sentenceCase(kind));

/** 'period_start' → 'Period start'; what is written in capitals stays so: 'account_id' → 'Account ID', 'mrr_change' → 'MRR change'. */
export function sentenceCase(slug: string): string {
  const words = slug
    .replaceAll(/[_-]+/g, ' ')
    .trim()
    .replaceAll(/\b(id|mrr|arr|nrr|uuid|qbr)\b/g, (word) => word.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const wholeFormat = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenthFormat = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** 12345 → '12,345'. */
export const count = (value: number): string => wholeFormat.format(value);

/** (1, 'row') → '1 row', (2, 'row') → '2 rows'. */
export const counted = (value: number, noun: string, plural = `${noun}s`): string =>
  `${count(value)} ${value === 1 ? noun : plural}`;

/** 812 → '812 bytes', 412,300 → '412 KB', 1,230,000 → '1.2 MB'. */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  if (bytes < 1_000_000) return `${wholeFormat.format(bytes / 1000)} KB`;
  if (bytes < 1_000_000_000) return `${tenthFormat.format(bytes / 1_000_000)} MB`;
  return `${tenthFormat.format(bytes / 1_000_000_000)} GB`;
}

/** 0.6 → 'less than a second', 42.2 → '43 s', 95 → '2 min'. Rounded up: time left is never promised short. */
export function secondsInWords(seconds: number): string {
  if (seconds < 1) return 'less than a second';
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  return `${Math.ceil(seconds / 60)} min`;
}

export type ConfidenceWord = 'sure' | 'likely' | 'a guess';

/** How sure the recognition of a kind is, 0 to 1, in a word; what is a guess is asked about. */
export const confidenceWord = (confidence: number): ConfidenceWord =>
  confidence >= 0.9 ? 'sure' : confidence >= 0.7 ? 'likely' : 'a guess';
