'use client';

import { memo } from 'react';
import { showSame } from '@/components/charts/drawn';
import { cn } from '@/components/ui/cn';
import { START, type TriangleCell, type TriangleRow } from '@/lib/view/cohort-triangle';

/** Columns that stay while the ages scroll: the cohort everywhere, its accounts and start ARR where there is room. */
export const stay = {
  name: 'sticky left-0 z-10 bg-surface print:static',
  accounts: 'md:sticky md:left-[76px] md:z-10 bg-surface print:static',
  startArr: 'md:sticky md:left-[116px] md:z-10 bg-surface print:static',
} as const;

interface CellProps {
  cell: TriangleCell;
  row: number;
  age: number;
  isStop: boolean;
}

function Cell({ cell, row, age, isStop }: CellProps) {
  return (
    <td className="p-px">
      <button
        type="button"
        data-row={row}
        data-age={age}
        tabIndex={isStop ? 0 : -1}
        aria-haspopup={cell.figure ? 'dialog' : undefined}
        aria-disabled={cell.figure === null || undefined}
        className={cn(
          'block h-[26px] w-full rounded-[2px] text-center text-2xs text-ink print:text-[8px] focus-visible:outline-offset-0 pointer-coarse:h-[34px]',
          cell.isPartial && 'border border-dashed border-ink-2',
        )}
        style={{ background: cell.colour === null ? undefined : `var(${cell.colour})` }}
      >
        {cell.text}
        {cell.isPartial && <span className="sr-only"> not over</span>}
      </button>
    </td>
  );
}

interface RowProps {
  row: TriangleRow;
  index: number;
  /** The age of its cell that is a tab stop; null where that is in another row. */
  stopAge: number | null;
}

/** One cohort. Pointer, keys and presses are heard by the table. */
export const Row = memo(function Row({ row, index, stopAge }: RowProps) {
  return (
    <tr>
      <th
        scope="row"
        title={row.title}
        className={cn(stay.name, 'pr-2 text-left font-medium whitespace-nowrap text-ink')}
      >
        {row.name}
      </th>
      <td className={cn(stay.accounts, 'pr-2 text-right text-ink-2')}>{row.accounts}</td>
      <td className={cn(stay.startArr, 'pr-2')}>
        <button
          type="button"
          data-row={index}
          data-age={START}
          tabIndex={stopAge === START ? 0 : -1}
          aria-haspopup={row.start.figure ? 'dialog' : undefined}
          aria-disabled={row.start.figure === null || undefined}
          className="block h-[26px] w-full rounded-[2px] pr-1 text-right text-ink-2 focus-visible:outline-offset-0 pointer-coarse:h-[34px]"
        >
          {row.start.text}
        </button>
      </td>
      {row.cells.map((cell, age) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell's age is its key
        <Cell key={age} cell={cell} row={index} age={age} isStop={age === stopAge} />
      ))}
      {row.unreached > 0 && (
        <td
          colSpan={row.unreached}
          className="bg-[radial-gradient(var(--line-strong)_0.75px,transparent_1px)] bg-size-[7px_7px] bg-position-[3px_3px]"
        >
          <span className="sr-only">not reached</span>
        </td>
      )}
    </tr>
  );
}, showSame);
