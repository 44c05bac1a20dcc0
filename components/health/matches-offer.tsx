'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { matchesQuery } from '@/lib/api/match-queries';
import { crossSourceFinding } from '@/lib/view/matches';

/** Once accounts come from a second source: those that look like accounts of the first. */
export function MatchesOffer() {
  const { data } = useQuery(matchesQuery());
  const finding = data === undefined ? null : crossSourceFinding(data);
  if (finding === null) return null;
  return (
    <Callout
      role="status"
      title={<span className="num">{finding}</span>}
      action={
        <Button asChild variant="primary">
          <Link href="/health/matches">Compare them</Link>
        </Button>
      }
    >
      <p className="text-pretty text-ink-2">
        Until they are merged they count as two: what ends in one source is churn, what goes on in the other new
        business.
      </p>
    </Callout>
  );
}
