import { stripeSettingsRequest } from '@/lib/api/contract/stripe';
import { body, route } from '@/lib/api/handler';
import { setStripeHere } from '@/lib/api/stripe';

export const POST = route(async (request) => setStripeHere(await body(request, stripeSettingsRequest)));
