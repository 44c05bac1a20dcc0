import { connection } from 'next/server';
import { signalSettingsRequest } from '@/lib/api/contract/signal-settings';
import { body, route } from '@/lib/api/handler';
import { signalSettingsHere, stateSignalSettingsHere } from '@/lib/api/signals';

export const GET = route(async () => {
  await connection();
  return signalSettingsHere();
});

export const POST = route(async (request) => stateSignalSettingsHere(await body(request, signalSettingsRequest)));
