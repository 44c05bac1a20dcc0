import { route } from '@/lib/api/handler';
import { answerHealth } from '@/lib/api/health-report';

export const GET = route(async (request) => answerHealth(new URL(request.url).searchParams));
