'use client';

import { type FormEvent, type ReactNode, useId } from 'react';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import type { AdjustmentAsked } from '@/lib/api/contract/adjustments';
import { Preview } from './preview';
import { type Fault, faultOf, useMake, useTried } from './use-adjustment';

interface AdjustDialogProps {
  title: string;
  description?: ReactNode;
  /** Null: not complete yet. A reason may still be missing: it is tried without one, and saved with one alone. */
  request: AdjustmentAsked | null;
  /** What to do before there is something to try. */
  waitsFor: string;
  save: string;
  /** No figure can change: there is nothing to show ahead. */
  isQuiet?: boolean;
  onClose(): void;
  onDone?: () => void;
  /** Fields that the form shows: a fault of another is told below it. */
  fields: readonly string[];
  children(fault: Fault | null): ReactNode;
}

const reasonIn = (request: AdjustmentAsked | null): string | null =>
  request !== null && 'reason' in request && request.kind !== 'attributes' ? request.reason : null;

/** To be tried before a reason is typed. */
const PENDING = 'tried out';

/** The frame of every adjustment: its form, what it would do, and the way back. */
export function AdjustDialog(props: AdjustDialogProps) {
  const { title, description, request, waitsFor, save, isQuiet = false, onClose, onDone, fields, children } = props;
  const form = useId();
  const reason = reasonIn(request);
  const probe = reason?.trim() === '' ? ({ ...request, reason: PENDING } as AdjustmentAsked) : request;
  const tried = useTried(probe);
  const make = useMake(() => {
    onDone?.();
    onClose();
  });
  const fault = faultOf(make.error ?? tried.error);
  const isReady = request !== null && fault === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && reason?.trim() !== '') make.mutate(request);
  };
  const elsewhere = fault !== null && (fault.field === null || !fields.includes(fault.field));
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={title}
        description={description}
        className="w-[min(560px,calc(100vw-32px))]"
        actions={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={form} variant="primary" disabled={!isReady || make.isPending}>
              {save}
            </Button>
          </>
        }
      >
        <form
          id={form}
          data-fields-first=""
          onSubmit={submit}
          onChange={() => make.reset()}
          className="grid grid-cols-[minmax(0,1fr)] gap-4"
        >
          {children(fault)}
          {elsewhere && <Failure title="It cannot be done so" error={new Error(fault.message)} />}
          {!isQuiet && (
            <Preview
              outcome={fault ? null : tried.outcome}
              isStale={tried.isStale && request !== null}
              waitsFor={fault ? 'Mend what is marked to see it.' : waitsFor}
            />
          )}
        </form>
      </DialogContent>
    </Dialog>
  );
}
