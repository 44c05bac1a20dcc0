/** What `GET /api/v1/reports/forecast` answers. */
import type { ForecastReport } from '@/lib/domain/forecast/shape';
import { forecastParameters, forecastReport, parseForecastQuery } from '@/lib/reports/forecast-report';
import { parseReportQuery } from '@/lib/reports/query';
import { emptyView, here, ledgerViews, readerOf } from './server';

const own: readonly string[] = forecastParameters;

export async function answerForecast(params: URLSearchParams): Promise<ForecastReport> {
  const asked = parseForecastQuery((name) => params.get(name));
  const query = parseReportQuery([...params].filter(([name]) => !own.includes(name)));
  const { store, workspace } = await here();
  const view = workspace ? await ledgerViews().get(readerOf(store, workspace), query) : emptyView();
  return forecastReport(view, query, asked);
}
