import { accountsFile } from '@/lib/api/accounts-file';
import { route } from '@/lib/api/handler';
import { accountsTable } from '@/lib/view/accounts-table';
import { csvOf } from '@/lib/view/twin';

/** The list of accounts as a file: the question of the report, and `columns`. */
export const GET = route(async (request) => {
  const { report, attributes, columns } = await accountsFile(new URL(request.url).searchParams);
  const table = accountsTable(report, { ...report, attributes }, columns);
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${table.fileName}.csv"`,
    'cache-control': 'no-store',
  };
  return new Response(csvOf(table), { headers });
});
