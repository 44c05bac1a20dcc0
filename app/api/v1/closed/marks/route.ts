import { connection } from 'next/server';
import { closedMarksHere } from '@/lib/api/closed';
import { route } from '@/lib/api/handler';

export const GET = route(async () => {
  await connection();
  return closedMarksHere();
});
