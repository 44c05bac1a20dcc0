import { connection } from 'next/server';
import { comparisonRequest } from '@/lib/api/contract/differences';
import { comparisonsHere, keepHere } from '@/lib/api/differences';
import { body, route } from '@/lib/api/handler';

export const GET = route(async () => {
  await connection();
  return comparisonsHere();
});

export const POST = route(async (request) => keepHere(await body(request, comparisonRequest)));
