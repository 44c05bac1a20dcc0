import { route } from '@/lib/api/handler';
import { removeRuleHere } from '@/lib/api/signals';

export const POST = route(async (_, context: { params: Promise<{ id: string }> }) =>
  removeRuleHere((await context.params).id, false),
);
