import { route } from '@/lib/api/handler';
import { idOf } from '@/lib/api/kept';
import { endInvitationHere } from '@/lib/api/people';

export const DELETE = route(async (_, context: { params: Promise<{ id: string }> }) =>
  endInvitationHere(idOf((await context.params).id)),
);
