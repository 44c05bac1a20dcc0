/**
 * Ledger health: everything that gives cause to look at a ledger before its figures are shown to anybody, each finding
 * with how much it matters, how many cases there are, the accounts and the ARR they have today, and the records behind.
 */
import { balancesOn } from '@/lib/domain/balances';
import {
  type FindingKind,
  findingKinds,
  isFindingKind,
  type Severity,
  severities,
  severityOfKind,
} from '@/lib/domain/health/kinds';
import { laggingSources } from '@/lib/domain/health/lagging-sources';
import { rejectedRows } from '@/lib/domain/health/rejected-rows';
import type { ReportHead } from '@/lib/domain/report';
import { sourcesOf } from '@/lib/store/provenance';
import { rejectingImports } from '@/lib/store/rejected-imports';
import { readSettings } from '@/lib/store/settings';
import { type CaseList, type CaseLists, type HealthCase, lagList, rejectList, sameList } from './health-cases';
import { findingPieces } from './health-findings';
import { type BesideLedger, caseLists } from './health-lists';
import { type MarkAsked, mark, type SetAside, setAsideNow } from './health-marks';
import type { LedgerReader, LedgerView } from './ledger-view';
import { standingOffers } from './matches-report';
import { withPauses } from './pauses';
import { QueryError } from './query';
import { head } from './selection';
import { sourcesThrough } from './sources-through';

export interface HealthFinding {
  finding: FindingKind;
  severity: Severity;
  /** Cases. */
  found: number;
  accounts: number;
  /** What these accounts have on data-through; null: it is of no account. */
  arr: number | null;
  /** Of all ARR. */
  share: number | null;
  /** Somebody has looked at it, and its cases are what they were then. */
  set_aside: SetAside | null;
  /** The first of those that are listed. */
  offset: number;
  /** The largest first. */
  cases: HealthCase[];
}

export interface HealthReport extends ReportHead {
  /** Of the whole ledger on data-through. */
  accounts: number;
  arr: number;
  /** Those with cases, what matters most first, those set aside last. */
  findings: HealthFinding[];
  /** What was looked for, and not found. */
  clear: FindingKind[];
}

export interface HealthAsked {
  /** That one alone; null: all. */
  finding: FindingKind | null;
  /** Of each finding's cases. */
  offset: number;
  limit: number;
}

/** Enough to say what it is about. */
const LISTED = 3;
const CASES_PAGE = 20;
const MOST_LISTED = 1000;

/** Reads the question from words. @throws QueryError */
export function parseHealthQuery(params: Iterable<readonly [string, string]>): HealthAsked {
  const given = new Map(params);
  const finding = given.get('finding') ?? null;
  if (finding !== null && !isFindingKind(finding))
    throw new QueryError('finding', `finding: expected one of ${findingKinds.join(', ')}`);
  const whole = (name: string, otherwise: number, most: number): number => {
    const text = given.get(name);
    const value = text === undefined ? otherwise : Number(text);
    if (!Number.isInteger(value) || value < 0 || value > most)
      throw new QueryError(name, `${name}: expected a whole number from 0 to ${most}`);
    return value;
  };
  return {
    finding,
    offset: whole('offset', 0, Number.MAX_SAFE_INTEGER),
    limit: whole('limit', finding === null ? LISTED : CASES_PAGE, MOST_LISTED),
  };
}

/** All but the cases themselves: those of the kinds asked for that have any. */
export function healthSummary(
  view: LedgerView,
  lists: CaseLists,
  asked: Pick<HealthAsked, 'finding' | 'offset'>,
  aside: ReadonlyMap<string, SetAside> = new Map(),
): HealthReport {
  const { facts } = view;
  const today = facts && balancesOn(facts, facts.dataThrough);
  const arr = today?.reduce((sum, balance) => sum + balance, 0) ?? 0;
  const kinds = findingKinds.filter((kind) => asked.finding === null || kind === asked.finding);
  const findings = kinds
    .filter((kind) => lists[kind].length > 0)
    .map((finding): HealthFinding => {
      const { length, accounts } = lists[finding];
      const own = today === null || accounts.size === 0 ? null : sumOf(today, accounts);
      return {
        finding,
        severity: severityOfKind(finding),
        found: length,
        accounts: accounts.size,
        arr: own,
        share: own === null || arr === 0 ? null : own / arr,
        set_aside: aside.get(finding) ?? null,
        offset: asked.offset,
        cases: [],
      };
    });
  const weight = ({ severity, set_aside }: HealthFinding): number =>
    set_aside === null ? severities.indexOf(severity) : severities.length;
  return {
    ...head(view),
    accounts: today?.reduce((count, balance) => count + (balance > 0 ? 1 : 0), 0) ?? 0,
    arr,
    findings: findings.sort((a, b) => weight(a) - weight(b) || (b.arr ?? 0) - (a.arr ?? 0)),
    clear: kinds.filter((kind) => lists[kind].length === 0),
  };
}

function sumOf(balances: Float64Array, accounts: ReadonlySet<number>): number {
  let sum = 0;
  for (const account of accounts) sum += balances[account]!;
  return sum;
}

async function listsNow(reader: LedgerReader, view: LedgerView): Promise<CaseLists> {
  const found = await withPauses(findingPieces(view));
  return caseLists(view, found, await besideTheLedger(reader, view));
}

/** Sets a finding aside with a note, as it is now, or takes it up again. */
export const markFindingOf = async (reader: LedgerReader, view: LedgerView, asked: MarkAsked): Promise<void> =>
  mark(reader, await listsNow(reader, view), asked);

/** Worked out in pieces: others are answered meanwhile. */
export async function healthReport(reader: LedgerReader, view: LedgerView, asked: HealthAsked): Promise<HealthReport> {
  const lists = await listsNow(reader, view);
  const report = healthSummary(view, lists, asked, await setAsideNow(reader, lists));
  for (const finding of report.findings) finding.cases = await listed(reader, view, lists[finding.finding], asked);
  return report;
}

/** What no record of the ledger says: how far each source is known, what imports left out, who is there twice. */
async function besideTheLedger(reader: LedgerReader, view: LedgerView): Promise<BesideLedger> {
  const { db, principal, workspaceId } = reader;
  const settings = await readSettings(db, principal, workspaceId);
  const imports = await rejectingImports(db, principal, workspaceId);
  const offers = (await standingOffers(reader, view)).map(({ offer }) => offer);
  return {
    lagging_source: lagList(laggingSources(await sourcesThrough(reader, settings))),
    rejected_rows: rejectList(rejectedRows(imports)),
    same_customer: sameList(
      view.facts,
      offers.filter(({ is_sure }) => is_sure),
    ),
  };
}

/** Some cases of a list, with the file and the row of each record. */
async function listed(
  { db, principal, workspaceId }: LedgerReader,
  { basis }: LedgerView,
  list: CaseList,
  { offset, limit }: HealthAsked,
): Promise<HealthCase[]> {
  const places = Array.from({ length: Math.max(Math.min(limit, list.length - offset), 0) }, (_, at) => offset + at);
  const records = places.map((place) => list.placesOf(place));
  const seqOf = (row: number, isInvoice: boolean): number =>
    (isInvoice ? basis!.records.invoices : basis!.records.changes).seq[row]!;
  const find = (isInvoice: boolean) => {
    const rows = records.flat().filter((record) => record.isInvoice === isInvoice);
    const table = isInvoice ? 'invoice_line' : 'subscription_change';
    const seqs = rows.map(({ row }) => seqOf(row, isInvoice));
    return sourcesOf(db, principal, workspaceId, table, seqs);
  };
  const changes = await find(false);
  const invoices = await find(true);
  return places.map((place, at) => ({
    ...list.told(place),
    records: records[at]!.flatMap(({ isInvoice, row }) => {
      const record = seqOf(row, isInvoice);
      const found = (isInvoice ? invoices : changes).get(record);
      if (found === undefined) return [];
      return [{ import_id: found.importId, file: found.file, row: found.row, record, is_invoice: isInvoice }];
    }),
  }));
}
