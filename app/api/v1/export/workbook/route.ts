import { workbookHere } from '@/lib/api/export-files';
import { route } from '@/lib/api/handler';

/** Every report as one workbook: the question of the reports, and `hide_names`. */
export const GET = route(async (request) => {
  const { name, bytes } = await workbookHere(new URL(request.url).searchParams, request.signal);
  const headers = {
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': `attachment; filename="${name}"`,
    'content-length': String(bytes.length),
    'cache-control': 'no-store',
  };
  return new Response(new Uint8Array(bytes), { headers });
});
