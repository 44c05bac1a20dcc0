import { answerExplain } from '@/lib/api/explain';
import { route } from '@/lib/api/handler';

export const GET = route(async (request) => answerExplain(new URL(request.url).searchParams));
