'use client';

import { useQuery } from '@tanstack/react-query';
import { notesQuery } from '@/lib/api/kept-queries';
import type { NoteShown } from '@/lib/view/notes';

const none: readonly NoteShown[] = [];

/** Every note, by day; none while they are on their way. */
export const useNotes = (): readonly NoteShown[] => useQuery(notesQuery()).data?.notes ?? none;
