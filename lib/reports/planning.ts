/** What people plan and do beside the ledger, as reports read it. */
import type { Facts } from '@/lib/domain/facts';
import type { Planning } from '@/lib/domain/planning';
import type { LedgerView } from './ledger-view';

const NOTHING: Planning = { touchpoints: [], plans: [], costs: [], targets: [] };

export const planningOf = ({ planning }: LedgerView): Planning => planning ?? NOTHING;

/** Of rows that name an account, those of the accounts asked for; null: all, also those of accounts without revenue. */
export function ofAccounts<Row extends { accountId: string }>(
  rows: readonly Row[],
  { accountIds }: Facts,
  accounts: Int32Array | null,
): readonly Row[] {
  if (accounts === null) return rows;
  const ids = new Set(Array.from(accounts, (account) => accountIds[account] ?? ''));
  return rows.filter(({ accountId }) => ids.has(accountId));
}
