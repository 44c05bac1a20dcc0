import { connection } from 'next/server';
import { ruleActionRequest } from '@/lib/api/contract/plays';
import { body, route } from '@/lib/api/handler';
import { addRuleActionHere, ruleActionsHere } from '@/lib/api/rule-actions';

export const GET = route(async () => {
  await connection();
  return ruleActionsHere();
});

export const POST = route(async (request) => addRuleActionHere(await body(request, ruleActionRequest)));
