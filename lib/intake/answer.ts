/** What the sender of a call is told: what became of each row, and why. */
import type { Day } from '@/lib/domain/day';
import { type Problem, problem } from '@/lib/ingest/problem';
import type { StatedRow, StatedRowsResult } from '@/lib/ingest/stated-rows';
import type { IdConflict } from '@/lib/store/append-sql';
import type { RowOutcome } from '@/lib/store/row-outcomes';
import type { IntakeKind } from './kinds';

/** What rows of a call are of, where problems name a file. */
export const NAME = 'API';

export interface IntakeCall {
  workspaceId: number;
  kind: IntakeKind;
  rows: readonly StatedRow[];
  source: string;
  currency?: string;
  dataThrough?: Day;
  keepGood: boolean;
  dryRun: boolean;
  /** What the sender called it, and SHA-256 of what was sent; null: it may be done again. */
  idempotency: { key: string; fingerprint: string } | null;
}

export interface RowResult {
  row: number;
  status: RowOutcome | 'rejected';
  problems: { column: string | null; code: string; message: string; remedy: string }[];
}

/** As it travels. */
export interface IntakeAnswer {
  /** Null where nothing was written. */
  import_id: string | null;
  outcome: 'done' | 'checked' | 'rejected';
  kind: IntakeKind;
  source: string;
  read: number;
  new: number;
  corrected: number;
  unchanged: number;
  rejected: number;
  /** The ledger version it made; null where nothing was written. */
  ledger_version: number | null;
  data_through: Day | null;
  /** Of the call as a whole: why nothing was written, and what is worth knowing. */
  problems: Problem[];
  rows: RowResult[];
}

/** Ids that an earlier import gave to another account: their rows are refused like those that could not be read. */
export function withConflicts(read: StatedRowsResult, conflicts: readonly IdConflict[]): StatedRowsResult {
  const problems = new Map(read.problems);
  const rejectedRows = new Set(read.rejectedRows);
  for (const { row, id } of conflicts) {
    const draft = { code: 'change_id_on_two_accounts', column: null, details: { found: id } } as const;
    problems.set(row, [problem(NAME, row, draft), ...(problems.get(row) ?? [])]);
    rejectedRows.add(row);
  }
  return { ...read, problems, rejectedRows, rejected: rejectedRows.size };
}

interface Result {
  outcomes: ReadonlyMap<number, RowOutcome>;
  problems: Problem[];
  dataThrough: Day | null;
  importId?: string | null;
  version?: number | null;
}

/** Of a call that was refused, the rows that are why. */
export function answerOf(call: IntakeCall, read: StatedRowsResult, result: Result): IntakeAnswer {
  const { outcomes, importId = null, version = null } = result;
  const rows = call.rows.map((_, index): RowResult => {
    const row = index + 1;
    const status = read.rejectedRows.has(row) ? 'rejected' : (outcomes.get(row) ?? 'unchanged');
    return { row, status, problems: (read.problems.get(row) ?? []).map(shortOf) };
  });
  const count = (status: RowResult['status']): number => rows.filter((each) => each.status === status).length;
  const isRefused = outcomes.size === 0;
  return {
    import_id: importId,
    outcome: isRefused ? 'rejected' : call.dryRun ? 'checked' : 'done',
    kind: call.kind,
    source: call.source,
    read: rows.length,
    new: count('new'),
    corrected: count('corrected'),
    unchanged: isRefused ? 0 : count('unchanged'),
    rejected: count('rejected'),
    ledger_version: version,
    data_through: result.dataThrough,
    problems: result.problems,
    rows: isRefused ? rows.filter(({ status }) => status === 'rejected') : rows,
  };
}

const shortOf = ({ column, code, message, remedy }: Problem): RowResult['problems'][number] => ({
  column,
  code,
  message,
  remedy,
});

export const refused = (call: IntakeCall, problems: Problem[]): IntakeAnswer => ({
  import_id: null,
  outcome: 'rejected',
  kind: call.kind,
  source: call.source,
  read: call.rows.length,
  new: 0,
  corrected: 0,
  unchanged: 0,
  rejected: 0,
  ledger_version: null,
  data_through: null,
  problems,
  rows: [],
});
