'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { Failure } from '@/components/import/failure';
import { PageMessage } from '@/components/shell/page-message';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { healthQuery } from '@/lib/api/health-queries';
import { healthFindingsModel } from '@/lib/view/health';
import { healthParsers } from '@/lib/view/health-question';
import { FindingRow } from './finding-row';
import { Whole } from './whole';

/** Everything that gives cause to look at the ledger, each finding opening to its cases; and whether the ledger is whole. */
export function Findings() {
  const [{ finding: open }, setChoices] = useQueryStates(healthParsers);
  const { data, error, refetch } = useQuery(healthQuery());
  if (error && !data)
    return <Failure title="The ledger could not be looked over" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96" />;
  if (data.data_through === null) return <NoLedger />;
  const { finding, sub, lines, clear } = healthFindingsModel(data);
  return (
    <div className="grid gap-4">
      <Card title={finding} sub={<span className="num">{sub}</span>}>
        {lines.length > 0 && (
          <div className="num">
            <div
              aria-hidden
              className="grid grid-cols-[minmax(0,1fr)_72px_84px_64px_24px] gap-x-4 border-b border-line-strong pb-1.5 text-right text-2xs font-medium text-ink-3 max-md:hidden"
            >
              <span className="text-left">Finding</span>
              <span>Accounts</span>
              <span>Their ARR</span>
              <span>Of all</span>
            </div>
            {lines.map((line) => (
              <FindingRow
                key={line.finding}
                line={line}
                isOpen={line.finding === open}
                onOpen={(isOpen) => void setChoices({ finding: isOpen ? line.finding : null })}
              />
            ))}
          </div>
        )}
        {clear && <p className="mt-3 max-w-[110ch] text-xs text-pretty text-ink-3">{clear}</p>}
      </Card>
      <Whole />
    </div>
  );
}

const NoLedger = () => (
  <PageMessage
    title="There is no ledger to look over yet"
    actions={
      <Button needs="write" asChild variant="primary">
        <Link href="/import">Import a file</Link>
      </Button>
    }
  >
    <p>
      Once there is one, it is looked over after every import: amounts that jump tenfold, charges billed twice, missing
      invoices, rows left out, sources that lag behind.
    </p>
  </PageMessage>
);
