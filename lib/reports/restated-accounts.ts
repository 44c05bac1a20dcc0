/** Which accounts of a closed month are otherwise now: worked out in pieces, since both sides name every account. */
import { type Month, parseMonth } from '@/lib/domain/day';
import { hasMoved, type PeriodAccount, periodAccounts } from '@/lib/domain/period-accounts';
import { keptAccounts } from './closed-figures';
import type { LedgerView } from './ledger-view';
import { type Pieces, withPauses } from './pauses';

/** Accounts of a month by id. */
export type PeriodState = ReadonlyMap<string, PeriodAccount>;

/** A month's accounts as they were kept and as known now, and the ids of those that differ; with pauses. */
export async function differencesKept(content: string | null, view: LedgerView, period: Month) {
  const before = await withPauses(keptAccounts(content ?? '{"figures":{"accounts":[]}}'));
  const after = await withPauses(accountsNow(view, period));
  return { before, after, differing: await withPauses(differingOf(before, after)) };
}

function* accountsNow({ facts }: LedgerView, period: Month): Pieces<Map<string, PeriodAccount>> {
  const month = parseMonth(period);
  if (facts === null || month === null) return new Map();
  const rows = periodAccounts(facts, month);
  yield;
  return new Map(rows.map((row) => [row.account, row]));
}

const ACCOUNTS_A_PIECE = 10_000;

/** Ids of the accounts that are otherwise now, in their order. */
function* differingOf(before: PeriodState, after: PeriodState): Pieces<string[]> {
  const found: string[] = [];
  let looked = 0;
  for (const [id, row] of before) {
    if (hasMoved(row, after.get(id))) found.push(id);
    if (++looked % ACCOUNTS_A_PIECE === 0) yield;
  }
  for (const [id, row] of after) {
    if (!before.has(id) && hasMoved(undefined, row)) found.push(id);
    if (++looked % ACCOUNTS_A_PIECE === 0) yield;
  }
  return found.sort();
}
