import { route } from '@/lib/api/handler';
import { idOf } from '@/lib/api/kept';
import { removeRuleActionHere } from '@/lib/api/rule-actions';

export const POST = route(async (_, context: { params: Promise<{ id: string }> }) =>
  removeRuleActionHere(idOf((await context.params).id), false),
);
