import { route } from '@/lib/api/handler';
import { endOtherSessions } from '@/lib/api/session';

export const POST = route((request) => endOtherSessions(request.headers));
