import { connection } from 'next/server';
import { route } from '@/lib/api/handler';
import { health } from '@/lib/api/health';

export const GET = route(async () => {
  await connection();
  return health();
});
