import { route } from '@/lib/api/handler';
import { answerReport } from '@/lib/api/server';

export const GET = route(async (request, context: { params: Promise<{ name: string }> }) => {
  const { name } = await context.params;
  return answerReport(name, new URL(request.url).searchParams);
});
