import { connection } from 'next/server';
import { route } from '@/lib/api/handler';
import { meHere } from '@/lib/api/session';

export const GET = route(async (request) => {
  await connection();
  return meHere(request.headers);
});
