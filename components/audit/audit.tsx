'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTimeZone } from '@/components/adjust/use-time-zone';
import { Failure } from '@/components/import/failure';
import { PageMessage } from '@/components/shell/page-message';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { MoreRows } from '@/components/ui/more-rows';
import { Skeleton } from '@/components/ui/skeleton';
import { auditPagesQuery } from '@/lib/api/audit-queries';
import { ApiError } from '@/lib/api/client';
import { auditLines, type ChainState, chainState } from '@/lib/view/audit';
import { wholeNumber } from '@/lib/view/format';
import { AuditFilters } from './audit-filters';
import { AuditTable } from './audit-table';
import { useAsked } from './use-asked';

/** Who did what and when, and whether the log is as it was written. */
export function Audit() {
  const { asked } = useAsked();
  const zone = useTimeZone();
  const { data, error, refetch, fetchNextPage, isFetching, hasNextPage } = useInfiniteQuery(auditPagesQuery(asked));
  if (error && !data) {
    if (error instanceof ApiError && error.status === 404) return <NoData />;
    if (error instanceof ApiError && error.status === 403)
      return <PageMessage title="For owners">The audit log is read by those who run this Ratchet.</PageMessage>;
    return <Failure title="The audit log could not be loaded" error={error} onRetry={() => void refetch()} />;
  }
  const first = data?.pages[0];
  if (first === undefined) return <Skeleton className="h-150" />;
  const lines = auditLines(data?.pages.flatMap(({ entries }) => entries) ?? [], zone);
  return (
    <>
      <AuditFilters names={first.names} />
      <Chain state={chainState(first.chain)} />
      <Card
        title={<span className="num">{foundWords(first.found)}</span>}
        sub="The newest first. What is done by the app is entered with it; nothing here can be changed"
      >
        {lines.length === 0 ? (
          <p className="max-w-[72ch] text-ink-2">Nothing of that kind was done by them in these days.</p>
        ) : (
          <AuditTable lines={lines} />
        )}
        {hasNextPage && (
          <p className="num mt-3 text-xs text-ink-3">
            <MoreRows
              words={`${wholeNumber(lines.length)} of ${wholeNumber(first.found)}`}
              isLoading={isFetching}
              onMore={() => void fetchNextPage()}
            />
          </p>
        )}
      </Card>
    </>
  );
}

const foundWords = (found: number): string => (found === 1 ? '1 entry' : `${wholeNumber(found)} entries`);

function Chain({ state: { isWhole, finding, end, findings } }: { state: ChainState }) {
  return (
    <Callout tone={isWhole ? 'good' : 'bad'} title={finding} className="mb-4">
      {findings.map((message) => (
        <p key={message}>{message}</p>
      ))}
      {end !== null && (
        <p className="text-xs text-ink-2">
          Each entry carries a hash over the one before it. Its end now, to be noted elsewhere and checked later with{' '}
          <code>ratchet audit --verify</code>: <code className="num break-all select-all">{end}</code>
        </p>
      )}
    </Callout>
  );
}

const NoData = () => (
  <PageMessage
    title="Nothing was done yet"
    actions={
      <Button needs="write" asChild variant="primary">
        <Link href="/import">Import a file</Link>
      </Button>
    }
  >
    <p>Every import, setting, adjustment, link and closing is entered here with who did it and when.</p>
  </PageMessage>
);
