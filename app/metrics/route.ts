import { metricsFor } from '@/lib/api/metrics';

export const GET = (request: Request): Promise<Response> => metricsFor(request);
