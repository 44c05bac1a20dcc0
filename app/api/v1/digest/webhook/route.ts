import { webhookRequest } from '@/lib/api/contract/digest';
import { setWebhookHere } from '@/lib/api/digest';
import { body, route } from '@/lib/api/handler';

export const POST = route(async (request) => setWebhookHere((await body(request, webhookRequest)).url));
