'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import type { WorkRowAnswer } from '@/lib/api/contract/queue';
import { playsQuery } from '@/lib/api/play-queries';

/** The plays that the recommendation calls for, each to be begun with this account. */
export function CalledPlays({ row }: { row: WorkRowAnswer }) {
  const { data } = useQuery(playsQuery());
  const called = data?.plays.filter(({ trigger }) => trigger === `action:${row.action}`) ?? [];
  return called.map(({ play, name, say }) => (
    <div key={play} className="border-t border-line pt-2">
      <p className="text-xs text-ink-3">Play: {name}</p>
      {say && <p className="mb-2 line-clamp-3 text-pretty text-ink-2">{say}</p>}
      <Button needs="act" asChild className="print:hidden">
        <Link href={`/plays?play=${play}&run=${encodeURIComponent(row.account)}`} prefetch={false}>
          Run it
        </Link>
      </Button>
    </div>
  ));
}
