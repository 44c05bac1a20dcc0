/**
 * The queue as people work through it: the report of the queue with what was decided about each account. Accounts that
 * wait or were dealt with are left out unless they are asked for; what was done comes back with another recommendation,
 * and in any case after 30 days.
 */
import { type Day, formatDay, parseDay } from '@/lib/domain/day';
import type { ReportHead } from '@/lib/domain/report';
import { type ActionName, type Zone, zones } from '@/lib/domain/signals/kinds';
import { type AccountScores, queueOf, type ScoreBasis } from '@/lib/domain/signals/queue';
import { listQueueMarks, type MarkedInQueue } from '@/lib/store/queue-marks';
import { textsOf } from './account-order';
import type { LedgerReader, LedgerView } from './ledger-view';
import { parseReportQuery, QueryError, type ReportQuery } from './query';
import { ownerOf, queueRow, signalSettingsJson } from './queue-row';
import type { QueueRow, SignalSettingsJson } from './queue-shape';
import { head, selected } from './selection';
import { scoresBasisOf, settingsOf, unknownAccounts } from './signal-basis';
import { todayOf } from './today';

/** So long what was done stays out of the queue. */
export const DONE_DAYS = 30;

export const workStates = ['open', 'snoozed', 'done'] as const;
export type WorkState = (typeof workStates)[number];

export interface WorkRow extends QueueRow {
  /** Its place in the whole queue, from 1. */
  place: number;
  state: WorkState;
  /** As decided in the queue; null: as the ledger says. */
  owner_set: string | null;
  snoozed_until: Day | null;
  done_on: Day | null;
  note: string | null;
}

type Sums = Record<Zone, { accounts: number; arr: number }>;

export interface PriorityQueue extends ReportHead {
  day: Day | null;
  today: Day;
  offset: number;
  total: number;
  /** Of everything that passes the other choices, whatever state and zone were asked for. */
  states: Record<WorkState, number>;
  zones: Sums;
  owners: string[];
  rows: WorkRow[];
  settings: SignalSettingsJson;
  unknown_accounts: number;
}

export interface QueueAsked {
  query: ReportQuery;
  state: WorkState;
  zone: Zone | null;
  /** Empty: of nobody. Null: of anybody. */
  owner: string | null;
}

function oneOf<Name extends string>(names: readonly Name[], field: string, text: string): Name {
  const found = names.find((name) => name === text);
  if (found === undefined) throw new QueryError(field, `${field}: expected ${names.join(', ')}, found "${text}"`);
  return found;
}

/** `state`, `zone` and `owner` are the queue's own; all else is the question of every report. */
export function parseQueueQuery(params: Iterable<readonly [string, string]>): QueueAsked {
  const own: Partial<Record<string, string>> = {};
  const others: [string, string][] = [];
  for (const [name, value] of params) {
    if (['state', 'zone', 'owner'].includes(name)) own[name] = value;
    else others.push([name, value]);
  }
  return {
    query: parseReportQuery(others),
    state: oneOf(workStates, 'state', own.state ?? 'open'),
    zone: own.zone === undefined ? null : oneOf(zones, 'zone', own.zone),
    owner: own.owner ?? null,
  };
}

export async function priorityQueue(reader: LedgerReader, view: LedgerView, asked: QueueAsked): Promise<PriorityQueue> {
  const { db, principal, workspaceId } = reader;
  const today = await todayOf(reader);
  const marks = await listQueueMarks(db, principal, workspaceId);
  return workedQueue(view, asked, marks, today);
}

interface Worked {
  scores: AccountScores;
  place: number;
  mark: MarkedInQueue | null;
  owner: string | null;
  state: WorkState;
}

/** The same of marks at hand. */
export function workedQueue(
  view: LedgerView,
  { query, state, zone, owner }: QueueAsked,
  marks: readonly MarkedInQueue[],
  today: Day,
): PriorityQueue {
  const accounts = selected(view, query);
  const basis = scoresBasisOf(view, query.at.at(-1) ?? null);
  const { offset, limit, search } = query.list;
  const all = basis === null ? [] : workedOf(basis, queueOf(basis, accounts), marks, today);
  const found = basis === null ? [] : searched(basis, all, search);
  const ofOwner = owner === null ? found : found.filter((each) => (each.owner ?? '') === owner);
  const inState = ofOwner.filter((each) => each.state === state);
  const asked = zone === null ? inState : inState.filter(({ scores }) => scores.zone === zone);
  const given = asked.slice(offset, limit === null ? undefined : offset + limit);
  return {
    ...head(view),
    day: basis && formatDay(basis.day),
    today,
    offset,
    total: asked.length,
    states: statesOf(ofOwner),
    zones: sumsOf(inState),
    owners: [...new Set(all.flatMap((each) => each.owner ?? []))].sort(),
    rows: basis === null ? [] : given.map((each) => rowOf(basis, each)),
    settings: signalSettingsJson(settingsOf(view)),
    unknown_accounts: basis === null ? 0 : unknownAccounts(basis.book),
  };
}

function workedOf(
  basis: ScoreBasis,
  queue: readonly AccountScores[],
  marks: readonly MarkedInQueue[],
  today: Day,
): Worked[] {
  const { facts } = basis.history;
  const markOf = new Map(marks.map((mark) => [mark.account, mark]));
  return queue.map((scores, index) => {
    const mark = markOf.get(facts.accountIds[scores.account]!) ?? null;
    return {
      ...{ scores, mark, place: index + 1 },
      owner: mark?.owner ?? ownerOf(facts, scores.account),
      state: stateOf(mark, today, () => queueRow(basis, scores.account).action),
    };
  });
}

/** `action`: what is recommended now. */
export function stateOf(mark: MarkedInQueue | null, today: Day, action: () => ActionName): WorkState {
  if (mark === null) return 'open';
  if (mark.snoozedUntil !== null && mark.snoozedUntil > today) return 'snoozed';
  if (mark.doneOn === null || dayNumberOf(today) - dayNumberOf(mark.doneOn) >= DONE_DAYS) return 'open';
  return mark.doneAction === null || mark.doneAction === action() ? 'done' : 'open';
}

const dayNumberOf = (day: Day): number => parseDay(day) ?? 0;

function searched({ history: { facts } }: ScoreBasis, rows: Worked[], search: string | null): Worked[] {
  if (search === null) return rows;
  const texts = textsOf(facts).searched();
  const wanted = search.toLowerCase();
  return rows.filter(({ scores }) => texts[scores.account]!.includes(wanted));
}

function statesOf(rows: readonly Worked[]): Record<WorkState, number> {
  const states = { open: 0, snoozed: 0, done: 0 };
  for (const { state } of rows) states[state] += 1;
  return states;
}

function sumsOf(rows: readonly Worked[]): Sums {
  const sums = Object.fromEntries(zones.map((zone) => [zone, { accounts: 0, arr: 0 }])) as Sums;
  for (const { scores } of rows) {
    sums[scores.zone].accounts += 1;
    sums[scores.zone].arr += scores.arrMinor;
  }
  return sums;
}

const rowOf = (basis: ScoreBasis, { scores, place, mark, owner, state }: Worked): WorkRow => ({
  ...queueRow(basis, scores.account),
  ...{ owner, place, state },
  owner_set: mark?.owner ?? null,
  snoozed_until: mark?.snoozedUntil ?? null,
  done_on: mark?.doneOn ?? null,
  note: mark?.note ?? null,
});
