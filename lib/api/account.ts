/** What `GET /api/v1/reports/account?account=ID` answers, with whatever else a report may be asked. */
import { accountReport } from '@/lib/reports/account-report';
import type { AccountReport } from '@/lib/reports/account-report-shape';
import { parseReportQuery, QueryError } from '@/lib/reports/query';
import { Refusal } from './refusal';
import { here, ledgerViews, readerOf } from './server';

export async function answerAccount(params: URLSearchParams): Promise<AccountReport> {
  const account = params.get('account');
  if (!account) throw new QueryError('account', 'account: which one? Its id, such as account=C-1007');
  const query = parseReportQuery([...params].filter(([name]) => name !== 'account'));
  const { store, workspace } = await here();
  if (!workspace) throw new Refusal(404, 'No accounts', 'This store is empty: import a file first.');
  const reader = readerOf(store, workspace);
  return accountReport(reader, await ledgerViews().get(reader, query), query, account);
}
