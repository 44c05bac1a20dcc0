/** What `GET /api/v1/reports/book` answers. */

import type { BookReport } from '@/lib/domain/book-shape';
import { bookReport } from '@/lib/reports/book-report';
import { parseReportQuery } from '@/lib/reports/query';
import { emptyView, here, ledgerViews, readerOf } from './server';

export async function answerBook(params: URLSearchParams): Promise<BookReport> {
  const query = parseReportQuery([...params].filter(([name]) => name !== 'owner'));
  const { store, workspace } = await here();
  const view = workspace ? await ledgerViews().get(readerOf(store, workspace), query) : emptyView();
  return bookReport(view, query, params.get('owner'));
}
