'use client';

import { useQuery } from '@tanstack/react-query';
import { workspaceQuery } from '@/lib/api/queries';
import { TrySample } from './try-sample';

/** Offered while there is no data: a company to look at before one's own is in. */
export function SampleOffer() {
  const { data } = useQuery(workspaceQuery());
  if (!data || data.workspace?.has_data || data.importing !== undefined) return null;
  return (
    <section
      aria-labelledby="sample-offer"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border border-line bg-surface p-5 max-sm:px-4 print:hidden"
    >
      <div className="min-w-0 flex-1 basis-72">
        <h2 id="sample-offer" className="font-semibold text-ink">
          No file at hand?
        </h2>
        <p className="text-ink-2">
          Look around in an invented company of 400 accounts and four years. It never mixes with your data and goes in
          one click.
        </p>
      </div>
      <TrySample />
    </section>
  );
}
