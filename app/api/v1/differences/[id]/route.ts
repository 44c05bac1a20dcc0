import { removeComparisonHere } from '@/lib/api/differences';
import { route } from '@/lib/api/handler';
import { idOf } from '@/lib/api/kept';

export const DELETE = route(async (_, context: { params: Promise<{ id: string }> }) =>
  removeComparisonHere(idOf((await context.params).id), true),
);
