import { benchmarkFileRequest } from '@/lib/api/contract/own-benchmarks';
import { body, route } from '@/lib/api/handler';
import { importOwnBenchmarks } from '@/lib/api/own-benchmarks';

export const POST = route(async (request) => importOwnBenchmarks(await body(request, benchmarkFileRequest)));
