import { connection } from 'next/server';
import { viewRequest } from '@/lib/api/contract/kept';
import { body, route } from '@/lib/api/handler';
import { viewsHere, writeViewHere } from '@/lib/api/kept';

export const GET = route(async () => {
  await connection();
  return viewsHere();
});

export const POST = route(async (request) => writeViewHere(await body(request, viewRequest)));
