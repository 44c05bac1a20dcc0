'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useQuestion } from '@/components/filters/use-question';
import { viewsQuery } from '@/lib/api/kept-queries';
import { glossaryQuery, reportQuery } from '@/lib/api/queries';
import { commandGroups } from '@/lib/view/commands';
import { recentAccounts } from './recent-accounts';

const PAUSE_MS = 160;
const MOST_ACCOUNTS = 6;

/** What was typed, once typing pauses. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/** What the menu shows for the letters typed; accounts are searched by the server, and come a moment later. */
export function useCommandGroups(typed: string) {
  const [question] = useQuestion();
  const [recent] = useState(recentAccounts);
  const search = usePaused(typed.trim());
  const glossary = useQuery(glossaryQuery());
  const views = useQuery({ ...viewsQuery(), retry: false });
  const accounts = useQuery({ ...reportQuery('accounts', { search, limit: MOST_ACCOUNTS }), enabled: search !== '' });
  const found = search === '' || typed.trim() === '' ? [] : (accounts.data?.rows ?? []);
  return {
    groups: commandGroups(
      typed,
      { question, metrics: glossary.data?.metrics ?? [], views: views.data?.views ?? [] },
      { recent, found },
    ),
    metrics: glossary.data?.metrics ?? [],
    isSearching: typed.trim() !== search || accounts.isFetching || glossary.isPending,
  };
}
