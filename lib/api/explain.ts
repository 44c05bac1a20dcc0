/**
 * What `GET /api/v1/explain` answers: the figure of `metric` over `period`, with whatever filters a report has; its
 * totals, and `limit` of its accounts from the one at `offset` on, those of `account` first.
 */
import { explainPage } from '@/lib/reports/explain-question';
import { type ExplainReport, explainReport } from '@/lib/reports/explain-report';
import { parseReportQuery, QueryError } from '@/lib/reports/query';
import { EXPLAIN_PAGE_ACCOUNTS } from './contract/explain';
import { Refusal } from './refusal';
import { here, ledgerViews, readerOf } from './server';

const own = ['period', 'limit', 'offset', 'account'];

export async function answerExplain(params: URLSearchParams): Promise<ExplainReport> {
  const stated = (name: string): string | undefined => params.get(name) ?? undefined;
  const period = stated('period');
  if (period === undefined) throw new QueryError('period', 'period: which one? Such as 2025-03, 2025-Q1 or 2025');
  const query = parseReportQuery([...params].filter(([name]) => !own.includes(name)));
  const page = explainPage(
    { limit: stated('limit'), offset: stated('offset'), account: stated('account') },
    EXPLAIN_PAGE_ACCOUNTS,
  );
  const { store, workspace } = await here();
  if (!workspace) throw new Refusal(404, 'Nothing to explain', 'This store is empty: import a file first.');
  const reader = readerOf(store, workspace);
  return explainReport(reader, await ledgerViews().get(reader, query), query, period, page);
}
