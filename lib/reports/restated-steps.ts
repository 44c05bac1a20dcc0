/**
 * Which changes of the ledger moved which accounts of a closed month. Where nothing moved over a stretch of changes,
 * none of it is looked at: a stretch is halved until the one change is found, or the accounts are the same at both ends.
 */
import type { Day, Month } from '@/lib/domain/day';
import { parseMonth } from '@/lib/domain/day';
import { MissingRateError } from '@/lib/domain/fx-rates';
import {
  hasMoved,
  movedAmounts as moved,
  type PeriodAccount,
  type PeriodAmounts,
  periodAccounts,
} from '@/lib/domain/period-accounts';
import { familyOf, findAccounts } from '@/lib/store/adjustments';
import { type LedgerStep, rowsStated } from '@/lib/store/ledger-steps';
import { type LedgerReader, loadLedgerView, NOW } from './ledger-view';
import { breathe } from './pauses';

/** What one change did to an account. */
export interface AccountStep {
  step: LedgerStep;
  amounts: PeriodAmounts;
  rows: { row: number; on: Day }[];
}

export interface StepsAsked {
  /** All changes since the month was closed, in order. */
  steps: readonly LedgerStep[];
  /** Ids of the accounts that are otherwise now. */
  differing: readonly string[];
  before: ReadonlyMap<string, PeriodAccount>;
  after: ReadonlyMap<string, PeriodAccount>;
  period: Month;
  /** The month's last day. */
  until: Day;
}

type State = ReadonlyMap<string, PeriodAccount>;

/** By account, in the order of the changes; what they did sums to the account's whole difference. */
export async function stepsOfAccounts(reader: LedgerReader, asked: StepsAsked): Promise<Map<string, AccountStep[]>> {
  const { steps, differing, before, after } = asked;
  const found = new Map<string, AccountStep[]>();
  if (steps.length === 0 || differing.length === 0) return found;
  const numbers = await numbersOf(reader, differing);
  const states = new Map<number, State>([
    [-1, before],
    [steps.length - 1, after],
  ]);
  const stateAfter = async (index: number): Promise<State> => {
    const state = states.get(index) ?? (await stateOf(reader, asked, steps[index]?.at ?? '', numbers.own));
    states.set(index, state ?? (await stateAfter(index - 1)));
    return states.get(index) ?? before;
  };
  const look = async (from: number, to: number): Promise<void> => {
    const [start, end] = [await stateAfter(from), await stateAfter(to)];
    const others = differing.filter((id) => hasMoved(start.get(id), end.get(id)));
    const step = steps[to];
    if (others.length === 0 || step === undefined) return;
    if (to - from > 1) {
      const middle = from + Math.floor((to - from) / 2);
      await look(from, middle);
      return look(middle, to);
    }
    const rows = await rowsOf(reader, asked, step, others, numbers);
    for (const id of others) {
      const did = { step, amounts: moved(start.get(id), end.get(id)), rows: rows.get(id) ?? [] };
      found.set(id, [...(found.get(id) ?? []), did]);
    }
  };
  await look(-1, steps.length - 1);
  return found;
}

interface Numbers {
  /** Of the accounts that differ. */
  own: number[];
  byId: Map<string, number[]>;
}

async function numbersOf({ db, principal, workspaceId }: LedgerReader, ids: readonly string[]): Promise<Numbers> {
  const accounts = await findAccounts(db, principal, workspaceId, ids);
  const byId = new Map<string, number[]>();
  for (const { account, accountNo } of accounts) byId.set(account, [...(byId.get(account) ?? []), accountNo]);
  const own = accounts.map(({ accountNo }) => accountNo);
  return { own, byId };
}

/** So many accounts are derived at a time that others wait for tens of milliseconds. */
const ACCOUNTS_AT_ONCE = 2_000;

/** The accounts as of a moment; null: nothing could be derived then, as where a rate was missing until the next change. */
async function stateOf(
  reader: LedgerReader,
  { period, differing }: StepsAsked,
  moment: string,
  own: readonly number[],
): Promise<State | null> {
  const { db, principal, workspaceId } = reader;
  const isAsked = new Set(differing);
  const state = new Map<string, PeriodAccount>();
  try {
    for (let from = 0; from < own.length; from += ACCOUNTS_AT_ONCE) {
      // With all accounts that are, or once were, read as one with any of them.
      const only = await familyOf(db, principal, workspaceId, own.slice(from, from + ACCOUNTS_AT_ONCE));
      const { facts } = await loadLedgerView(reader, { ...NOW, moment, only });
      const rows = facts === null ? [] : periodAccounts(facts, parseMonth(period) ?? 0);
      for (const row of rows) if (isAsked.has(row.account)) state.set(row.account, row);
      await breathe();
    }
    return state;
  } catch (error) {
    if (error instanceof MissingRateError) return null;
    throw error;
  }
}

const MOST_ROWS_TOLD = 20;

/** The rows of the change's file that are of each account. */
async function rowsOf(
  { db, principal, workspaceId }: LedgerReader,
  { until }: StepsAsked,
  { kind, importNo }: LedgerStep,
  ids: readonly string[],
  { byId }: Numbers,
): Promise<Map<string, { row: number; on: Day }[]>> {
  const found = new Map<string, { row: number; on: Day }[]>();
  if (importNo === null || (kind !== 'import' && kind !== 'withdrawal')) return found;
  const idOf = new Map(ids.flatMap((id) => (byId.get(id) ?? []).map((no): [number, string] => [no, id])));
  const rows = await rowsStated(db, principal, workspaceId, { importNo, accountNos: [...idOf.keys()], until });
  for (const { accountNo, row, on } of rows) {
    const id = idOf.get(accountNo) ?? '';
    const own = found.get(id) ?? [];
    if (own.length < MOST_ROWS_TOLD) found.set(id, [...own, { row, on }]);
  }
  return found;
}
