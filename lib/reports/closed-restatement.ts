/**
 * Restatement: of a closed month each figure as it was reported and as it is known now, and the difference by account and
 * by what was recorded since. The ledger is derived again as of the moments between, for the accounts that differ alone;
 * what each change did is the difference of two such states, so that they sum to the whole exactly.
 */
import { type Day, formatDay, lastDayOf, type Month, parseMonth } from '@/lib/domain/day';
import {
  amountsOfAll,
  combined,
  movedAmounts as moved,
  noAmounts,
  type PeriodAmounts,
} from '@/lib/domain/period-accounts';
import {
  differencesOf,
  type RestatedFigure,
  type RestatedValues,
  restatedFigures,
  valuesOf,
} from '@/lib/domain/restatement';
import { type ClosedPeriod, closedContent, listClosedPeriods } from '@/lib/store/closed-periods';
import { type LedgerStep, ledgerStepsAfter, type StepKind } from '@/lib/store/ledger-steps';
import { readSettings } from '@/lib/store/settings';
import { type ClosedEdition, editionJson } from './closed-report';
import { isAsClosed } from './closed-standing';
import type { LedgerReader, LedgerView } from './ledger-view';
import { breathe } from './pauses';
import { QueryError } from './query';
import { differencesKept, type PeriodState } from './restated-accounts';
import { type AccountStep, stepsOfAccounts } from './restated-steps';
import { settingName } from './settings-report';
import { dayIn } from './today';

/** JSON of one thing that was recorded after the month was closed. */
export interface RestatedChange {
  /** Names it among the others. */
  id: string;
  kind: StepKind;
  on: Day;
  at: string;
  by: string | null;
  /** Of imports, and what takes them back. */
  file: string | null;
  import_id: string | null;
  holds: string | null;
  description: string | null;
  reason: string | null;
  /** Names of settings. */
  settings: string[];
  /** How many accounts it moved, and what it adds to the difference of each figure. */
  accounts: number;
  differences: RestatedValues;
}

export interface RestatedAccount {
  account: string;
  name: string;
  /** ARR at the month's end. */
  reported_arr: number;
  now_arr: number;
  differences: RestatedValues;
  changes: {
    /** Of `RestatedChange`. */
    id: string;
    differences: RestatedValues;
    /** Rows of its file that are of this account, and the day that each states. */
    rows: { row: number; on: Day }[];
  }[];
}

export interface RestatementReport {
  period: Month;
  currency: string;
  ledger_version: number;
  data_through: Day | null;
  state: 'closed' | 'restated';
  closed: ClosedEdition;
  /** Whether amounts are in the currency they were reported in; else nothing can be compared. */
  comparable: boolean;
  figures: { figure: RestatedFigure; reported: number | null; now: number | null; difference: number | null }[];
  /** In the order in which they were made; those that moved nothing are left out. */
  changes: RestatedChange[];
  /** All that differ, and those of them that are asked for. */
  differing_accounts: number;
  total_accounts: number;
  offset: number;
  /** By the size of the difference of the figure asked for, the largest first. */
  accounts: RestatedAccount[];
}

export interface RestatementAsked {
  figure: RestatedFigure;
  /** Only accounts that this change moved, by the size of what it did; null, or one that is not there: all. */
  change: string | null;
  offset: number;
  /** Null: all. */
  limit: number | null;
}

const firstRows = { figure: 'end_arr', change: null, offset: 0, limit: 50 } as const satisfies RestatementAsked;

interface Restated {
  changes: RestatedChange[];
  accounts: RestatedAccount[];
  reported: PeriodAmounts;
  now: PeriodAmounts;
}

/** Worked out once for a view and an edition. */
const known = new WeakMap<LedgerView, Map<string, Promise<Restated>>>();

/** @throws QueryError where the month is not closed */
export async function restatementReport(
  reader: LedgerReader,
  view: LedgerView,
  period: Month,
  { figure, change, offset, limit }: RestatementAsked = firstRows,
): Promise<RestatementReport> {
  const { db, principal, workspaceId } = reader;
  const all = await listClosedPeriods(db, principal, workspaceId);
  const closed = all.find((each) => each.period === period && each.reopened === null);
  if (closed === undefined)
    throw new QueryError('period', `period: ${period} is not closed, so nothing was reported of it`);
  const comparable = closed.currency === view.currency;
  const kept = known.get(view) ?? new Map<string, Promise<Restated>>();
  known.set(view, kept);
  const key = `${workspaceId}/${period}/${closed.edition}`;
  const working = kept.get(key) ?? restated(reader, view, closed, comparable);
  kept.set(key, working);
  working.catch(() => kept.delete(key));
  const { accounts, changes, reported, now } = await working;
  const { timeZone } = await readSettings(db, principal, workspaceId);
  const [was, is, moved] = [valuesOf(reported), valuesOf(now), combined(now, reported, -1)];
  const differences = comparable ? differencesOf(moved, reported, now) : null;
  // A change that was taken back meanwhile moved nobody: all are told.
  const only = changes.find(({ id }) => id === change)?.id ?? null;
  const partOf = (each: RestatedAccount) => (only === null ? each : each.changes.find(({ id }) => id === only));
  const size = (each: RestatedAccount): number => Math.abs(partOf(each)?.differences[figure] ?? 0);
  const asked = accounts.filter((each) => partOf(each) !== undefined);
  const sorted = asked.sort((a, b) => size(b) - size(a) || (a.account < b.account ? -1 : 1));
  return {
    ...{ period, currency: view.currency, ledger_version: view.version, data_through: view.dataThrough },
    state: (await isAsClosed(view, closed)) ? 'closed' : 'restated',
    closed: editionJson(closed, (moment) => dayIn(timeZone, new Date(moment))),
    comparable,
    figures: restatedFigures.map((each) => ({
      ...{ figure: each, reported: was[each], now: is[each], difference: differences?.[each] ?? null },
    })),
    changes,
    differing_accounts: accounts.length,
    total_accounts: asked.length,
    offset,
    accounts: sorted.slice(offset, limit === null ? undefined : offset + limit),
  };
}

async function restated(
  reader: LedgerReader,
  view: LedgerView,
  closed: ClosedPeriod,
  comparable: boolean,
): Promise<Restated> {
  const { db, principal, workspaceId } = reader;
  const content = await closedContent(db, principal, workspaceId, closed.period, closed.edition);
  const { before, after, differing } = await differencesKept(content, view, closed.period);
  const totals = { reported: amountsOfAll(before.values()), now: amountsOfAll(after.values()) };
  await breathe();
  if (!comparable) return { ...totals, changes: [], accounts: [] };
  const steps = await ledgerStepsAfter(db, principal, workspaceId, closed.closedAt);
  const until = formatDay(lastDayOf(parseMonth(closed.period) ?? 0));
  const each = await stepsOfAccounts(reader, { steps, differing, before, after, period: closed.period, until });
  const { timeZone } = await readSettings(db, principal, workspaceId);
  return { ...totals, ...told(view, { differing, before, after, each, steps, totals, timeZone }) };
}

interface Found {
  differing: readonly string[];
  before: PeriodState;
  after: PeriodState;
  each: ReadonlyMap<string, AccountStep[]>;
  steps: readonly LedgerStep[];
  totals: { reported: PeriodAmounts; now: PeriodAmounts };
  timeZone: string | null;
}

const idOf = ({ kind, version }: LedgerStep): string => `${kind}-${version}`;

/** The differences of accounts and changes, as ratios and amounts of the figures. */
function told(
  { facts, marks = [] }: LedgerView,
  { differing, before, after, each, steps, totals: { reported, now }, timeZone }: Found,
): Pick<Restated, 'changes' | 'accounts'> {
  const wanted = new Set(differing);
  const known = facts?.accountIds.map((id, place): [string, string] => [id, facts.accountNames[place] ?? id]) ?? [];
  const names = new Map([
    // Whoever is in no figure any more still has a name.
    ...marks.map(({ account, name }): [string, string] => [account, name ?? account]),
    ...known.filter(([id]) => wanted.has(id)),
  ]);
  const shares = (part: PeriodAmounts): RestatedValues => differencesOf(part, reported, now);
  const byStep = new Map<LedgerStep, { sum: PeriodAmounts; accounts: number }>();
  const accounts = differing.map((account): RestatedAccount => {
    const own = each.get(account) ?? [];
    for (const { step, amounts } of own) {
      const so = byStep.get(step) ?? { sum: noAmounts(), accounts: 0 };
      byStep.set(step, { sum: combined(so.sum, amounts, 1), accounts: so.accounts + 1 });
    }
    return {
      account,
      name: names.get(account) || account,
      reported_arr: before.get(account)?.end ?? 0,
      now_arr: after.get(account)?.end ?? 0,
      differences: shares(moved(before.get(account), after.get(account))),
      changes: own.map(({ step, amounts, rows }) => ({ id: idOf(step), differences: shares(amounts), rows })),
    };
  });
  const changes = steps.flatMap((step): RestatedChange[] => {
    const did = byStep.get(step);
    if (did === undefined) return [];
    const { kind, at, by, file, importId, holds, description, reason, settings } = step;
    return [
      {
        ...{ id: idOf(step), kind, on: dayIn(timeZone, new Date(at)), at, by, file, import_id: importId, holds },
        ...{
          description,
          reason,
          settings: settings.map(settingName),
          accounts: did.accounts,
          differences: shares(did.sum),
        },
      },
    ];
  });
  return { changes, accounts };
}
