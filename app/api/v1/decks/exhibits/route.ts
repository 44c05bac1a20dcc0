import { exhibitsHere } from '@/lib/api/deck-model';
import { route } from '@/lib/api/handler';

export const GET = route(async () => exhibitsHere());
