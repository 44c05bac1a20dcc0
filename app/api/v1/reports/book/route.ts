import { answerBook } from '@/lib/api/book';
import { route } from '@/lib/api/handler';

export const GET = route(async (request) => answerBook(new URL(request.url).searchParams));
