import { previewRequest } from '@/lib/api/contract';
import { body, route } from '@/lib/api/handler';
import { previewFile } from '@/lib/api/import-previews';

export const POST = route(async (request) => previewFile(await body(request, previewRequest)));
