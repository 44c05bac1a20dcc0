'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTimeZone } from '@/components/adjust/use-time-zone';
import { DataActions } from '@/components/charts/data-actions';
import { Failure } from '@/components/import/failure';
import { PageMessage } from '@/components/shell/page-message';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { MoreRows } from '@/components/ui/more-rows';
import { Skeleton } from '@/components/ui/skeleton';
import { ActionsHeadCell, Table, TableBody, TableHead, TableHeadCell } from '@/components/ui/table';
import type { MatchesAnswer } from '@/lib/api/contract/matches';
import { allMatchesQuery, MATCHES_PAGE, matchesQuery } from '@/lib/api/match-queries';
import { type MatchesModel, matchesTable, prepareMatches } from '@/lib/view/matches';
import { MatchEffect } from './match-effect';
import { MatchRow } from './match-row';
import { RefusedMatches } from './refused-matches';
import { useAccept, useRefuse } from './use-match-decisions';

/** Accounts that are probably one customer: offered with reasons, merged several at once, refused for good. */
export function Matches() {
  const [limit, setLimit] = useState(MATCHES_PAGE);
  const { data, error, refetch, isFetching } = useQuery(matchesQuery(limit));
  const timeZone = useTimeZone();
  if (error && !data)
    return <Failure title="The accounts could not be compared" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96" />;
  if (data.data_through === null) return <NoLedger />;
  const model = prepareMatches(data, timeZone);
  return (
    <div className="grid gap-4">
      <Offers
        data={data}
        model={model}
        isLoading={isFetching}
        onMore={() => setLimit((shown) => shown + MATCHES_PAGE)}
      />
      {model.refused.length > 0 && <RefusedMatches refused={model.refused} />}
    </div>
  );
}

interface OffersProps {
  data: MatchesAnswer;
  model: MatchesModel;
  isLoading: boolean;
  onMore(): void;
}

/** What is very likely is chosen, until somebody says otherwise. */
function Offers({ data, model, isLoading, onMore }: OffersProps) {
  const client = useQueryClient();
  const [said, setSaid] = useState<Readonly<Record<string, boolean>>>({});
  const chosen = model.lines.filter(({ id, isSure }) => said[id] ?? isSure).map(({ id }) => id);
  const accept = useAccept();
  const refuse = useRefuse();
  // What was merged or refused is still listed until the offers have come anew.
  const isBusy = accept.isPending || refuse.isPending || isLoading;
  const chooseAll = (isChosen: boolean) => setSaid(Object.fromEntries(model.lines.map(({ id }) => [id, isChosen])));
  const table = async () => matchesTable(await client.fetchQuery(allMatchesQuery()));
  return (
    <Card
      title={<span className="num">{model.finding}</span>}
      sub={<span className="num block max-w-[96ch] text-pretty">{model.sub}</span>}
      actions={model.lines.length > 0 && <DataActions table={table} />}
    >
      {model.lines.length > 0 && (
        <>
          <MatchEffect
            chosen={chosen}
            version={data.ledger_version}
            isBusy={isBusy}
            onAccept={() => accept.mutate(chosen)}
          />
          <div className="mb-2 -ml-2.5 flex flex-wrap gap-1 print:hidden">
            <Button variant="quiet" onClick={() => setSaid({})}>
              Choose the very likely
            </Button>
            <Button variant="quiet" onClick={() => chooseAll(true)}>
              Choose all shown
            </Button>
            <Button variant="quiet" onClick={() => chooseAll(false)}>
              Choose none
            </Button>
          </div>
          <Table aria-label="Accounts that look like one customer" className="max-md:block">
            <TableHead className="max-md:sr-only">
              <tr>
                <TableHeadCell className="print:hidden">
                  <span className="sr-only">Merge</span>
                </TableHeadCell>
                <TableHeadCell>This account stays</TableHeadCell>
                <TableHeadCell numeric className="md:pr-6">
                  ARR
                </TableHeadCell>
                <TableHeadCell>This one is read as it</TableHeadCell>
                <TableHeadCell numeric className="md:pr-6">
                  ARR
                </TableHeadCell>
                <TableHeadCell>What they have in common</TableHeadCell>
                <TableHeadCell>How sure</TableHeadCell>
                <ActionsHeadCell />
              </tr>
            </TableHead>
            <TableBody className="max-md:block">
              {model.lines.map((line) => (
                <MatchRow
                  key={line.id}
                  line={line}
                  isChosen={chosen.includes(line.id)}
                  isBusy={isBusy}
                  onChoose={(isChosen) => setSaid((before) => ({ ...before, [line.id]: isChosen }))}
                  onRefuse={() => refuse.mutate({ action: 'refuse', id: line.id, label: line.label })}
                />
              ))}
            </TableBody>
          </Table>
          {model.rest && (
            <p className="num mt-3 text-ink-3">
              <MoreRows words={model.rest} isLoading={isLoading} onMore={onMore} />
            </p>
          )}
        </>
      )}
    </Card>
  );
}

const NoLedger = () => (
  <PageMessage
    title="There are no accounts to compare yet"
    actions={
      <Button needs="write" asChild variant="primary">
        <Link href="/import">Import a file</Link>
      </Button>
    }
  >
    <p>
      Once accounts come from two sources, those that look like one customer are offered here: by ids, e-mail addresses,
      domains and names.
    </p>
  </PageMessage>
);
