/**
 * The ledger as one question sees it: records loaded once, derived with the settings in force, held as facts.
 * Built views are kept per workspace and ledger version, so a version that moved on can never answer.
 */
import type { Pool, PoolClient } from 'pg';
import type { KeptFigure } from '@/lib/domain/benchmarks/own';
import type { StageName } from '@/lib/domain/benchmarks/stages';
import { type Day, formatMonth, parseDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { lastClosedMonth, MissingRateError, type MonthlyRates, ratesOfClosedMonth } from '@/lib/domain/fx-rates';
import { deriveLedger, type Ledger } from '@/lib/domain/ledger';
import { LineBookColumns } from '@/lib/domain/line-book';
import type { LedgerBasis } from '@/lib/domain/lines';
import { rollUp, rollUpPlanning } from '@/lib/domain/parents';
import type { SalesAssist } from '@/lib/domain/plan-owner';
import { planRatesOn } from '@/lib/domain/plan-rates';
import type { Planning } from '@/lib/domain/planning';
import type { LedgerSettings } from '@/lib/domain/settings';
import { rollUpSignals, type SignalColumns } from '@/lib/domain/signals/records';
import type { SignalChoices } from '@/lib/domain/signals/settings';
import type { StandingTarget } from '@/lib/domain/standing-targets';
import { listMarks, type MarkedAccount } from '@/lib/store/account-marks';
import type { Moment } from '@/lib/store/as-of';
import { listBenchmarkFigures } from '@/lib/store/benchmark-figures';
import { beganOn } from '@/lib/store/imports';
import { loadRecords } from '@/lib/store/load';
import { loadPlanning } from '@/lib/store/load-planning';
import { loadSignals } from '@/lib/store/load-signals';
import type { Principal } from '@/lib/store/principal';
import { ratesByMonth } from '@/lib/store/rates';
import { readSettings, type WorkspaceSettings } from '@/lib/store/settings';
import { listStoredRules, type StoredRule } from '@/lib/store/signal-rules';
import { readSignalChoices } from '@/lib/store/signal-settings';
import { ledgerVersionOf } from '@/lib/store/workspaces';
import { workAhead } from './ahead';
import { movedOn } from './moved-on';
import { planningSeen } from './planning-seen';
import { QueryError, type ReportQuery } from './query';
import { soldFacts } from './sold-facts';
import { sourcesThrough } from './sources-through';

/** Who asks, of which workspace, over which connection (a transaction's own, for a dry run). */
export interface LedgerReader {
  db: Pool | PoolClient;
  principal: Principal;
  workspaceId: number;
}

export type LedgerQuestion = Pick<
  ReportQuery,
  'asOf' | 'asOfClock' | 'dataThrough' | 'graceDays' | 'fx' | 'to' | 'rollUp'
> & {
  /** A moment of the ledger: all as it stood then, as if it were asked then. Left out: now, or `asOf`. Views of it are not kept. */
  moment?: Moment;
  /** Only what was stated of these accounts, by the store's numbers; left out: of all. */
  only?: readonly number[];
};

export interface LedgerView {
  /** Null while the ledger holds nothing, or nothing says how far it is complete. */
  facts: Facts | null;
  /** The facts' ledger before won plans named motions; left out exactly where there are no facts. */
  unsold?: Ledger;
  /** What the facts were derived from; null exactly where there are none. */
  basis: LedgerBasis | null;
  currency: string;
  dataThrough: Day | null;
  /** The source that holds data-through back. */
  dataThroughSource: string | null;
  asOf: Day | null;
  /** The day of the first import: before it nothing was known. Null while there is none. */
  beganOn: Day | null;
  /** Rates by month as imported, for reports at other rates than the plan rates. */
  rates: MonthlyRates;
  /** Accounts that are merged, part of another, or in no figure; left out: none. */
  marks?: MarkedAccount[];
  /** Touchpoints, plans, costs and targets; left out: none. */
  planning?: Planning;
  /** Share of revenue; null or left out: not stated. */
  grossMargin?: number | null;
  /** From which amount on a plan is for sales assist; left out: the usual. */
  salesAssist?: SalesAssist;
  /** The stage that the company was given; null or left out: by its ARR. */
  stage?: StageName | null;
  /** Targets that stand from a month on; left out: none. Those in force now are among the planned ones too. */
  standing?: readonly StandingTarget[];
  /** What is known to come before an expansion; null or left out: not stated. */
  expansionTrigger?: string | null;
  /** Benchmark figures that the company brings along; left out: none. */
  ownBenchmarks?: readonly KeptFigure[];
  /** Signals and usage readings; left out: none. */
  signals?: SignalColumns;
  /** What the workspace weighs otherwise than usual; left out: nothing. */
  signalChoices?: SignalChoices;
  /** Rules over signals that the workspace wrote; left out: none. */
  rules?: readonly StoredRule[];
  version: number;
}

export const NOW: LedgerQuestion = {
  asOf: null,
  asOfClock: 'recorded',
  dataThrough: null,
  graceDays: null,
  fx: 'plan',
  to: null,
  rollUp: 'account',
};

const MS_PER_DAY = 86_400_000;

/** Questions that one view answers have one key; the rates of a month count only where they are rolling. */
const keyOf = ({ asOf, asOfClock, dataThrough, graceDays, fx, to, rollUp }: LedgerQuestion): string =>
  [rollUp, asOf, asOf === null ? '' : asOfClock, dataThrough, graceDays, fx === 'rolling' ? `rolling ${to}` : ''].join(
    '/',
  );

const earliest = (...days: (Day | null)[]): Day | null =>
  days
    .filter((day) => day !== null)
    .reduce<Day | null>((least, day) => (least === null || day < least ? day : least), null);

/**
 * Loads and derives, without any cache. `keepsLines`: the line book is kept on the way, for who is to ask more than one
 * question of the view; else reports that need it walk the records again.
 */
export async function loadLedgerView(
  reader: LedgerReader,
  question: LedgerQuestion = NOW,
  keepsLines = false,
): Promise<LedgerView> {
  const { db, principal, workspaceId } = reader;
  const { asOf } = question;
  const known = question.moment ?? asOf;
  const stored = await readSettings(db, principal, workspaceId, { asOf: known });
  const sources = await sourcesThrough(reader, stored, known);
  const complete = earliest(...sources.map((source) => source.day));
  const dataThrough = complete === null ? null : earliest(complete, question.dataThrough, asOf);
  const rates = await ratesByMonth(db, principal, workspaceId, known);
  const stood = {
    rates,
    beganOn: await beganOn(db, principal, workspaceId),
    marks: await listMarks(db, principal, workspaceId, known),
    ownBenchmarks: await listBenchmarkFigures(db, principal, workspaceId, known),
    grossMargin: stored.grossMargin,
    salesAssist: stored.salesAssist,
    stage: stored.stage,
    expansionTrigger: stored.expansionTrigger,
    standing: stored.targets,
    signalChoices: await readSignalChoices(db, principal, workspaceId, known),
    rules: await listStoredRules(db, principal, workspaceId, known),
    currency: stored.currency,
    dataThrough,
    dataThroughSource: sources.find((source) => source.day === complete)?.kind ?? null,
    asOf,
  };
  const { records, planning, signals, version } = await loadStatements(reader, question);
  const head = { ...stood, planning: planningSeen(planning, question, stood), signals, version };
  if (dataThrough === null || records.changes.length + records.invoices.length === 0)
    return { ...head, facts: null, basis: null };
  const settings = settingsOf(stored, question, dataThrough, rates);
  // By our own clock the store has chosen what was known; what the sources claim decides only which statement is later.
  const recordedBy =
    asOf === null || question.asOfClock === 'appended' ? null : ((parseDay(asOf) ?? 0) + 1) * MS_PER_DAY;
  const basis: LedgerBasis = { records, settings, query: { recordedBy } };
  const unsold = derived(basis, question, keepsLines);
  return { ...head, facts: soldFacts(basis, unsold, planning.plans), basis, unsold };
}

/** What the ledger of now is derived with; null while nothing says how far it is complete. */
export async function ledgerSettings(reader: LedgerReader): Promise<LedgerSettings | null> {
  const stored = await readSettings(reader.db, reader.principal, reader.workspaceId);
  const dataThrough = earliest(...(await sourcesThrough(reader, stored)).map(({ day }) => day));
  return dataThrough === null ? null : settingsOf(stored, NOW, dataThrough, {});
}

function settingsOf(
  stored: WorkspaceSettings,
  { graceDays, fx, to }: LedgerQuestion,
  dataThrough: Day,
  rates: MonthlyRates,
): LedgerSettings {
  return {
    currency: stored.currency,
    graceDays: graceDays ?? stored.graceDays,
    usagePolicy: stored.usagePolicy,
    historyFrom: stored.historyFrom,
    planRates:
      fx === 'rolling'
        ? ratesOfClosedMonth(rates, to, parseDay(dataThrough)!)
        : planRatesOn(dataThrough, stored.planRates, stored.planRatesByYear, stored.fiscalYearStart),
    fiscalYearStart: stored.fiscalYearStart,
    dataThrough,
  };
}

/** What was stated of the ledger and of what is planned beside it, by account or by parent. */
async function loadStatements(
  { db, principal, workspaceId }: LedgerReader,
  { asOf, asOfClock, moment, only, rollUp: readBy }: LedgerQuestion,
) {
  const question = moment === undefined ? { asOf, clock: asOfClock } : { asOf: moment, clock: 'appended' as const };
  const records = await loadRecords(db, principal, workspaceId, { ...question, only });
  const planning = await loadPlanning(db, principal, workspaceId, question);
  const signals = await loadSignals(db, principal, workspaceId, question);
  const { version, accounts } = records;
  if (readBy === 'account') return { records, planning, signals, version };
  const planned = rollUpPlanning(planning, accounts);
  return { records: rollUp(records), planning: planned, signals: rollUpSignals(signals, accounts), version };
}

/** A missing rate is the question's own fault where it asked for other rates than the plan rates. */
function derived(basis: LedgerBasis, { fx, to }: LedgerQuestion, keepsLines: boolean): Ledger {
  const { records, settings, query } = basis;
  const lines = keepsLines ? new LineBookColumns(records, settings) : null;
  try {
    const ledger = deriveLedger(records, settings, query, lines);
    if (lines !== null) basis.lines = lines.close();
    return ledger;
  } catch (error) {
    if (!(error instanceof MissingRateError) || fx !== 'rolling') throw error;
    const month = formatMonth(lastClosedMonth(to, parseDay(settings.dataThrough)!));
    throw new QueryError('fx', `fx: ${new MissingRateError(error.currency, month, error.reporting).message}`);
  }
}

/** A past day or other settings are asked for now and then: the last few such views are worth keeping. */
const KEPT_VIEWS = 6;

/** Views by workspace, version and question; one of these lives in each process. */
export class LedgerViews {
  private readonly views = new Map<string, Promise<LedgerView>>();
  /** How many views were built, for the health page and the test that there is one. */
  built = 0;

  /** `known`: the version, from who has read it just now. */
  async get(reader: LedgerReader, question: LedgerQuestion = NOW, known?: number): Promise<LedgerView> {
    const version = known ?? (await ledgerVersionOf(reader.db, reader.principal, reader.workspaceId));
    const workspace = `${reader.workspaceId}/`;
    const key = `${workspace}${version}/${keyOf(question)}`;
    const kept = this.views.get(key);
    if (kept) {
      this.views.delete(key);
      this.views.set(key, kept);
      return kept;
    }
    const before = this.lastOf(workspace, version, question);
    for (const old of this.views.keys())
      if (old.startsWith(workspace) && !old.startsWith(`${workspace}${version}/`)) this.views.delete(old);
    const view = movedOn(reader, question, before, version).then((moved) => {
      if (moved !== null) return moved;
      this.built += 1;
      return loadLedgerView(reader, question, true);
    });
    this.views.set(key, view);
    const isWanted = () => this.views.get(key) === view;
    view.then(
      (built) => (keyOf(question) === keyOf(NOW) ? workAhead(built, isWanted) : undefined),
      () => this.views.delete(key),
    );
    for (const oldest of this.views.keys()) {
      if (this.views.size <= KEPT_VIEWS) break;
      this.views.delete(oldest);
    }
    return view;
  }

  /** The kept answer to the same question of now at an earlier version; a past day's weights are its own. */
  private lastOf(workspace: string, version: number, question: LedgerQuestion) {
    if (question.asOf !== null) return undefined;
    const ending = `/${keyOf(question)}`;
    for (const [key, view] of this.views) {
      const of = key.startsWith(workspace) ? key.slice(workspace.length) : '';
      if (of.endsWith(ending) && of.slice(0, -ending.length) !== String(version)) return view;
    }
    return undefined;
  }
}
