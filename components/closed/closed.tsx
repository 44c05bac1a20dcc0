'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Failure } from '@/components/import/failure';
import { PageMessage } from '@/components/shell/page-message';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { closedQuery } from '@/lib/api/closed-queries';
import { prepareMonths } from '@/lib/view/closed-months';
import { MonthCard } from './month-card';
import { MonthsCard } from './months-card';
import { useChoices } from './use-choices';

/** The months, and beside them one of them: what it was reported as, and what the general ledger says. */
export function Closed() {
  const [choices] = useChoices();
  const { data, error, refetch } = useQuery(closedQuery());
  if (error && !data)
    return <Failure title="The months could not be loaded" error={error} onRetry={() => void refetch()} />;
  if (!data) return <ClosedLoading />;
  const model = prepareMonths(data, choices.all !== null);
  const chosen = data.months.find(({ period }) => period === choices.month);
  const month = chosen ?? data.months.find(({ period }) => period === model.first);
  if (month === undefined) return <NoMonths />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <MonthsCard model={model} list={data} chosen={month.period} />
      <MonthCard key={month.period} month={month} currency={data.currency} months={data.months} />
    </div>
  );
}

const ClosedLoading = () => (
  <div className="grid gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
    <Skeleton className="h-150" />
    <Skeleton className="h-150" />
  </div>
);

const NoMonths = () => (
  <PageMessage
    title="No month is over yet in the data"
    actions={
      <Button needs="write" asChild variant="primary">
        <Link href="/import">Import a file</Link>
      </Button>
    }
  >
    <p>
      Once the data reach the end of a month it can be closed: its reports are kept as they stand, and whatever is
      recorded later is told as a restatement, by account and by change.
    </p>
  </PageMessage>
);
