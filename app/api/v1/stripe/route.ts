import { connection } from 'next/server';
import { stripeConnectRequest } from '@/lib/api/contract/stripe';
import { body, route } from '@/lib/api/handler';
import { connectStripeHere, stripeHere } from '@/lib/api/stripe';

export const GET = route(async () => {
  await connection();
  return stripeHere();
});

export const POST = route(async (request) => connectStripeHere((await body(request, stripeConnectRequest)).key));
