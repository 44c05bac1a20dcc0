import { route } from '@/lib/api/handler';
import { forgetChoices } from '@/lib/api/import-previews';

export const DELETE = route(async (_request, context: { params: Promise<{ key: string }> }) =>
  forgetChoices((await context.params).key),
);
