import { benchmarkRequest } from '@/lib/api/contract/own-benchmarks';
import { body, route } from '@/lib/api/handler';
import { changeOwnBenchmarks, listOwnBenchmarks } from '@/lib/api/own-benchmarks';

export const GET = route(() => listOwnBenchmarks());

export const POST = route(async (request) => changeOwnBenchmarks(await body(request, benchmarkRequest)));
