import { connection } from 'next/server';
import { playRequest } from '@/lib/api/contract/plays';
import { body, route } from '@/lib/api/handler';
import { playsHere, writePlayHere } from '@/lib/api/plays';

export const GET = route(async () => {
  await connection();
  return playsHere();
});

export const POST = route(async (request) => writePlayHere(await body(request, playRequest)));
