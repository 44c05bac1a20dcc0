'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/cn';
import type { AccountsReport } from '@/lib/domain/report';
import { sortAfter } from '@/lib/view/accounts';
import type { AccountsColumn } from '@/lib/view/accounts-columns';
import { accountsFoot } from '@/lib/view/accounts-table';

const headLook =
  'sticky print:static top-0 z-2 h-9 border-b border-line-strong bg-surface text-2xs font-medium text-ink-3';
const footLook = 'sticky print:static bottom-0 z-2 h-10 border-t border-line-strong bg-surface font-semibold text-ink';

interface SortHeadProps {
  column: Pick<AccountsColumn, 'key' | 'name' | 'numeric' | 'hint'>;
  sort: string;
  /** Pixels; null: what is left. */
  width: number | null;
  onSort(sort: string): void;
  className?: string;
}

function SortHead({ column: { key, name, numeric, hint }, sort, width, onSort, className }: SortHeadProps) {
  const isSorted = sort === key || sort === `-${key}`;
  const isDescending = sort.startsWith('-');
  const Arrow = isDescending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : undefined}
      style={width === null ? undefined : { width }}
      className={cn(headLook, 'px-3', numeric ? 'text-right' : 'text-left', className)}
    >
      <button
        type="button"
        title={hint}
        onClick={() => onSort(sortAfter(sort, key, numeric))}
        className={cn(
          'inline-flex min-h-[24px] max-w-full items-center gap-1 rounded-xs hover:text-ink',
          numeric && 'flex-row-reverse',
          isSorted && 'text-ink',
        )}
      >
        <span className="truncate">{name}</span>
        {isSorted && <Arrow aria-hidden className="size-3 shrink-0" />}
      </button>
    </th>
  );
}

interface HeadProps {
  columns: readonly AccountsColumn[];
  sort: string;
  count: number;
  /** How many are selected. */
  selected: number;
  /** On a phone too rows are chosen. */
  isPicking: boolean;
  onSort(sort: string): void;
  /** All are to be selected, or none. */
  onAll(isAll: boolean): void;
}

/** Names of the columns, each of which sorts the list. */
export const AccountsHead = memo(function AccountsHead({
  columns,
  sort,
  count,
  selected,
  isPicking,
  onSort,
  onAll,
}: HeadProps) {
  const isAll = count > 0 && selected >= count;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={cn(headLook, 'w-11 pl-3 print:hidden', !isPicking && 'max-md:hidden')}>
          <Checkbox
            aria-label={isAll ? 'Select none' : `Select all ${count} accounts of the list`}
            checked={isAll}
            onChange={() => onAll(!isAll)}
          />
        </th>
        <SortHead
          column={{ key: 'name', name: 'Account', numeric: false, hint: 'By name' }}
          sort={sort}
          onSort={onSort}
          width={null}
          className="left-0 z-3 max-md:px-4 md:min-w-[220px]"
        />
        {columns.map((column) => (
          <SortHead
            key={column.key}
            column={column}
            width={column.width}
            sort={sort}
            onSort={onSort}
            className="max-md:hidden"
          />
        ))}
        <SortHead
          column={{ key: 'arr', name: 'ARR, change', numeric: true, hint: 'By ARR' }}
          sort={sort}
          onSort={onSort}
          width={136}
          className="pr-4 md:hidden"
        />
      </tr>
    </thead>
  );
});

interface FootProps {
  report: Pick<AccountsReport, 'total' | 'currency'>;
  columns: readonly AccountsColumn[];
  rowIndex: number;
  isPicking: boolean;
}

/** What the list comes to, whichever rows are drawn. */
export const AccountsFoot = memo(function AccountsFoot({ report, columns, rowIndex, isPicking }: FootProps) {
  const foot = accountsFoot(report);
  const isShown = columns.some(({ key }) => key === 'arr');
  return (
    <tfoot>
      <tr aria-rowindex={rowIndex}>
        <td className={cn(footLook, 'print:hidden', !isPicking && 'max-md:hidden')} />
        <th scope="row" className={cn(footLook, 'left-0 z-3 truncate px-3 text-left font-semibold max-md:px-4')}>
          <span data-testid="accounts-count">{foot.accounts}</span>
          {!isShown && <span className="max-md:hidden">, {foot.arr}</span>}
        </th>
        {columns.map(({ key, numeric }) => (
          <td
            key={key}
            data-testid={`sum-${key}`}
            className={cn(footLook, 'truncate px-3 max-md:hidden', numeric && 'text-right')}
          >
            {foot.sums[key] ?? ''}
          </td>
        ))}
        <td className={cn(footLook, 'pr-4 text-right md:hidden')}>{foot.arr}</td>
      </tr>
    </tfoot>
  );
});
