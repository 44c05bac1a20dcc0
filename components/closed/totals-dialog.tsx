'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useDeferredValue, useId, useState } from 'react';
import { NoteField } from '@/components/adjust/field';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import { triedTotalsQuery } from '@/lib/api/closed-queries';
import { formatExactMoney, monthText, NO_FIGURE } from '@/lib/view/format';
import { useTotals } from './use-closed';

interface TotalsDialogProps {
  /** What stands in it at first. */
  text?: string;
  onClose(): void;
}

/** Control totals pasted from a sheet or typed, with how they are read before they are kept. */
export function TotalsDialog({ text: first = '', onClose }: TotalsDialogProps) {
  const form = useId();
  const [text, setText] = useState(first);
  const asked = useDeferredValue(text);
  const isEmpty = asked.trim() === '';
  const { data, error } = useQuery({ ...triedTotalsQuery(asked), enabled: !isEmpty });
  const keep = useTotals(onClose);
  const read = isEmpty ? undefined : data;
  const isReady = read !== undefined && read.totals.length > 0 && read.problems.length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) keep.mutate(text);
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        title="Control totals"
        description="The MRR that the general ledger says each month ended with: a line for each month, as copied from a sheet."
        className="w-[min(560px,calc(100vw-32px))]"
        actions={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={form} variant="primary" disabled={!isReady || keep.isPending}>
              Keep them
            </Button>
          </>
        }
      >
        <form id={form} onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <NoteField
            label="Months and MRR"
            field="text"
            required
            rows={6}
            hint="Such as 2026-10 and 81,250.00, or Oct 2026 and $81,250"
            value={text}
            onValue={setText}
            fault={null}
          />
          {(keep.error ?? error) && <Failure title="They cannot be kept" error={(keep.error ?? error) as Error} />}
          <section aria-label="As read" aria-live="polite" className="min-h-20">
            {read?.problems.map(({ line, message }) => (
              <p key={line} className="mb-2 text-bad wrap-anywhere">
                Line {line}: {message}
              </p>
            ))}
            {read !== undefined && read.totals.length > 0 && (
              <Table>
                <TableHead>
                  <tr>
                    <TableHeadCell>As read</TableHeadCell>
                    <TableHeadCell numeric>MRR</TableHeadCell>
                    <TableHeadCell numeric>Before</TableHeadCell>
                  </tr>
                </TableHead>
                <TableBody>
                  {read.totals.map(({ month, mrr, before }) => (
                    <TableRow key={month}>
                      <TableRowHead>{monthText(month)}</TableRowHead>
                      <TableCell numeric>{formatExactMoney(mrr, read.currency)}</TableCell>
                      <TableCell numeric className="text-ink-3">
                        {before === null ? NO_FIGURE : formatExactMoney(before, read.currency)}
                      </TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
            )}
          </section>
        </form>
      </DialogContent>
    </Dialog>
  );
}
