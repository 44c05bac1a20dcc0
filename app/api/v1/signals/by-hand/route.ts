import { handSignalRequest } from '@/lib/api/contract/signal-settings';
import { body, route } from '@/lib/api/handler';
import { addSignalHere } from '@/lib/api/signals';

export const POST = route(async (request) => addSignalHere(await body(request, handSignalRequest)));
