/** What people plan and do beside the ledger, as reports read it. */
import type { Facts } from '@/lib/domain/facts';
import type { Planning } from '@/lib/domain/planning';
import type { LedgerView } from './ledger-view';

const NOTHING: Planning = { touchpoints: [], plans: [], costs: [], targets: [] };

const known = new WeakMap<Planning, { facts: Facts | null; planning: Planning }>();

/**
 * What is planned and done for the ledger's accounts. Whom the ledger does not know is a prospect, and in no figure of
 * existing customers: each of those opens to accounts of the ledger.
 */
export function planningOf({ planning = NOTHING, facts }: LedgerView): Planning {
  const kept = known.get(planning);
  if (kept?.facts === facts) return kept.planning;
  const ids = new Set(facts?.accountIds);
  const isCustomer = ({ accountId }: { accountId: string }): boolean => ids.has(accountId);
  const { touchpoints, plans } = planning;
  const own = { ...planning, touchpoints: touchpoints.filter(isCustomer), plans: plans.filter(isCustomer) };
  known.set(planning, { facts, planning: own });
  return own;
}

/** Of rows that name an account, those of the accounts asked for; null: all. */
export function ofAccounts<Row extends { accountId: string }>(
  rows: readonly Row[],
  { accountIds }: Facts,
  accounts: Int32Array | null,
): readonly Row[] {
  if (accounts === null) return rows;
  const ids = new Set(Array.from(accounts, (account) => accountIds[account] ?? ''));
  return rows.filter(({ accountId }) => ids.has(accountId));
}
