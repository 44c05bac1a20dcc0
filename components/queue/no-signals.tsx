'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { reportQuery } from '@/lib/api/queries';

/** Where nothing was ever read of what accounts do: what the order stands on until then. */
export function NoSignals() {
  const { data } = useQuery(reportQuery('signals'));
  if (!data || data.rows.length > 0 || data.meters.length > 0) return null;
  return (
    <Callout
      className="mb-4"
      title="No usage and no signals are known yet"
      action={
        <Button needs="write" asChild className="print:hidden">
          <Link href="/import">Import usage or signals</Link>
        </Button>
      }
    >
      <p>
        Until they are, the queue stands on the ledger alone: seats that went, renewals that nobody has spoken about,
        and size. Nobody can be ready to grow.
      </p>
    </Callout>
  );
}
