import { route } from '@/lib/api/handler';
import { idOf } from '@/lib/api/kept';
import { revokeTokenHere } from '@/lib/api/people';

export const DELETE = route(async (_, context: { params: Promise<{ id: string }> }) =>
  revokeTokenHere(idOf((await context.params).id)),
);
