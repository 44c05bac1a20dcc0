/** What `GET /api/v1/explain` answers: the figure of `metric` over `period`, with whatever filters a report has. */
import { type ExplainReport, explainReport } from '@/lib/reports/explain-report';
import { parseReportQuery, QueryError } from '@/lib/reports/query';
import { Refusal } from './handler';
import { here, ledgerViews, readerOf } from './server';

export async function answerExplain(params: URLSearchParams): Promise<ExplainReport> {
  const period = params.get('period');
  if (period === null) throw new QueryError('period', 'period: which one? Such as 2025-03, 2025-Q1 or 2025');
  const query = parseReportQuery([...params].filter(([name]) => name !== 'period'));
  const { store, workspace } = await here();
  if (!workspace) throw new Refusal(404, 'Nothing to explain', 'This store is empty: import a file first.');
  const reader = readerOf(store, workspace);
  return explainReport(reader, await ledgerViews().get(reader, query), query, period);
}
