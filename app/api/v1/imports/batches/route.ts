import { batchRequest } from '@/lib/api/contract';
import { accepted, body, route } from '@/lib/api/handler';
import { startBatchJob } from '@/lib/api/import-batches';

export const POST = route(async (request) => accepted(await startBatchJob(await body(request, batchRequest))));
