import { route } from '@/lib/api/handler';
import { openapiDocument } from '@/lib/api/openapi/document';

export const GET = route(async () => openapiDocument());
