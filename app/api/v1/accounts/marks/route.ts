import { body, route } from '@/lib/api/handler';
import { listAccountMarks, setAccountMark } from '@/lib/api/marks';
import { markRequest } from '@/lib/api/marks-contract';

export const GET = route(() => listAccountMarks());

export const POST = route(async (request) => setAccountMark(await body(request, markRequest)));
