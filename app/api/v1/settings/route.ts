import { connection } from 'next/server';
import { settingsRequest } from '@/lib/api/contract/settings';
import { body, route } from '@/lib/api/handler';
import { readSettingsHere, stateSettings } from '@/lib/api/settings';

export const GET = route(async () => {
  await connection();
  return readSettingsHere();
});

export const POST = route(async (request) => stateSettings(await body(request, settingsRequest)));
