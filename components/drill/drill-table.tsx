'use client';

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { AccountLink } from '@/components/account/account-link';
import { useNarrow } from '@/components/charts/use-narrow';
import { cn } from '@/components/ui/cn';
import { MoreRows } from '@/components/ui/more-rows';
import { TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
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

/** On a phone start and end stand below the name, so that what the account adds is always in sight. */
const wide = 'max-md:hidden';

function AccountRows({ row }: { row: DrillRow }) {
  const [open, setOpen] = useState(row.isOpen);
  const isNarrow = useNarrow();
  return (
    <>
      <TableRow>
        <TableRowHead className="max-md:w-full max-md:max-w-0 max-md:py-1.5 md:max-w-44">
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
            <span className="grid min-w-0">
              <AccountLink account={row.account} title={row.name} className="truncate leading-[24px] font-medium">
                {row.name}
              </AccountLink>
              <span className="text-2xs text-ink-3 md:hidden">
                {row.start} → {row.end}
                {row.due !== null && `, due ${row.due}`}
              </span>
            </span>
          </span>
        </TableRowHead>
        <TableCell numeric className={cn('text-ink-2', wide)}>
          {row.start}
        </TableCell>
        <TableCell numeric className={cn('text-ink-2', wide)}>
          {row.end}
        </TableCell>
        {row.due !== null && (
          <TableCell numeric className={cn('text-ink-2', wide)}>
            {row.due}
          </TableCell>
        )}
        <TableCell numeric className="font-medium text-ink">
          {row.adds}
        </TableCell>
      </TableRow>
      {open && (
        <TableRow>
          <TableCell colSpan={columnsOf(row, isNarrow)} className="py-2 pl-4.5">
            <Changes row={row} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

const columnsOf = ({ due }: { due: string | null }, isNarrow: boolean): number => {
  if (isNarrow) return 2;
  return due === null ? 4 : 5;
};

interface DrillTableProps {
  model: DrillModel;
  isLoading: boolean;
  onMore(): void;
}

const headLook = 'sticky top-0 z-1 bg-surface pt-1';
const footLook = 'sticky -bottom-5 z-1 border-t border-b-0 border-line-strong bg-surface font-semibold';

/** One row an account, which opens to its changes; the foot, always in sight, is the figure, of all of them. */
export function DrillTable({ model, isLoading, onMore }: DrillTableProps) {
  const { rows, rest, sums } = model;
  const isNarrow = useNarrow();
  return (
    <table className="num w-full border-separate border-spacing-0 text-xs">
      <TableHead>
        <TableRow>
          <TableHeadCell className={headLook}>Account</TableHeadCell>
          <TableHeadCell numeric className={cn(headLook, wide)}>
            Start
          </TableHeadCell>
          <TableHeadCell numeric className={cn(headLook, wide)}>
            End
          </TableHeadCell>
          {sums.due !== null && (
            <TableHeadCell numeric className={cn(headLook, wide)}>
              Due
            </TableHeadCell>
          )}
          <TableHeadCell numeric className={headLook}>
            {sums.due === null ? 'Adds' : 'Renewed'}
          </TableHeadCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <AccountRows key={row.account} row={row} />
        ))}
        {rest && (
          <TableRow>
            <TableRowHead colSpan={columnsOf(sums, isNarrow) - 1} className="text-ink-2">
              <MoreRows words={rest.words} isLoading={isLoading} onMore={onMore} />
            </TableRowHead>
            <TableCell numeric className="text-ink-3">
              {rest.adds}
            </TableCell>
          </TableRow>
        )}
      </TableBody>
      <tfoot>
        <TableRow>
          <TableRowHead className={footLook}>
            Sum
            <span className="block text-2xs font-normal text-ink-3 md:hidden">
              {sums.start} → {sums.end}
            </span>
          </TableRowHead>
          <TableCell numeric className={cn(footLook, wide)}>
            {sums.start}
          </TableCell>
          <TableCell numeric className={cn(footLook, wide)}>
            {sums.end}
          </TableCell>
          {sums.due !== null && (
            <TableCell numeric className={cn(footLook, wide)}>
              {sums.due}
            </TableCell>
          )}
          <TableCell numeric data-testid="drill-sum" className={footLook}>
            {sums.adds}
          </TableCell>
        </TableRow>
      </tfoot>
    </table>
  );
}
