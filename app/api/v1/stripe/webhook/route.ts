import { route } from '@/lib/api/handler';
import { hearStripeHere } from '@/lib/api/stripe';

// No page of ours sends this: its signature proves who does.
export const POST = route(hearStripeHere, 'programs');
