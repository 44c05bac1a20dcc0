import { connection } from 'next/server';
import { previewDigestHere } from '@/lib/api/digest';
import { route } from '@/lib/api/handler';

export const GET = route(async () => {
  await connection();
  return previewDigestHere();
});
