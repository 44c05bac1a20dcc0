import { previewRequest } from '@/lib/api/contract';
import { body, route } from '@/lib/api/handler';
import { previewFile } from '@/lib/api/imports';

export const POST = route(async (request) => previewFile(await body(request, previewRequest)));
