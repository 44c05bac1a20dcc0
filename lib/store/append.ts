/**
 * Appends the statements of one import to the ledger: everything or nothing, in one transaction that holds the
 * workspace's lock, so that versions have no holes and two imports of one file cannot both find it new.
 */
import type { PoolClient } from 'pg';
import type { HandRecord } from '@/lib/domain/by-hand';
import type { Day } from '@/lib/domain/day';
import type { PlanningRecord } from '@/lib/domain/planning';
import type { AccountRecord, ChangeRecord, InvoiceLineRecord, RateRecord } from '@/lib/domain/records';
import { AccountNumbers } from './account-numbers';
import type { IdConflict, Outcome } from './append-sql';
import { type AuditAction, recordAudit } from './audit';
import { encodeAccount, encodeInvoiceLine, encodeRate, type Place, SEPARATOR } from './encode';
import { encodeByHand } from './encode-by-hand';
import { ChangeColumns, type ChangeContext, encodeChange } from './encode-change';
import { encodePlanning } from './encode-planning';
import { AccountNames, HashCounts } from './identity';
import { SELECT_IMPORT, UPDATE_CHECKED, UPDATE_IMPORT } from './import-sql';
import { DEFAULT_SOURCE, type ImportCounts, type ImportDescription, insertImport, markFailed } from './imports';
import { Intake } from './intake';
import type { Store } from './open';
import type { Principal } from './principal';
import { lockWorkspace, nextVersion, waitAtMost } from './versions';

const SELECT_NEXT =
  'select next_seq::float8 as seq, next_account_no as account_no from workspace where workspace_id = $1';
const UPDATE_NEXT = 'update workspace set next_seq = $2, next_account_no = $3 where workspace_id = $1';
/** From this size on it is worth looking for statements that need not be compared (`intake.ts`). */
const LARGE_BYTES = 8_000_000;

export interface Finish {
  /** Rows read from the file, and those among them that were rejected. */
  read: number;
  rejected: number;
  problems: unknown[];
  notices?: unknown[];
  /** Where the file itself tells how far it goes; else what the description said. */
  dataThrough?: Day | null;
}

export interface FinishedCounts extends ImportCounts {
  /** Statements left out because their id belongs to another account; counted in `rejected`. The first thousand. */
  conflicts: IdConflict[];
}

export interface ImportSession {
  importId: string;
  /** Its number in the store. */
  importNo: number;
  /** The transaction's connection; free for queries after `finish`, which then see what was appended. */
  client: PoolClient;
  /** A promise means: await it before adding more. */
  addAccount(record: AccountRecord): void | Promise<void>;
  /** `accountKey`: stands for the record's account, as in `RecordSink`; left out where nothing does. */
  addChange(record: ChangeRecord, accountKey?: number): void | Promise<void>;
  addInvoiceLine(record: InvoiceLineRecord): void | Promise<void>;
  addRate(record: RateRecord): void | Promise<void>;
  addPlanning(record: PlanningRecord): void | Promise<void>;
  addByHand(record: HandRecord): void | Promise<void>;
  /** Decides what is new, stamps the next version. Nothing is visible to others before `commit`. */
  finish(extra: Finish): Promise<FinishedCounts>;
  commit(): Promise<void>;
  /** Undoes all; nothing once it was ended either way. A dry run that was finished is kept as `checked` where it was announced by `createImport`. */
  rollback(): Promise<void>;
}

export interface BeginImport extends ImportDescription {
  /** An import that `createImport` announced. */
  importId?: string;
  /** The fields of changes that the file can state; left out: all of them. */
  fields?: ReadonlySet<string>;
  /** The import's own row is part of its transaction: where it fails, nothing tells of it. */
  leavesNoTrace?: boolean;
  /** How long, in ms, it waits for another import of the workspace; left out: until that is done. */
  lockTimeoutMs?: number;
  /** What the audit calls it, and what it tells of it beside the counts. */
  audit?: { action: AuditAction; details: Record<string, unknown> };
}

/** Begins an import; waits while another one of the same workspace is being written. */
export async function beginImport(
  store: Store,
  principal: Principal,
  workspaceId: number,
  description: BeginImport,
): Promise<ImportSession> {
  const announced = description.importId;
  const client = await store.pool.connect();
  try {
    const run = announced
      ? await findImport(client, workspaceId, announced)
      : description.dryRun || description.leavesNoTrace
        ? null
        : await insertImport(client, principal, workspaceId, description);
    await client.query('begin');
    if (description.lockTimeoutMs) await waitAtMost(client, description.lockTimeoutMs);
    // Before its own row, which shares the workspace's lock: two that had written theirs would wait for each other.
    if (run === null) await lockWorkspace(client, workspaceId);
    // A dry run that nobody announced leaves nothing behind, not even its own row.
    const { importId, importNo } = run ?? (await insertImport(client, principal, workspaceId, description));
    await client.query('select pg_advisory_xact_lock($1, $2)', [workspaceId, importNo]);
    await lockWorkspace(client, workspaceId);
    const { rows } = await client.query<{ seq: number; account_no: number }>(SELECT_NEXT, [workspaceId]);
    const next = rows[0] ?? { seq: 1, account_no: 1 };
    const source = description.source ?? DEFAULT_SOURCE;
    const accounts = await AccountNumbers.load(client, { workspaceId, importNo, source, next: next.account_no });
    const isLarge = description.fileBytes >= LARGE_BYTES;
    const columns = new ChangeColumns(description.fields ?? null);
    const intake = await Intake.open(
      { client, workspaceId, importNo },
      { accountsEnd: next.account_no, isLarge, columns },
    );
    const context = { store, principal, workspaceId, importId, importNo, source, columns, description };
    return new Session(client, context, accounts, intake, next.seq);
  } catch (error) {
    await client.query('rollback').catch(() => {});
    client.release(true);
    throw error;
  }
}

async function findImport(client: PoolClient, workspaceId: number, importId: string) {
  const { rows } = await client.query<{ import_no: number }>(SELECT_IMPORT, [workspaceId, importId]);
  if (!rows[0]) throw new Error(`there is no import ${importId}`);
  return { importId, importNo: rows[0].import_no };
}

interface Context {
  store: Store;
  principal: Principal;
  workspaceId: number;
  importId: string;
  importNo: number;
  source: string;
  columns: ChangeColumns;
  description: BeginImport;
}

class Session implements ImportSession {
  readonly importId: string;
  readonly importNo: number;
  private readonly occurrences = new HashCounts();
  private readonly place: Place;
  private readonly change: ChangeContext;
  private finished: { extra: Finish; counts: FinishedCounts } | null = null;
  /** The connection was given back, and is somebody else's. */
  private ended = false;

  constructor(
    readonly client: PoolClient,
    private readonly context: Context,
    private readonly accounts: AccountNumbers,
    private readonly intake: Intake,
    nextSeq: number,
  ) {
    const { importId, importNo, workspaceId, source, columns, description } = context;
    this.importId = importId;
    this.importNo = importNo;
    this.place = { workspaceId, importNo, seq: nextSeq - 1, accountNo: 0, source, kind: description.kind };
    this.change = { key: -1, names: new AccountNames(`${source}${SEPARATOR}`), columns };
  }

  addAccount(record: AccountRecord): void | Promise<void> {
    const place = this.placeOf(record.accountId);
    const lane = this.intake.laneFor('account_statement', place.accountNo, null);
    return this.intake.added(lane, encodeAccount(record, place, lane.rows));
  }

  addChange(record: ChangeRecord, accountKey = -1): void | Promise<void> {
    const { change } = this;
    const place = this.placeOf(record.accountId, accountKey);
    change.key = accountKey;
    const isNamedByDay = record.changeId === null && !this.accounts.hasSlash;
    const lane = this.intake.laneFor('subscription_change', place.accountNo, isNamedByDay ? record.effectiveDay : null);
    return this.intake.added(lane, encodeChange(record, place, change, lane.rows));
  }

  addInvoiceLine(record: InvoiceLineRecord): void | Promise<void> {
    const place = this.placeOf(record.accountId);
    const lane = this.intake.laneFor('invoice_line', place.accountNo, record.lineId === null ? record.startDay : null);
    return this.intake.added(lane, encodeInvoiceLine(record, place, lane.rows, this.occurrences));
  }

  addRate(record: RateRecord): void | Promise<void> {
    this.place.seq += 1;
    const lane = this.intake.laneFor('rate', 0, null);
    return this.intake.added(lane, encodeRate(record, this.place, lane.rows));
  }

  addPlanning(record: PlanningRecord): void | Promise<void> {
    const place = this.placeOf('accountId' in record ? record.accountId : null);
    const lane = this.intake.laneFor(record.table, place.accountNo, null);
    return this.intake.added(lane, encodePlanning(record, place, lane.rows));
  }

  addByHand(record: HandRecord): void | Promise<void> {
    const place = this.placeOf(record.accountId);
    const lane = this.intake.laneFor(record.table, place.accountNo, null);
    return this.intake.added(lane, encodeByHand(record, place, lane.rows));
  }

  async finish(extra: Finish): Promise<FinishedCounts> {
    const { client, context } = this;
    const { principal, workspaceId, importNo, importId } = context;
    const outcomes = await this.intake.settle();
    await this.accounts.save();
    const sum = (pick: (outcome: Outcome) => number): number => outcomes.reduce((total, o) => total + pick(o), 0);
    const counts: FinishedCounts = {
      new: sum((o) => o.new),
      unchanged: sum((o) => o.unchanged),
      corrected: sum((o) => o.corrected),
      rejected: extra.rejected + sum((o) => o.conflictCount),
      accountsNew: this.accounts.added,
      conflicts: outcomes.flatMap((o) => o.conflicts),
    };
    await client.query(UPDATE_NEXT, [workspaceId, this.place.seq + 1, this.accounts.next]);
    const version = await nextVersion(client, workspaceId);
    const dataThrough = extra.dataThrough ?? context.description.dataThrough;
    await client.query(UPDATE_IMPORT, [workspaceId, importNo, version, dataThrough, ...resultOf(extra, counts)]);
    const { conflicts: _conflicts, ...summary } = counts;
    const { action, details } = context.description.audit ?? { action: 'import_appended', details: {} };
    await recordAudit(client, principal, workspaceId, {
      action,
      version,
      details: { importId, ...details, ...summary },
    });
    this.finished = { extra, counts };
    return counts;
  }

  async commit(): Promise<void> {
    if (!this.finished) throw new Error('an import is committed after it is finished');
    await this.end('commit');
  }

  async rollback(): Promise<void> {
    if (this.ended) return;
    const { store, principal, workspaceId, importId, description } = this.context;
    await this.intake.abandon();
    await this.end('rollback');
    if (!description.dryRun || !description.importId) return;
    if (!this.finished) return markFailed(store, principal, workspaceId, importId, { error: null });
    const { extra, counts } = this.finished;
    await store.pool.query(UPDATE_CHECKED, [workspaceId, importId, ...resultOf(extra, counts)]);
  }

  /** A connection whose last word was not heard is not used again. */
  private async end(word: 'commit' | 'rollback'): Promise<void> {
    this.ended = true;
    try {
      await this.client.query(word);
      this.client.release();
    } catch (error) {
      this.client.release(true);
      throw error;
    }
  }

  /** The place of the next statement; an account of null: it is of none. The answer is reused. */
  private placeOf(accountId: string | null, accountKey = -1): Readonly<Place> {
    this.place.seq += 1;
    this.place.accountNo = accountId === null ? 0 : this.accounts.of(accountId, accountKey);
    return this.place;
  }
}

/** The columns that tell how an import went, in the order of the statements above. */
const resultOf = (extra: Finish, counts: ImportCounts): unknown[] => [
  extra.read,
  counts.new,
  counts.unchanged,
  counts.corrected,
  counts.rejected,
  counts.accountsNew,
  JSON.stringify(extra.problems),
  JSON.stringify(extra.notices ?? []),
];
