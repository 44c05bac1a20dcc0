import { auditEntriesHere } from '@/lib/api/audit';
import { auditQuery } from '@/lib/api/contract/audit';
import { route } from '@/lib/api/handler';
import { auditTable } from '@/lib/view/audit';
import { csvOf } from '@/lib/view/twin';

export const GET = route(async (request) => {
  const entries = await auditEntriesHere(auditQuery.parse(Object.fromEntries(new URL(request.url).searchParams)));
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="ratchet-audit.csv"',
    'cache-control': 'no-store',
  };
  return new Response(csvOf(auditTable(entries)), { headers });
});
