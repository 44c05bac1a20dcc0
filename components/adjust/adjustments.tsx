'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { useEffect, useId, useMemo } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { Failure } from '@/components/import/failure';
import { PageMessage } from '@/components/shell/page-message';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { MoreRows } from '@/components/ui/more-rows';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { adjustmentsQuery, allAdjustmentsQuery } from '@/lib/api/adjustment-queries';
import type { AdjustmentList } from '@/lib/api/contract/adjustments';
import { type ListedKind, listedKinds } from '@/lib/domain/adjustment-kinds';
import { type AdjustmentsModel, adjustmentsTable, joinedAdjustments, prepareAdjustments } from '@/lib/view/adjustments';
import { adjustmentsParsers, adjustmentsQuestion } from '@/lib/view/adjustments-question';
import { AdjustmentsTable } from './adjustments-table';
import { useTimeZone } from './use-time-zone';

/** The list in the address; what is typed replaces what was typed before, and is no step back. */
const useChoices = () => useQueryStates(adjustmentsParsers, { history: 'replace' });

/** Everything that was stated by hand, with what it does to the figures, each undone at will. */
export function Adjustments() {
  const [choices] = useChoices();
  const asked = adjustmentsQuestion(choices);
  const { data, error, refetch, fetchNextPage, isFetching, isPlaceholderData } = useInfiniteQuery(
    adjustmentsQuery(asked),
  );
  const pages = data?.pages;
  const isMixed = pages?.some(({ ledger_version }) => ledger_version !== pages[0]?.ledger_version) ?? false;
  useEffect(() => {
    // Something was stated between two pages: rows would be there twice, or not at all.
    if (isMixed) void refetch();
  }, [isMixed, refetch]);
  const list = useMemo(() => joinedAdjustments(pages ?? []), [pages]);
  if (error && (!list || isPlaceholderData))
    return <Failure title="The adjustments could not be loaded" error={error} onRetry={() => void refetch()} />;
  if (!list) return <Skeleton className="h-96" />;
  if (list.all === 0) return <NoAdjustments />;
  const showMore = () => {
    if (!isFetching && !error) void fetchNextPage();
  };
  return <Listed list={list} asked={asked} isOld={isPlaceholderData} isLoading={isFetching} onMore={showMore} />;
}

interface ListedProps {
  list: AdjustmentList;
  asked: ReturnType<typeof adjustmentsQuestion>;
  /** An answer to the question before. */
  isOld: boolean;
  isLoading: boolean;
  onMore(): void;
}

function Listed({ list, asked, isOld, isLoading, onMore }: ListedProps) {
  const [{ search, kind }, setChoices] = useChoices();
  const timeZone = useTimeZone();
  const client = useQueryClient();
  const isPart = asked.search !== undefined || asked.kind !== undefined;
  const model = prepareAdjustments(list, { isPart, timeZone });
  const wholeTable = async () => adjustmentsTable(await client.fetchQuery(allAdjustmentsQuery(asked)));
  return (
    <Card
      title={<span className="num">{model.finding}</span>}
      sub={<span className="num">{model.sub}</span>}
      actions={<DataActions table={wholeTable} exhibit="adjustments" />}
    >
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <SearchField
          label="Search adjustments"
          placeholder="What, why, who or account"
          value={search}
          onValue={(words) => void setChoices({ search: words })}
        />
        <KindSelect model={model} kind={kind} onKind={(value) => void setChoices({ kind: value })} />
        {model.accountName !== null && (
          <Button
            aria-label={`Show every account, not only ${model.accountName}`}
            onClick={() => void setChoices({ account: null }, { history: 'push' })}
          >
            <span className="max-w-40 truncate">{model.accountName}</span>
            <X aria-hidden />
          </Button>
        )}
      </div>
      {model.lines.length === 0 && !isOld ? (
        <div className="grid justify-items-center gap-3 py-14 text-center text-ink-2">
          <p>No adjustment is of these words, this kind and this account.</p>
          <Button onClick={() => void setChoices(null)}>Show all</Button>
        </div>
      ) : (
        <div className={cn('mt-4', isOld && 'opacity-60')}>
          <AdjustmentsTable lines={model.lines} adjustments={list.adjustments} />
          {model.rest && (
            <p className="num mt-3 text-ink-3">
              <MoreRows words={model.rest} isLoading={isLoading} onMore={onMore} />
            </p>
          )}
        </div>
      )}
    </Card>
  );
}

interface KindSelectProps {
  model: AdjustmentsModel;
  kind: ListedKind | null;
  onKind(kind: ListedKind | null): void;
}

function KindSelect({ model, kind, onKind }: KindSelectProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="sr-only">
        Kind
      </label>
      <Select
        id={id}
        className="w-48 max-md:flex-1"
        value={kind ?? ''}
        onChange={(event) => onKind(listedKinds.find((each) => each === event.target.value) ?? null)}
      >
        <option value="">All kinds</option>
        {model.kinds.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </>
  );
}

const NoAdjustments = () => (
  <PageMessage
    title="Nothing has been stated by hand"
    actions={
      <Button asChild variant="primary">
        <Link href="/accounts">Go to accounts</Link>
      </Button>
    }
  >
    <p>
      Where a file is wrong or says too little, an account can be put right by hand: add, correct or end a change, state
      its attributes, why it left, or that it is a test.
    </p>
    <p>Each such adjustment is listed here with who made it and why, what it does to ARR and NRR, and can be undone.</p>
  </PageMessage>
);
