import { connection } from 'next/server';
import { digestPlan } from '@/lib/api/contract/digest';
import { digestHere, planDigestHere } from '@/lib/api/digest';
import { body, route } from '@/lib/api/handler';

export const GET = route(async () => {
  await connection();
  return digestHere();
});

export const POST = route(async (request) => planDigestHere(await body(request, digestPlan)));
