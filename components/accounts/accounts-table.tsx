'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useRouter } from 'next/navigation';
import { type CSSProperties, useCallback, useEffect, useRef } from 'react';
import { useNarrow } from '@/components/charts/use-narrow';
import { cn } from '@/components/ui/cn';
import type { ReportParams } from '@/lib/api/queries';
import type { AccountsReport } from '@/lib/domain/report';
import { type AccountsColumn, leastWidth } from '@/lib/view/accounts-columns';
import { AccountsTableRow, WaitingRow } from './accounts-row';
import { onRowKeys, useReached } from './row-keys';
import { AccountsFoot, AccountsHead } from './table-ends';
import { useRows } from './use-accounts';
import type { Selection } from './use-selection';

const ROW_PX = 36;
const ROW_ON_PHONE_PX = 56;
const OVERSCAN_ROWS = 6;
/** Before the browser has said how high the list is: as much as a tall screen shows. */
const FIRST_RECT = { width: 1100, height: 760 };

interface AccountsTableProps {
  report: AccountsReport;
  question: ReportParams;
  columns: readonly AccountsColumn[];
  sort: string;
  selection: Selection;
  /** An answer to the question before: the rows are about to change. */
  isOld: boolean;
  hrefOf(account: string): string;
  onSort(sort: string): void;
}

/** In place of rows that are not drawn. */
const Space = ({ height }: { height: number }) => (
  <tr aria-hidden style={{ height }}>
    <td className="p-0" />
  </tr>
);

/** What rows are given to call, the same from scroll to scroll, so that a row in sight is not drawn again. */
function useSteady(selection: Selection) {
  const latest = useRef(selection);
  latest.current = selection;
  const onToggle = useCallback(
    (account: string, place: number, isRange: boolean) => void latest.current.toggle(account, place, isRange),
    [],
  );
  const onAll = useCallback((isAll: boolean) => (isAll ? void latest.current.selectAll() : latest.current.clear()), []);
  return { onToggle, onAll };
}

/** The list: only the rows in sight are drawn, and only their windows are asked for. */
export function AccountsTable({
  report,
  question,
  columns,
  sort,
  selection,
  isOld,
  hrefOf,
  onSort,
}: AccountsTableProps) {
  const container = useRef<HTMLDivElement>(null);
  const rowPx = useNarrow() ? ROW_ON_PHONE_PX : ROW_PX;
  const router = useRouter();
  const count = report.total.accounts;
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => container.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN_ROWS,
    initialRect: FIRST_RECT,
    scrollPaddingStart: rowPx,
    scrollPaddingEnd: rowPx,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes
  useEffect(() => virtualizer.measure(), [rowPx]);
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const rowAt = useRows(question, columns, { from: first?.index ?? 0, to: last?.index ?? 0 });
  const { reached, setReached, go } = useReached(container, (place) => virtualizer.scrollToIndex(place));
  // The rows of another list begin at the top.
  const listed = JSON.stringify(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question, another list
  useEffect(() => {
    virtualizer.scrollToOffset(0);
    setReached(0);
  }, [listed]);
  const toggleReached = (isRange: boolean) => {
    const row = rowAt(reached);
    if (row) onToggle(row.account, reached, isRange);
  };
  const { onToggle, onAll } = useSteady(selection);
  const onPrefetch = useCallback((href: string) => router.prefetch(href), [router]);
  const inSight = reached >= (first?.index ?? 0) && reached <= (last?.index ?? 0);
  const tabStop = inSight ? reached : (first?.index ?? 0);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the links within
    <div
      ref={container}
      onKeyDown={onRowKeys({ reached, rows: count, go, onToggle: toggleReached })}
      className="h-[calc(100dvh-228px)] max-h-[1400px] min-h-[380px] overflow-auto overscroll-contain max-md:h-[calc(100dvh-320px)] print:h-auto print:max-h-none"
    >
      <table
        aria-label="Accounts"
        aria-rowcount={count + 2}
        className={cn(
          'num w-full table-fixed border-separate border-spacing-0 text-sm md:min-w-(--least)',
          isOld && 'opacity-60',
        )}
        style={{ '--least': `${leastWidth(columns)}px` } as CSSProperties}
      >
        <AccountsHead
          columns={columns}
          sort={sort}
          count={count}
          selected={selection.ids.size}
          onSort={onSort}
          onAll={onAll}
        />
        <tbody>
          <Space height={first?.start ?? 0} />
          {items.map(({ index }) => {
            const row = rowAt(index);
            return row ? (
              <AccountsTableRow
                key={row.account}
                row={row}
                place={index}
                href={hrefOf(row.account)}
                selected={selection.ids.has(row.account)}
                reached={index === tabStop}
                onReach={setReached}
                onPrefetch={onPrefetch}
                onToggle={onToggle}
              />
            ) : (
              <WaitingRow key={index} place={index} columns={columns.length} />
            );
          })}
          <Space height={virtualizer.getTotalSize() - (last?.end ?? 0)} />
        </tbody>
        <AccountsFoot report={report} columns={columns} rowIndex={count + 2} />
      </table>
    </div>
  );
}
