import { connection } from 'next/server';
import { route } from '@/lib/api/handler';
import { backupFile } from '@/lib/api/settings';

export const GET = route(async () => {
  await connection();
  return backupFile();
});
