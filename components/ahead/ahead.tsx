'use client';

import { useQuery } from '@tanstack/react-query';
import type { Asked } from '@/components/filters/use-question';
import { WholeAccounts } from '@/components/filters/whole-accounts';
import { Failure } from '@/components/import/failure';
import { Skeleton } from '@/components/ui/skeleton';
import { reportQuery } from '@/lib/api/queries';
import { goesByProduct } from '@/lib/view/products';
import { AheadCard } from './ahead-card';
import { DueCard } from './due-card';

/** Of which accounts, and as of when. */
type Of = Pick<Asked, 'asked'>;

function Known({ asked }: Of) {
  const scheduled = useQuery(reportQuery('scheduled', asked));
  const renewals = useQuery(reportQuery('renewals', asked));
  const failed = [scheduled, renewals].find((query) => query.error && !query.data);
  return (
    <>
      {failed?.error && (
        <div className="col-span-full">
          <Failure
            title="What lies ahead could not be loaded"
            error={failed.error}
            onRetry={() => void failed.refetch()}
          />
        </div>
      )}
      {scheduled.data ? (
        <AheadCard report={scheduled.data} className="lg:col-span-6" />
      ) : (
        !failed && <Skeleton className="h-80 lg:col-span-6" />
      )}
      {renewals.data ? (
        <DueCard report={renewals.data} className="self-start lg:col-span-6" />
      ) : (
        !failed && <Skeleton className="h-60 lg:col-span-6" />
      )}
    </>
  );
}

/** What is known to come: scheduled changes, and terms that end. */
export const Ahead = ({ asked }: Of) => (
  <section aria-label="Ahead" className="contents">
    <h2 className="col-span-full mt-2 -mb-1 font-semibold text-ink">Ahead</h2>
    <AheadOrWhy asked={asked} />
  </section>
);

function AheadOrWhy({ asked }: Of) {
  if (!goesByProduct(asked.where)) return <Known asked={asked} />;
  return (
    <div className="col-span-full rounded-lg border border-line bg-surface">
      <WholeAccounts what="What lies ahead" />
    </div>
  );
}
