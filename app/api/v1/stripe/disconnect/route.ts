import { stripeDisconnectRequest } from '@/lib/api/contract/stripe';
import { body, route } from '@/lib/api/handler';
import { disconnectStripeHere } from '@/lib/api/stripe';

export const POST = route(async (request) =>
  disconnectStripeHere((await body(request, stripeDisconnectRequest)).withdraw),
);
