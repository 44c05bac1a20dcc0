/** Reports as files, for the browser: where they are had, and the workbook, which takes seconds to make. */
import { API_ROOT, ApiError, errorFromResponse } from './client';
import { type ReportParams, reportSearch } from './queries';
import type { ReportName } from './report-contract';

/** One report as CSV. */
export const csvUrl = (report: ReportName, params: ReportParams): string => {
  const search = reportSearch(params);
  return `${API_ROOT}/export/csv${search}${search === '' ? '?' : '&'}report=${encodeURIComponent(report)}`;
};

/** The workbook of a question, with the name that the server gives it. */
export async function fetchWorkbook(params: ReportParams, hidesNames: boolean): Promise<{ file: Blob; name: string }> {
  const search = reportSearch(params);
  const hidden = hidesNames ? `${search === '' ? '?' : '&'}hide_names=true` : '';
  const response = await fetch(`${API_ROOT}/export/workbook${search}${hidden}`).catch(() => {
    throw new ApiError('The server could not be reached. Is Ratchet still running?', null, null);
  });
  if (!response.ok) throw await errorFromResponse(response);
  const [, name = 'retention.xlsx'] =
    /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return { file: await response.blob(), name };
}
