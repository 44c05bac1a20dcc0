import { stripeConnectRequest } from '@/lib/api/contract/stripe';
import { body, route } from '@/lib/api/handler';
import { testStripeKeyHere } from '@/lib/api/stripe';

export const POST = route(async (request) => testStripeKeyHere((await body(request, stripeConnectRequest)).key));
