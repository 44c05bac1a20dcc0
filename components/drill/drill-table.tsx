'use client';

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { AccountLink } from '@/components/account/account-link';
import { cn } from '@/components/ui/cn';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { DrillModel, DrillRow } from '@/lib/view/drill';
import { wholeNumber } from '@/lib/view/format';

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
        <TableCell numeric className="font-medium text-ink">
          {row.adds}
        </TableCell>
      </TableRow>
      {open && (
        <TableRow>
          <TableCell colSpan={4} className="py-2 pl-4.5">
            <Changes row={row} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

/** One row an account, which opens to its changes; the foot is the figure. */
export function DrillTable({ model }: { model: DrillModel }) {
  return (
    <Table className="text-xs">
      <TableHead>
        <TableRow>
          <TableHeadCell>Account</TableHeadCell>
          <TableHeadCell numeric>Start</TableHeadCell>
          <TableHeadCell numeric>End</TableHeadCell>
          <TableHeadCell numeric>Adds</TableHeadCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {model.rows.map((row) => (
          <AccountRows key={row.account} row={row} />
        ))}
        {model.rest && (
          <TableRow>
            <TableRowHead colSpan={3} className="text-ink-2">
              {wholeNumber(model.rest.accounts)} more accounts; the file has them all
            </TableRowHead>
            <TableCell numeric>{model.rest.adds}</TableCell>
          </TableRow>
        )}
      </TableBody>
      <tfoot>
        <TableRow className="font-semibold [&>*]:border-t [&>*]:border-line-strong">
          <TableRowHead colSpan={3} className="font-semibold">
            Sum
          </TableRowHead>
          <TableCell numeric data-testid="drill-sum">
            {model.sum}
          </TableCell>
        </TableRow>
      </tfoot>
    </Table>
  );
}
