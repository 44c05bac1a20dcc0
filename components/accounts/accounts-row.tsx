'use client';

import Link from 'next/link';
import { type MouseEvent, memo } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/cn';
import type { DrawnCell, DrawnRow } from '@/lib/view/accounts-table';

export const rowLook = 'h-(--row) border-b border-line max-md:h-14';
export const pinned = 'sticky left-0 z-1 bg-surface group-hover/row:bg-hover group-data-selected/row:bg-accent-wash';

const Mark = ({ mark }: { mark: DrawnCell['mark'] }) => (
  <span
    aria-hidden
    className={cn('mr-1.5 inline-block size-2', mark?.round ? 'rounded-full' : 'rounded-[2px]')}
    style={{ background: mark?.colour ?? 'var(--line-strong)' }}
  />
);

export interface RowProps {
  row: DrawnRow;
  /** Counted from 0. */
  place: number;
  /** The same from scroll to scroll. */
  hrefOf(account: string): string;
  selected: boolean;
  /** The one row that the Tab key reaches. */
  reached: boolean;
  /** On a phone: a press chooses the row and opens nothing. */
  isPicking: boolean;
  onReach(place: number): void;
  onPrefetch(href: string): void;
  onToggle(account: string, place: number, isRange: boolean): void;
}

/** One account: a row of figures, on a phone two lines. */
export const AccountsTableRow = memo(function AccountsTableRow({
  row,
  place,
  hrefOf,
  selected,
  reached,
  isPicking,
  onReach,
  onPrefetch,
  onToggle,
}: RowProps) {
  const tabIndex = reached ? 0 : -1;
  const href = hrefOf(row.account);
  return (
    <tr
      // The head is row 1.
      aria-rowindex={place + 2}
      data-selected={selected ? '' : undefined}
      className="group/row hover:bg-hover data-selected:bg-accent-wash"
      onPointerEnter={() => onPrefetch(href)}
    >
      <td className={cn(rowLook, 'pl-3 print:hidden', !isPicking && 'max-md:hidden')}>
        <Checkbox
          tabIndex={tabIndex}
          aria-label={`Select ${row.name}`}
          checked={selected}
          onChange={() => undefined}
          onClick={(event: MouseEvent) => onToggle(row.account, place, event.shiftKey)}
        />
      </td>
      <th scope="row" className={cn(rowLook, pinned, 'px-3 text-left font-normal max-md:px-4')}>
        <Link
          href={href}
          prefetch={false}
          data-place={place}
          tabIndex={tabIndex}
          title={row.id ? `${row.name}, ${row.id}` : row.name}
          onFocus={() => onReach(place)}
          onClick={(event) => {
            if (!isPicking) return;
            event.preventDefault();
            onToggle(row.account, place, event.shiftKey);
          }}
          className="flex min-h-[24px] items-center gap-2 rounded-xs focus-visible:outline-offset-0 max-md:min-h-[44px] max-md:flex-col max-md:items-start max-md:justify-center max-md:gap-0"
        >
          <span className="max-w-full truncate font-medium text-ink group-hover/row:underline group-hover/row:underline-offset-4">
            {row.name}
          </span>
          {row.id && <span className="shrink-0 pt-px text-2xs text-ink-3 max-md:hidden">{row.id}</span>}
          <span className="truncate text-2xs text-ink-3 md:hidden">{row.note}</span>
        </Link>
      </th>
      {row.cells.map((cell) => (
        <td
          key={cell.key}
          title={cell.text}
          className={cn(
            rowLook,
            'truncate px-3 text-ink-2 max-md:hidden',
            cell.numeric && 'text-right',
            cell.key === 'arr' && 'font-medium text-ink',
            cell.tone === 'loss' && 'text-bad',
          )}
        >
          {cell.key === 'state' && <Mark mark={cell.mark} />}
          {cell.text}
        </td>
      ))}
      <td className={cn(rowLook, 'pr-4 text-right md:hidden')}>
        <span className="block font-medium text-ink">{row.arr}</span>
        <span className={cn('block text-2xs text-ink-3', row.isLoss && 'text-bad')}>{row.change || ' '}</span>
      </td>
    </tr>
  );
});

interface WaitingProps {
  place: number;
  columns: number;
  isPicking: boolean;
}

/** A row that is on its way. */
export const WaitingRow = memo(function WaitingRow({ place, columns, isPicking }: WaitingProps) {
  return (
    <tr aria-rowindex={place + 2}>
      <td className={cn(rowLook, !isPicking && 'max-md:hidden')} />
      <td className={cn(rowLook, 'px-3 max-md:px-4')}>
        <span className="block h-2 w-2/3 rounded-full bg-sunken" />
      </td>
      {Array.from({ length: columns }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells without anything in them
        <td key={index} className={cn(rowLook, 'px-3 max-md:hidden')}>
          <span className="block h-2 w-1/2 rounded-full bg-sunken" />
        </td>
      ))}
      <td className={cn(rowLook, 'md:hidden')} />
    </tr>
  );
});
