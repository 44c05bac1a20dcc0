'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { MessageSquarePlus } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { useAsked } from '@/components/filters/use-question';
import { Failure } from '@/components/import/failure';
import { openNote } from '@/components/notes/note-desk';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { explainPagesQuery, explainQuery } from '@/lib/api/queries';
import { explainQuestion } from '@/lib/view/drill';
import { joinedPages, prepareDrill } from '@/lib/view/drill-model';
import { drilledName } from '@/lib/view/drill-names';
import { drillTable } from '@/lib/view/drill-table';
import type { Drill } from '@/lib/view/drill-text';
import { dayOfPlace } from '@/lib/view/notes';
import { DrillTable } from './drill-table';

/** The accounts and changes behind one figure, with a sum that equals it. */
export function DrillPanel({ drill, onClose }: { drill: Drill; onClose(): void }) {
  const { asked } = useAsked();
  const client = useQueryClient();
  const question = explainQuestion(asked, drill);
  const { data, error, refetch, fetchNextPage, isFetching } = useInfiniteQuery(explainPagesQuery(question));
  const pages = data?.pages;
  const isMixed = pages?.some(({ ledger_version }) => ledger_version !== pages[0]?.ledger_version) ?? false;
  useEffect(() => {
    // Records came in between two pages: they are of different ledgers, and would not add up.
    if (isMixed) void refetch();
  }, [isMixed, refetch]);
  const model = useMemo(() => {
    const figure = joinedPages(pages ?? []);
    return figure === null ? null : prepareDrill(figure, drill);
  }, [pages, drill]);
  const wholeTable = async () =>
    drillTable(await client.fetchQuery({ ...explainQuery({ ...question, limit: 'all' }), gcTime: 0 }));
  const showMore = () => {
    if (!isFetching && !error) void fetchNextPage();
  };
  // The panel goes first: two dialogs would hold the focus against each other.
  const noteOn = (period: string) => {
    onClose();
    openNote(dayOfPlace(period));
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        place="panel"
        title={model?.title ?? drilledName(drill.metric)}
        description={model?.sentence ?? 'Looking for what makes it.'}
        actions={
          model && (
            <>
              <Button needs="act" onClick={() => noteOn(drill.period)}>
                <MessageSquarePlus aria-hidden />
                Note on this date
              </Button>
              <DataActions table={wholeTable} />
            </>
          )
        }
      >
        {error && <Failure title="The figure could not be opened" error={error} onRetry={() => void refetch()} />}
        {!model && !error && <Skeleton className="h-96" />}
        {model && <DrillTable model={model} isLoading={isFetching} onMore={showMore} />}
      </DialogContent>
    </Dialog>
  );
}
