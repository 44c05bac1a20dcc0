import { importRequest } from '@/lib/api/contract';
import { accepted, body, route } from '@/lib/api/handler';
import { listRuns, startImportJob } from '@/lib/api/imports';

export const GET = route(() => listRuns());

export const POST = route(async (request) => accepted(await startImportJob(await body(request, importRequest))));
