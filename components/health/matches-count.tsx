'use client';

import { useQuery } from '@tanstack/react-query';
import { matchesQuery } from '@/lib/api/match-queries';
import { wholeNumber } from '@/lib/view/format';

/** How many matches are offered, beside the name of their tab; its place is kept while nobody knows. */
export function MatchesCount() {
  const { data } = useQuery(matchesQuery());
  return (
    <span className="num ml-1.5 inline-block min-w-[1ch] text-left text-ink-3">{data && wholeNumber(data.total)}</span>
  );
}
