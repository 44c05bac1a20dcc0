import { accepted, route } from '@/lib/api/handler';
import { dropSample, startSample } from '@/lib/api/sample';

export const POST = route(async () => accepted(await startSample()));

export const DELETE = route(() => dropSample());
