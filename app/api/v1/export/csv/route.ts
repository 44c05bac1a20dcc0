import { csvHere } from '@/lib/api/export-files';
import { route } from '@/lib/api/handler';
import { csvOf } from '@/lib/view/twin';

/** One report as CSV: the question of the report, `report`, and `table` for another of its tables. */
export const GET = route(async (request) => {
  const table = await csvHere(new URL(request.url).searchParams);
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${table.fileName}.csv"`,
    'cache-control': 'no-store',
  };
  return new Response(csvOf(table), { headers });
});
