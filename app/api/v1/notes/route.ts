import { connection } from 'next/server';
import { noteRequest } from '@/lib/api/contract/kept';
import { body, route } from '@/lib/api/handler';
import { notesHere, writeNoteHere } from '@/lib/api/kept';

export const GET = route(async () => {
  await connection();
  return notesHere();
});

export const POST = route(async (request) => writeNoteHere(await body(request, noteRequest)));
