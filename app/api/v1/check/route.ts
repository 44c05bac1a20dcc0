import { connection } from 'next/server';
import { route } from '@/lib/api/handler';
import { ledgerHealth } from '@/lib/api/settings';

export const GET = route(async () => {
  await connection();
  return ledgerHealth();
});
