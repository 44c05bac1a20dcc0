import { signInRequest } from '@/lib/api/contract/people';
import { body, route } from '@/lib/api/handler';
import { signIn, signOut } from '@/lib/api/session';

export const POST = route(async (request) => signIn(request.headers, await body(request, signInRequest)));

export const DELETE = route((request) => signOut(request.headers));
