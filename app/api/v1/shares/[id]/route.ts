import { route } from '@/lib/api/handler';
import { idOf } from '@/lib/api/kept';
import { revokeShareHere } from '@/lib/api/shares';

export const DELETE = route(async (_, context: { params: Promise<{ id: string }> }) =>
  revokeShareHere(idOf((await context.params).id), true),
);
