import { connection } from 'next/server';
import { closedHere, closeHere } from '@/lib/api/closed';
import { closeRequest } from '@/lib/api/contract/closed';
import { body, route } from '@/lib/api/handler';

export const GET = route(async () => {
  await connection();
  return closedHere();
});

export const POST = route(async (request) => closeHere(await body(request, closeRequest)));
