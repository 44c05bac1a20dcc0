import { answerDifferences } from '@/lib/api/differences';
import { route } from '@/lib/api/handler';

export const GET = route(async (request) => answerDifferences(new URL(request.url).searchParams));
