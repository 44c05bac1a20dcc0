import { removeRequest } from '@/lib/api/contract/kept';
import { body, route } from '@/lib/api/handler';
import { removeWorkspaceHere } from '@/lib/api/settings';

export const POST = route(async (request) => removeWorkspaceHere((await body(request, removeRequest)).name));
