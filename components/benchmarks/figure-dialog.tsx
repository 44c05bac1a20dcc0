'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import type { OwnFigure } from '@/lib/domain/benchmarks/own';
import { draftOf, emptyDraft, type FigureDraft, figureOfDraft } from '@/lib/view/benchmark-form';
import { FigureFields } from './figure-fields';
import { useBenchmarkChanges } from './use-benchmark-changes';

export interface FigureDialogProps {
  /** The figure that is edited; null: one is added. */
  edited: (OwnFigure & { id: number }) | null;
  /** What is added: a set's figure, or a peer's. */
  isPeer: boolean;
  onClose(): void;
}

/** A benchmark figure is written or corrected; what is wrong with it is said beside the field. */
export function FigureDialog({ edited, isPeer, onClose }: FigureDialogProps) {
  const form = useId();
  const [draft, setDraft] = useState<FigureDraft>(edited ? draftOf(edited) : emptyDraft(isPeer ? 'peer' : 'target'));
  const [tried, setTried] = useState(false);
  const { change, isPending, error, reset } = useBenchmarkChanges(onClose);
  const { figure, flaw } = figureOfDraft(draft);
  const update = (part: Partial<FigureDraft>) => {
    reset();
    setDraft({ ...draft, ...part });
  };
  const noun = draft.method === 'peer' ? 'peer' : 'figure';
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={edited ? `Edit ${edited.method === 'peer' ? edited.population : edited.publisher}` : `Add a ${noun}`}
        description="Shown beside the built-in benchmarks, never in one band with them."
        className="w-[min(560px,calc(100vw-32px))]"
        actions={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={form} variant="primary" disabled={isPending}>
              {edited ? 'Save' : 'Add'}
            </Button>
          </>
        }
      >
        <form
          id={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (figure)
              change({ action: 'keep', id: edited?.id ?? null, figure }, edited ? 'Figure changed' : `A ${noun} added`);
          }}
        >
          <FigureFields draft={draft} flaw={tried ? flaw : null} onChange={update} />
          {error && (
            <p role="alert" className="mt-3 text-bad">
              {error.message}
            </p>
          )}
        </form>
      </DialogContent>
    </Dialog>
  );
}
