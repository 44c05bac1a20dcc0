import { connection } from 'next/server';
import * as z from 'zod';
import { signalAccountRequest, signalAccountUndo } from '@/lib/api/contract/signal-settings';
import { body, route } from '@/lib/api/handler';
import { signalAccountsHere, stateSignalAccountHere } from '@/lib/api/signals';

export const GET = route(async () => {
  await connection();
  return signalAccountsHere();
});

export const POST = route(async (request) =>
  stateSignalAccountHere(await body(request, z.union([signalAccountRequest, signalAccountUndo]))),
);
