/** Ledger health, as a page tells it: the findings, each with its cases and where it is mended. */
import type { FindingKind, Severity } from '@/lib/domain/health/kinds';
import { arrMoney, compactMoney, dayText, monthText, NO_FIGURE, percent, wholeNumber } from './format';
import { findingWords } from './health-words';

interface CaseInput {
  account: string | null;
  name: string | null;
  on: string | null;
  until: string | null;
  what: string | null;
  size: number | null;
  stated: string | null;
  says: string | null;
  start_arr: number | null;
  end_arr: number | null;
  arr: number | null;
  import_id: string | null;
  records: readonly { import_id: string; file: string; row: number; record: number; is_invoice: boolean }[];
}

export interface FindingInput {
  finding: FindingKind;
  severity: Severity;
  found: number;
  accounts: number;
  arr: number | null;
  share: number | null;
  /** Left out: nobody has set it aside. */
  set_aside?: { note: string | null; by: string; at: string } | null;
  offset: number;
  cases: readonly CaseInput[];
}

export interface HealthInput {
  currency: string;
  data_through: string | null;
  accounts: number;
  arr: number;
  findings: readonly FindingInput[];
  clear: readonly FindingKind[];
}

export interface FindingLine {
  finding: FindingKind;
  severity: Severity;
  /** 'Likely wrong', 'Look', 'Note': the severity is not told by colour alone. */
  mark: string;
  title: string;
  why: string;
  remedy: string;
  accounts: string;
  arr: string;
  share: string;
  /** 'Set aside by Ada on 23 Nov 2026: they pay late'; null: it stands. */
  aside: string | null;
}

export interface HealthPageModel {
  finding: string;
  sub: string;
  lines: FindingLine[];
  /** 'Not found: gaps between invoices, …'; null: everything was. */
  clear: string | null;
}

export const severityMarks: Readonly<Record<Severity, string>> = { bad: 'Likely wrong', caution: 'Look', note: 'Note' };

export const healthFindingsModel = (report: HealthInput): HealthPageModel => {
  const { findings, clear, currency } = report;
  const lines = findings.map((each): FindingLine => {
    const { title, why, remedy } = findingWords[each.finding];
    return {
      finding: each.finding,
      severity: each.severity,
      mark: each.set_aside ? 'Set aside' : severityMarks[each.severity],
      title: title(each.found),
      why,
      remedy,
      accounts: each.accounts === 0 ? NO_FIGURE : wholeNumber(each.accounts),
      arr: each.arr === null ? NO_FIGURE : compactMoney(each.arr, currency),
      share: percent(each.share),
      aside: asideText(each),
    };
  });
  return {
    finding: headline(report),
    sub:
      report.data_through === null
        ? 'There is nothing to look over yet'
        : `${wholeNumber(report.accounts)} active accounts, ${arrMoney(report.arr, currency)} ARR on ${dayText(report.data_through)}. ARR beside a finding is what its accounts have today`,
    lines,
    clear:
      clear.length === 0
        ? null
        : `Looked for and not found: ${clear.map((kind) => findingWords[kind].looked).join(', ')}.`,
  };
};

function asideText({ set_aside: aside }: FindingInput): string | null {
  if (!aside) return null;
  return `Set aside by ${aside.by} on ${dayText(aside.at.slice(0, 10))}${aside.note === null ? '' : `: ${aside.note}`}`;
}

const counts = (number: number, one: string, many: string): string =>
  `${wholeNumber(number)} ${number === 1 ? one : many}`;

/** What matters most says it. */
function headline({ findings: all, data_through }: HealthInput): string {
  if (data_through === null) return 'The ledger is empty';
  const findings = all.filter(({ set_aside }) => !set_aside);
  if (findings.length === 0)
    return all.length === 0
      ? 'Nothing in the ledger gives cause to doubt its figures'
      : 'Nothing in the ledger is left to look at';
  const bad = findings.filter(({ severity }) => severity === 'bad').length;
  const notes = findings.filter(({ severity }) => severity === 'note').length;
  const look = findings.length - bad - notes;
  const parts = [
    bad > 0 && `${counts(bad, 'finding likely makes', 'findings likely make')} figures wrong`,
    look > 0 && `${counts(look, bad > 0 ? 'is' : 'finding is', bad > 0 ? 'are' : 'findings are')} worth a look`,
    notes > 0 &&
      `${counts(notes, bad + look > 0 ? 'is' : 'finding is', bad + look > 0 ? 'are' : 'findings are')} good to know`,
  ].filter((part) => part !== false);
  return parts.join(', ');
}

/** Where a case is mended. */
export type Mending =
  | { by: 'correct' | 'add'; record: number | null; label: string }
  | { by: 'page'; href: string; label: string };

export interface CaseLine {
  key: string;
  account: string | null;
  /** Of the account; of what is of none, the product, currency, source or file. */
  name: string;
  what: string | null;
  when: string;
  happened: string;
  /** '$1,200 → $12,000'; null: no ARR is told. */
  course: string | null;
  doubt: string;
  /** 'changes.csv, row 12' */
  stated: string[];
  mending: Mending | null;
}

export interface CasesModel {
  lines: CaseLine[];
  /** Columns in which some case says something; `doubt` is what the amount is called. */
  has: { account: boolean; when: boolean; course: boolean; doubt: string | null; stated: boolean; mending: boolean };
  /** '50 of 1,204 cases'; null: all are there. */
  rest: string | null;
}

/** Pages of the cases of one finding as one. */
export function joinedCases<Report extends HealthInput>(pages: readonly Report[]): FindingInput | null {
  const [first] = pages;
  const finding = first?.findings[0];
  if (finding === undefined) return null;
  return { ...finding, cases: pages.flatMap(({ findings }) => findings[0]?.cases ?? []) };
}

/** What the amount of a case is; of all others it is the ARR in doubt. */
const amounts: Readonly<Partial<Record<FindingKind, string>>> = {
  denied_source: 'ARR of the account',
  same_customer: 'ARR of the account',
  price_increase: 'ARR of the rise',
  missing_rate: 'ARR today',
};

export function prepareCases({ finding, found, cases }: FindingInput, currency: string): CasesModel {
  const lines = cases.map((each, place) => lineOf(finding, each, currency, place));
  return {
    lines,
    has: {
      account: lines.some(({ account }) => account !== null),
      when: lines.some(({ when }) => when !== NO_FIGURE),
      course: lines.some(({ course }) => course !== null),
      doubt: cases.some(({ arr }) => arr !== null) ? (amounts[finding] ?? 'ARR in doubt') : null,
      stated: lines.some(({ stated }) => stated.length > 0),
      mending: lines.some(({ mending }) => mending !== null),
    },
    rest: cases.length < found ? `${wholeNumber(cases.length)} of ${wholeNumber(found)} cases` : null,
  };
}

function lineOf(finding: FindingKind, each: CaseInput, currency: string, place: number): CaseLine {
  const { account, name, what, start_arr, end_arr, arr, records } = each;
  const money = (minor: number): string => arrMoney(minor, currency);
  return {
    key: `${place}`,
    account,
    name: name ?? what ?? '',
    what: account === null || finding === 'same_customer' ? null : what,
    when: whenOf(finding, each),
    happened: happenings[finding](each),
    course: start_arr === null || end_arr === null ? null : `${money(start_arr)} → ${money(end_arr)}`,
    doubt: arr === null ? NO_FIGURE : money(arr),
    stated: records.map(({ file, row }) => `${file}, row ${wholeNumber(row)}`),
    mending: mendingOf(finding, each),
  };
}

function whenOf(finding: FindingKind, { on, until }: CaseInput): string {
  if (on === null) return NO_FIGURE;
  if (finding === 'missing_rate')
    return until === null || until === on
      ? monthText(on.slice(0, 7))
      : `${monthText(on.slice(0, 7))} – ${monthText(until.slice(0, 7))}`;
  if (finding === 'same_customer') return `since ${dayText(on)}`;
  if (finding === 'lagging_source') return `through ${dayText(on)}`;
  return until === null ? dayText(on) : `${dayText(on)} – ${dayText(until)}`;
}

const days = (size: number | null): string => counts(size ?? 0, 'day', 'days');

const factorText = (size: number | null): string => {
  const factor = size ?? 1;
  return factor >= 1 ? `× ${wholeNumber(factor)}` : `÷ ${wholeNumber(Math.round(1 / factor))}`;
};

const happenings: Readonly<Record<FindingKind, (each: CaseInput) => string>> = {
  jump: ({ size, until }) => `${factorText(size)}${until === null ? '' : ', then back'}`,
  overlap: ({ size }) => `Both run for ${days(size)}`,
  gap: ({ size }) => `${days(size)} without an invoice`,
  blank_quantity: ({ size }) => `Quantity ${size ?? 0}, then blank`,
  far_ahead: ({ size }) => `${days(size)} after the data ends`,
  same_customer: ({ what, size }) => `The same as ${what ?? ''}, ${size ?? 0} % sure`,
  denied_source: ({ stated, says }) => `Stated “${stated ?? ''}”, but ${says ?? ''}`,
  rejected_rows: ({ size }) => `${counts(size ?? 0, 'row', 'rows')} left out`,
  lagging_source: ({ size, until }) => `${days(size)} behind${until === null ? '' : ` ${dayText(until)}`}`,
  price_increase: ({ size }) => `+${size ?? 0} %`,
  missing_rate: ({ size }) => `${counts(size ?? 0, 'month', 'months')} without a rate`,
};

function mendingOf(finding: FindingKind, { import_id, records }: CaseInput): Mending | null {
  const last = records.at(-1);
  const isCorrected = finding === 'jump' || finding === 'blank_quantity' || finding === 'far_ahead';
  if (isCorrected && last && !last.is_invoice) return { by: 'correct', record: last.record, label: 'Correct' };
  if (finding === 'gap') return { by: 'add', record: null, label: 'Add a change' };
  if (finding === 'same_customer') return { by: 'page', href: '/health/matches', label: 'Open the offers' };
  if (finding === 'missing_rate') return { by: 'page', href: '/import?as=rates', label: 'Import rates' };
  if (finding === 'lagging_source') return { by: 'page', href: '/settings#data-through', label: 'Settings' };
  if (import_id !== null)
    return { by: 'page', href: `/import?import=${encodeURIComponent(import_id)}`, label: 'Open the import' };
  if (last?.is_invoice) return { by: 'page', href: '/import', label: 'Import' };
  return null;
}
