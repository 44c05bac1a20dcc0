import { connection } from 'next/server';
import { workRequest } from '@/lib/api/contract/queue';
import { body, route } from '@/lib/api/handler';
import { queueHere, stateWorkHere } from '@/lib/api/queue';

export const GET = route(async (request) => {
  await connection();
  return queueHere(new URL(request.url).searchParams);
});

export const POST = route(async (request) => stateWorkHere(await body(request, workRequest)));
