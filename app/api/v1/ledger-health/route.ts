import { findingMarkRequest } from '@/lib/api/contract/health';
import { body, route } from '@/lib/api/handler';
import { markFinding } from '@/lib/api/health-report';

export const POST = route(async (request) => markFinding(await body(request, findingMarkRequest)));
