import { connection } from 'next/server';
import { tokenRequest } from '@/lib/api/contract/people';
import { body, route } from '@/lib/api/handler';
import { makeTokenHere, tokensHere } from '@/lib/api/people';

export const GET = route(async () => {
  await connection();
  return tokensHere();
});

export const POST = route(async (request) => makeTokenHere(request.headers, await body(request, tokenRequest)));
