/** Reports that are kept beside the ledger's figures, as slides ask them. */
import { listedKinds } from '@/lib/domain/adjustment-kinds';
import { restatedFigures } from '@/lib/domain/restatement';
import { accountReport } from '@/lib/reports/account-report';
import { everyAdjustment } from '@/lib/reports/adjustment-list';
import { adjustmentsReport } from '@/lib/reports/adjustments-report';
import { isMonth } from '@/lib/reports/closed-figures';
import { restatementReport } from '@/lib/reports/closed-restatement';
import type { LedgerReader } from '@/lib/reports/ledger-view';
import { QueryError } from '@/lib/reports/query';
import { tieOutReport } from '@/lib/reports/tie-out-report';
import { isPool } from '@/lib/store/database';
import type { StoredReports } from './deck';

const monthOf = (period: string | undefined): string => {
  if (period === undefined || !isMonth(period))
    throw new QueryError('month', `“${period ?? ''}” is no month such as 2026-10`);
  return period;
};

export const storedReports = (reader: LedgerReader): StoredReports => ({
  account: async (view, query, { account }) => {
    if (!account)
      throw new QueryError('account', 'this slide is of one account: add it from the menu of that account’s page');
    return accountReport(reader, view, query, account);
  },
  restatement: (view, _query, { period, figure, change, limit }) =>
    restatementReport(reader, view, monthOf(period), {
      figure: restatedFigures.find((each) => each === figure) ?? 'end_arr',
      change: change ?? null,
      offset: 0,
      limit: Number(limit),
    }),
  'tie-out': (view, _query, { period }) => tieOutReport(reader, view, monthOf(period)),
  adjustments: async (view, _query, { search = '', kind, account, limit }) => {
    const { db, principal, workspaceId } = reader;
    if (!isPool(db)) throw new QueryError('adjustments', 'adjustments are not told within another change');
    return adjustmentsReport(
      { store: { pool: db }, principal, workspaceId, view },
      {
        ...everyAdjustment,
        search,
        kind: listedKinds.find((each) => each === kind) ?? null,
        account: account ?? null,
        limit: Number(limit),
      },
    );
  },
});
