import { answerAccount } from '@/lib/api/account';
import { route } from '@/lib/api/handler';

export const GET = route(async (request) => answerAccount(new URL(request.url).searchParams));
