import { answerForecast } from '@/lib/api/forecast';
import { route } from '@/lib/api/handler';

export const GET = route(async (request) => answerForecast(new URL(request.url).searchParams));
