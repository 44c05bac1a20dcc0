import { connection } from 'next/server';
import { route } from '@/lib/api/handler';
import { peopleHere } from '@/lib/api/people';

export const GET = route(async (request) => {
  await connection();
  return peopleHere(request.headers);
});
