'use client';

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { AccountLink } from '@/components/account/account-link';
import { cn } from '@/components/ui/cn';
import { MoreRows } from '@/components/ui/more-rows';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { DrillModel, DrillRow } from '@/lib/view/drill-model';

function Changes({ row }: { row: DrillRow }) {
  if (row.changes.length === 0) return <p className="text-xs text-ink-3">Nothing changed.</p>;
  return (
    <ul className="grid gap-1.5">
      {row.changes.map((change) => (
        <li key={change.key} className="grid grid-cols-[84px_1fr_auto] gap-x-3 text-xs">
          <span className="text-ink-3">{change.day}</span>
          <span>
            <span className="text-ink">{change.what}</span>
            <span className="block break-all text-ink-3">{change.from}</span>
          </span>
          <span className="text-right text-ink">{change.arr}</span>
        </li>
      ))}
    </ul>
  );
}

function AccountRows({ row }: { row: DrillRow }) {
  const [open, setOpen] = useState(row.isOpen);
  return (
    <>
      <TableRow>
        <TableRowHead className="max-w-44">
          <span className="flex items-center gap-1">
            <button
              type="button"
              aria-expanded={open}
              aria-label={`${row.name}: its changes`}
              onClick={() => setOpen(!open)}
              className="grid size-[24px] shrink-0 place-items-center rounded-xs hover:bg-hover"
            >
              <ChevronRight aria-hidden className={cn('size-3.5 text-ink-3', open && 'rotate-90')} />
            </button>
            <AccountLink account={row.account} title={row.name} className="min-h-[24px] truncate leading-6 font-medium">
              {row.name}
            </AccountLink>
          </span>
        </TableRowHead>
        <TableCell numeric className="text-ink-2">
          {row.start}
        </TableCell>
        <TableCell numeric className="text-ink-2">
          {row.end}
        </TableCell>
        {row.due !== null && (
          <TableCell numeric className="text-ink-2">
            {row.due}
          </TableCell>
        )}
        <TableCell numeric className="font-medium text-ink">
          {row.adds}
        </TableCell>
      </TableRow>
      {open && (
        <TableRow>
          <TableCell colSpan={columnsOf(row)} className="py-2 pl-4.5">
            <Changes row={row} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

const columnsOf = ({ due }: { due: string | null }): number => (due === null ? 4 : 5);

interface DrillTableProps {
  model: DrillModel;
  isLoading: boolean;
  onMore(): void;
}

/** One row an account, which opens to its changes; the foot is the figure, of the accounts further down too. */
export function DrillTable({ model, isLoading, onMore }: DrillTableProps) {
  const { rows, rest, sums } = model;
  return (
    <Table className="text-xs">
      <TableHead>
        <TableRow>
          <TableHeadCell>Account</TableHeadCell>
          <TableHeadCell numeric>Start</TableHeadCell>
          <TableHeadCell numeric>End</TableHeadCell>
          {sums.due !== null && <TableHeadCell numeric>Due</TableHeadCell>}
          <TableHeadCell numeric>{sums.due === null ? 'Adds' : 'Renewed'}</TableHeadCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <AccountRows key={row.account} row={row} />
        ))}
        {rest && (
          <TableRow>
            <TableRowHead colSpan={columnsOf(sums) - 1} className="text-ink-2">
              <MoreRows words={rest.words} isLoading={isLoading} onMore={onMore} />
            </TableRowHead>
            <TableCell numeric className="text-ink-3">
              {rest.adds}
            </TableCell>
          </TableRow>
        )}
      </TableBody>
      <tfoot>
        <TableRow className="font-semibold [&>*]:border-t [&>*]:border-line-strong">
          <TableRowHead className="font-semibold">Sum</TableRowHead>
          <TableCell numeric>{sums.start}</TableCell>
          <TableCell numeric>{sums.end}</TableCell>
          {sums.due !== null && <TableCell numeric>{sums.due}</TableCell>}
          <TableCell numeric data-testid="drill-sum">
            {sums.adds}
          </TableCell>
        </TableRow>
      </tfoot>
    </Table>
  );
}
