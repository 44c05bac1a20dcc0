import { rulePreviewRequest } from '@/lib/api/contract/signal-settings';
import { body, route } from '@/lib/api/handler';
import { previewRuleHere } from '@/lib/api/signals';

export const POST = route(async (request) => previewRuleHere(await body(request, rulePreviewRequest)));
