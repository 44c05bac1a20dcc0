import { connection } from 'next/server';
import { route } from '@/lib/api/handler';
import { workspaceStateNow } from '@/lib/api/server';

export const GET = route(async () => {
  await connection();
  return workspaceStateNow();
});
