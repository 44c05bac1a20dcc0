import { ruleRequest } from '@/lib/api/contract/signal-settings';
import { body, route } from '@/lib/api/handler';
import { writeRuleHere } from '@/lib/api/signals';

export const POST = route(async (request) => writeRuleHere(await body(request, ruleRequest)));
