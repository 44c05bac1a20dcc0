/** Appends the statements of an import that has begun (`append.ts`) to the ledger, and ends its transaction. */
import type { PoolClient } from 'pg';
import type { HandRecord } from '@/lib/domain/by-hand';
import type { Day } from '@/lib/domain/day';
import type { PlanningRecord } from '@/lib/domain/planning';
import type { AccountRecord, ChangeRecord, InvoiceLineRecord, RateRecord } from '@/lib/domain/records';
import type { AccountNumbers } from './account-numbers';
import type { IdConflict, Outcome } from './append-sql';
import { type AuditAction, recordAudit } from './audit';
import { applyComplete, type DayRange } from './complete';
import { encodeAccount, encodeInvoiceLine, encodeRate, type Place, SEPARATOR } from './encode';
import { encodeByHand } from './encode-by-hand';
import { type ChangeColumns, type ChangeContext, encodeChange } from './encode-change';
import { encodePlanning } from './encode-planning';
import { AccountNames, HashCounts } from './identity';
import { UPDATE_CHECKED, UPDATE_IMPORT } from './import-sql';
import type { ImportCounts, ImportDescription } from './imports';
import type { Intake } from './intake';
import type { Store } from './open';
import type { Principal } from './principal';
import type { Together } from './together';
import { nextVersion } from './versions';

const UPDATE_NEXT = 'update workspace set next_seq = $2, next_account_no = $3 where workspace_id = $1';

/** To which one of several dry runs is undone. */
export const SAVEPOINT = 'one_import';

/** It was cancelled while it ran; nothing of it is written. */
export class ImportCancelled extends Error {
  constructor(importId: string) {
    super(`import ${importId} was cancelled; nothing was written`);
  }
}

export interface Finish {
  /** Rows read from the file, and those among them that were rejected. */
  read: number;
  rejected: number;
  problems: unknown[];
  notices?: unknown[];
  /** Where the file itself tells how far it goes; else what the description said. */
  dataThrough?: Day | null;
  /** The file states all there is of its source in these days; it does not where rows are rejected. */
  complete?: DayRange | null;
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
  /**
   * Ends a dry run that was finished: undone, and kept as `checked` with the effect that it would have, where it was
   * announced by `createImport`; `told` is done after that. Among several it stays for those after it.
   */
  check(effect: unknown, told: () => Promise<void>): Promise<void>;
  /** Undoes all; nothing once it was ended either way. */
  rollback(): Promise<void>;
}

interface Context {
  store: Store;
  principal: Principal;
  workspaceId: number;
  importId: string;
  importNo: number;
  source: string;
  columns: ChangeColumns;
  description: Pick<ImportDescription, 'kind' | 'dataThrough' | 'dryRun'> & {
    importId?: string;
    together?: Together;
    audit?: { action: AuditAction; details: Record<string, unknown> };
  };
}

export class WritingSession implements ImportSession {
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
      withdrawn: 0,
      accountsNew: this.accounts.added,
      conflicts: outcomes.flatMap((o) => o.conflicts),
    };
    await client.query(UPDATE_NEXT, [workspaceId, this.place.seq + 1, this.accounts.next]);
    const version = await nextVersion(client, workspaceId);
    const dataThrough = extra.dataThrough ?? context.description.dataThrough;
    const said = [workspaceId, importNo, version, dataThrough, ...resultOf(extra, counts)];
    const { rowCount } = await client.query(UPDATE_IMPORT, said);
    if (rowCount === 0) throw new ImportCancelled(importId);
    if (extra.complete && counts.rejected === 0)
      counts.withdrawn = await applyComplete(client, workspaceId, importNo, extra.complete);
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

  async check(effect: unknown, told: () => Promise<void>): Promise<void> {
    const { together } = this.context.description;
    const tell = async (): Promise<void> => {
      await this.tellChecked(effect);
      await told();
    };
    if (together) {
      this.ended = true;
      together.afterwards.push(tell);
      return;
    }
    await this.end('rollback');
    await tell();
  }

  async rollback(): Promise<void> {
    if (this.ended) return;
    await this.intake.abandon();
    await this.end('rollback');
  }

  private async tellChecked(effect: unknown): Promise<void> {
    const { store, workspaceId, importId, description } = this.context;
    if (!description.importId || !this.finished) return;
    const { extra, counts } = this.finished;
    const { from = null, to = null } = (counts.rejected === 0 && extra.complete) || {};
    const said = [workspaceId, importId, ...resultOf(extra, counts), counts.withdrawn, from, to];
    await store.pool.query(UPDATE_CHECKED, [...said, effect === null ? null : JSON.stringify(effect)]);
  }

  /** A connection whose last word was not heard is not used again. */
  private async end(word: 'commit' | 'rollback'): Promise<void> {
    this.ended = true;
    if (this.context.description.together) {
      await this.client.query(`rollback to ${SAVEPOINT}`);
      return;
    }
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
