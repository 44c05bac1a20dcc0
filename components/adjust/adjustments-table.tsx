'use client';

import { Redo2, Undo2 } from 'lucide-react';
import { AccountLink } from '@/components/account/account-link';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { AdjustmentList } from '@/lib/api/contract/adjustments';
import type { AdjustmentLine } from '@/lib/view/adjustments';
import { useMake, useUndo } from './use-adjustment';

interface AdjustmentsTableProps {
  lines: readonly AdjustmentLine[];
  adjustments: AdjustmentList['adjustments'];
}

/** On a phone each adjustment is a few lines below each other. */
const stacked = 'max-md:block max-md:h-auto max-md:border-0 max-md:p-0';

/** The adjustments, newest first; those undone stay readable. */
export function AdjustmentsTable({ lines, adjustments }: AdjustmentsTableProps) {
  const undo = useUndo();
  const make = useMake();
  const redo = (id: string) => {
    const asked = adjustments.find(({ adjustment_id }) => adjustment_id === id)?.request;
    if (asked) make.mutate(asked);
  };
  const isBusy = undo.isPending || make.isPending;
  return (
    <div>
      <Table className="max-md:block">
        <TableHead className="max-md:sr-only">
          <tr>
            <TableHeadCell>What</TableHeadCell>
            <TableHeadCell>Accounts</TableHeadCell>
            <TableHeadCell>By and when</TableHeadCell>
            <TableHeadCell numeric>Effect on ARR</TableHeadCell>
            <TableHeadCell numeric>on NRR, points</TableHeadCell>
            <TableHeadCell className="print:hidden">
              <span className="sr-only">Actions</span>
            </TableHeadCell>
          </tr>
        </TableHead>
        <TableBody className="max-md:block">
          {lines.map((line) => (
            <TableRow
              key={line.id}
              className={cn(
                'align-top max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:gap-y-0.5 max-md:border-b max-md:border-line max-md:py-3',
                line.undone && 'text-ink-3',
              )}
            >
              <WhatCell line={line} />
              <AccountsCell line={line} />
              <TableCell className={cn('py-2 text-ink-2', stacked, 'max-md:col-start-1')}>
                {line.who}
                <span className="block text-xs whitespace-nowrap text-ink-3">{line.when}</span>
                {line.undone && <span className="block text-xs whitespace-nowrap text-ink-3">{line.undone}</span>}
              </TableCell>
              <TableCell numeric className={cn('py-2', stacked, 'max-md:col-start-2 max-md:row-start-1')}>
                <span className="text-ink-3 md:hidden">ARR </span>
                <Effect text={line.arr} line={line} />
              </TableCell>
              <TableCell numeric className={cn('py-2', stacked, 'max-md:col-start-2 max-md:row-start-2')}>
                <span className="text-ink-3 md:hidden">NRR </span>
                <Effect text={line.nrr} line={line} />
                <span className="text-ink-3 md:hidden"> pt</span>
              </TableCell>
              <TableCell
                className={cn(
                  'py-1 text-right whitespace-nowrap md:w-0 print:hidden',
                  stacked,
                  'max-md:col-start-2 max-md:row-start-3 max-md:justify-self-end',
                )}
              >
                {line.canUndo && (
                  <Button
                    needs="act"
                    variant="quiet"
                    disabled={isBusy}
                    aria-label={`Undo ${line.description}`}
                    onClick={() => undo.mutate(line.id)}
                  >
                    <Undo2 aria-hidden />
                    Undo
                  </Button>
                )}
                {line.canRedo && (
                  <Button
                    needs="act"
                    variant="quiet"
                    disabled={isBusy}
                    aria-label={`Do again ${line.description}`}
                    onClick={() => redo(line.id)}
                  >
                    <Redo2 aria-hidden />
                    Do again
                  </Button>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

/** What moves nothing stands back. */
const Effect = ({ text, line }: { text: string; line: AdjustmentLine }) => (
  <span className={cn(!line.moves && 'text-ink-3')} title={line.note ?? undefined}>
    {text}
  </span>
);

const WhatCell = ({ line }: { line: AdjustmentLine }) => (
  <TableRowHead className={cn('max-w-[46ch] py-2', stacked, 'max-md:col-start-1')}>
    <span className={cn('block font-medium text-pretty wrap-anywhere', line.undone && 'text-ink-3 line-through')}>
      {line.description}
    </span>
    <span className="block text-xs text-pretty text-ink-3 wrap-anywhere">
      {line.kind}
      {line.reason && `: ${line.reason}`}
    </span>
  </TableRowHead>
);

const AccountsCell = ({ line }: { line: AdjustmentLine }) => (
  <TableCell className={cn('py-2', stacked, 'max-md:col-start-1')}>
    {line.accounts.map(({ account, name }) => (
      <AccountLink key={account} account={account} className="block max-w-56 truncate">
        {name}
      </AccountLink>
    ))}
    {line.more && <span className="block text-xs text-ink-3">{line.more}</span>}
  </TableCell>
);
