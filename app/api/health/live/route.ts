import { connection } from 'next/server';
import { route } from '@/lib/api/handler';
import { liveAnswer } from '@/lib/api/readiness';

export const GET = route(async () => {
  await connection();
  return liveAnswer();
}, 'probes');
