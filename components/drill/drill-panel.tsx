'use client';

import { useQuery } from '@tanstack/react-query';
import { MessageSquarePlus } from 'lucide-react';
import { DataActions } from '@/components/charts/data-actions';
import { useAsked } from '@/components/filters/use-question';
import { WholeAccounts } from '@/components/filters/whole-accounts';
import { Failure } from '@/components/import/failure';
import { openNote } from '@/components/notes/note-desk';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { explainQuery } from '@/lib/api/queries';
import { type Drill, drilledName, explainQuestion, prepareDrill } from '@/lib/view/drill';
import { dayOfPlace } from '@/lib/view/notes';
import { goesByProduct } from '@/lib/view/products';
import { DrillTable } from './drill-table';

/** The accounts and changes behind one figure, with a sum that equals it. */
export function DrillPanel({ drill, onClose }: { drill: Drill; onClose(): void }) {
  const { asked } = useAsked();
  const isByProduct = goesByProduct(asked.where);
  const { data, error, refetch } = useQuery({ ...explainQuery(explainQuestion(asked, drill)), enabled: !isByProduct });
  const model = data ? prepareDrill(data, drill) : null;
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
        description={
          model?.sentence ??
          (isByProduct ? 'Of the products that the page is filtered by.' : 'Looking for what makes it.')
        }
        actions={
          model && (
            <>
              <Button onClick={() => noteOn(drill.period)}>
                <MessageSquarePlus aria-hidden />
                Note on this date
              </Button>
              <DataActions table={model.table} />
            </>
          )
        }
      >
        {error && <Failure title="The figure could not be opened" error={error} onRetry={() => void refetch()} />}
        {isByProduct && <WholeAccounts what="What a figure opens to" />}
        {!model && !error && !isByProduct && <Skeleton className="h-96" />}
        {model && <DrillTable model={model} />}
      </DialogContent>
    </Dialog>
  );
}
