/** What people state of a tie-out: causes of the difference, and that a month is signed off as it stands. */
import type { Month } from '@/lib/domain/day';
import { unexplained } from '@/lib/domain/tie-out';
import type { CauseText, StoredCause, StoredSignOff } from '@/lib/store/tie-out';
import { writeCause, writeSignOff } from '@/lib/store/tie-out';
import { isMonth } from './closed-figures';
import type { LedgerReader, LedgerView } from './ledger-view';
import { QueryError } from './query';
import { tieOutReport } from './tie-out-report';

function refuseNoMonth(period: string): void {
  if (!isMonth(period)) throw new QueryError('period', `period: expected a month such as 2026-10, found "${period}"`);
}

/** @throws QueryError where the account is not in the ledger, or nothing is explained */
export async function explainDifference(
  { db, principal, workspaceId }: LedgerReader,
  { facts }: LedgerView,
  cause: CauseText,
): Promise<StoredCause> {
  refuseNoMonth(cause.period);
  if (cause.amountMinor === 0) throw new QueryError('amount', 'amount: expected an amount above or below 0');
  if (cause.account !== null && !facts?.accountIds.includes(cause.account))
    throw new QueryError(
      'account',
      `account: there is no account "${cause.account}"; leave it out where it is of none`,
    );
  return writeCause(db, principal, workspaceId, cause);
}

/**
 * Signs a month off as both sides stand.
 * @throws QueryError where there is nothing to compare, or part of the difference is not explained and no note says why
 */
export async function signOff(
  reader: LedgerReader,
  view: LedgerView,
  { period, name, note }: { period: Month; name: string; note: string | null },
): Promise<StoredSignOff> {
  refuseNoMonth(period);
  const { ledger, ours, explained } = await tieOutReport(reader, view, period);
  if (ledger === null || ours === null)
    throw new QueryError('period', `period: ${period} has no control total to compare with; state one first`);
  const rest = unexplained({ ledger: ledger.mrr, ours, explained });
  if (rest !== 0 && note === null)
    throw new QueryError(
      'note',
      'note: part of the difference is not explained; say in a note why it is signed off so',
    );
  return writeSignOff(reader.db, reader.principal, reader.workspaceId, {
    ...{ period, name, note, ledgerMinor: ledger.mrr, oursMinor: ours, explainedMinor: explained },
    ledgerVersion: view.version,
  });
}
