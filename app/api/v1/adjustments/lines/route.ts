import { adjustableLines } from '@/lib/api/adjustments';
import { route } from '@/lib/api/handler';

export const GET = route((request) => adjustableLines(new URL(request.url).searchParams.get('account') ?? ''));
