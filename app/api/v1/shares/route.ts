import { connection } from 'next/server';
import { shareRequest } from '@/lib/api/contract/shares';
import { body, route } from '@/lib/api/handler';
import { makeShareHere, sharesHere } from '@/lib/api/shares';

export const GET = route(async () => {
  await connection();
  return sharesHere();
});

export const POST = route(async (request) => makeShareHere(await body(request, shareRequest)));
