/**
 * The ledger as one question sees it: records loaded once, derived with the settings in force, held as facts.
 * Built views are kept per workspace and ledger version, so a version that moved on can never answer.
 */
import type { Pool, PoolClient } from 'pg';
import { type Day, parseDay } from '@/lib/domain/day';
import { buildFacts, type Facts } from '@/lib/domain/facts';
import { deriveLedger, type LedgerQuery } from '@/lib/domain/ledger';
import type { SourceRecords } from '@/lib/domain/records';
import type { LedgerSettings } from '@/lib/domain/settings';
import { dataThroughBySource } from '@/lib/store/imports';
import { loadRecords } from '@/lib/store/load';
import type { Principal } from '@/lib/store/principal';
import { readSettings } from '@/lib/store/settings';
import { ledgerVersionOf } from '@/lib/store/workspaces';
import type { ReportQuery } from './query';

/** Who asks, of which workspace, over which connection (a transaction's own, for a dry run). */
export interface LedgerReader {
  db: Pool | PoolClient;
  principal: Principal;
  workspaceId: number;
}

export type LedgerQuestion = Pick<ReportQuery, 'asOf' | 'dataThrough' | 'graceDays'>;

export interface LedgerView {
  /** Null while the ledger holds nothing, or nothing says how far it is complete. */
  facts: Facts | null;
  /** What the facts were derived from; null exactly where there are none. */
  basis: LedgerBasis | null;
  currency: string;
  dataThrough: Day | null;
  /** The source that holds data-through back. */
  dataThroughSource: string | null;
  asOf: Day | null;
  version: number;
}

export interface LedgerBasis {
  records: SourceRecords;
  settings: LedgerSettings;
  query: LedgerQuery;
}

export const NOW: LedgerQuestion = { asOf: null, dataThrough: null, graceDays: null };

const MS_PER_DAY = 86_400_000;

const earliest = (...days: (Day | null)[]): Day | null =>
  days
    .filter((day) => day !== null)
    .reduce<Day | null>((least, day) => (least === null || day < least ? day : least), null);

/** Loads and derives, without any cache. */
export async function loadLedgerView(reader: LedgerReader, question: LedgerQuestion = NOW): Promise<LedgerView> {
  const { db, principal, workspaceId } = reader;
  const { asOf } = question;
  const stored = await readSettings(db, principal, workspaceId, { asOf });
  const sources = await dataThroughBySource(db, principal, workspaceId, asOf);
  const known = earliest(...sources.map((source) => source.day));
  const dataThrough = known === null ? null : earliest(known, question.dataThrough, asOf);
  const head = {
    currency: stored.currency,
    dataThrough,
    dataThroughSource: sources.find((source) => source.day === known)?.kind ?? null,
    asOf,
  };
  const records = await loadRecords(db, principal, workspaceId, { asOf });
  if (dataThrough === null || records.changes.length + records.invoices.length === 0)
    return { ...head, facts: null, basis: null, version: records.version };
  const settings: LedgerSettings = {
    currency: stored.currency,
    graceDays: question.graceDays ?? stored.graceDays,
    usagePolicy: stored.usagePolicy,
    historyFrom: stored.historyFrom,
    planRates: stored.planRates,
    dataThrough,
  };
  const recordedBy = asOf === null ? null : ((parseDay(asOf) ?? 0) + 1) * MS_PER_DAY;
  const query = { recordedBy };
  const ledger = deriveLedger(records, settings, query);
  const facts = buildFacts(ledger, records.accounts, settings);
  return { ...head, facts, basis: { records, settings, query }, version: records.version };
}

/** A past day or other settings are asked for now and then: the last few such views are worth keeping. */
const KEPT_VIEWS = 6;

/** Views by workspace, version and question; one of these lives in each process. */
export class LedgerViews {
  private readonly views = new Map<string, Promise<LedgerView>>();
  /** How many views were built, for the health page and the test that there is one. */
  built = 0;

  async get(reader: LedgerReader, question: LedgerQuestion = NOW): Promise<LedgerView> {
    const version = await ledgerVersionOf(reader.db, reader.principal, reader.workspaceId);
    const workspace = `${reader.workspaceId}/`;
    const key = `${workspace}${version}/${question.asOf}/${question.dataThrough}/${question.graceDays}`;
    const kept = this.views.get(key);
    if (kept) {
      this.views.delete(key);
      this.views.set(key, kept);
      return kept;
    }
    for (const old of this.views.keys())
      if (old.startsWith(workspace) && !old.startsWith(`${workspace}${version}/`)) this.views.delete(old);
    this.built += 1;
    const view = loadLedgerView(reader, question);
    this.views.set(key, view);
    view.catch(() => this.views.delete(key));
    for (const oldest of this.views.keys()) {
      if (this.views.size <= KEPT_VIEWS) break;
      this.views.delete(oldest);
    }
    return view;
  }
}
