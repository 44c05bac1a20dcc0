import { restatementHere } from '@/lib/api/closed';
import { restatementAsked } from '@/lib/api/contract/closed';
import { route } from '@/lib/api/handler';

export const GET = route(async (request, context: { params: Promise<{ period: string }> }) =>
  restatementHere(
    (await context.params).period,
    restatementAsked.parse(Object.fromEntries(new URL(request.url).searchParams)),
  ),
);
