import { stripeSyncRequest } from '@/lib/api/contract/stripe';
import { body, route } from '@/lib/api/handler';
import { readStripeHere } from '@/lib/api/stripe';

export const POST = route(async (request) => readStripeHere((await body(request, stripeSyncRequest)).all ?? false));
