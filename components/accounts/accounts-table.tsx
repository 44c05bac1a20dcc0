'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useRouter } from 'next/navigation';
import { type CSSProperties, useCallback, useEffect, useRef } from 'react';
import { useNarrow } from '@/components/charts/use-narrow';
import { usePrinting } from '@/components/charts/use-printing';
import { cn } from '@/components/ui/cn';
import type { ReportParams } from '@/lib/api/queries';
import type { AccountsReport } from '@/lib/domain/report';
import { type AccountsColumn, leastWidth } from '@/lib/view/accounts-columns';
import { type DrawnRow, printedWords } from '@/lib/view/accounts-table';
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
  /** On a phone too rows are chosen. */
  isPicking: boolean;
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

interface BodyProps {
  /** Rows to draw: their places, and where they begin and end, in pixels. */
  items: readonly { index: number; start: number }[];
  /** Pixels of rows below them. */
  after: number;
  rowAt(place: number): DrawnRow | null;
  /** The row that the Tab key reaches. */
  tabStop: number;
  selected: ReadonlySet<string>;
  columns: number;
  isPicking: boolean;
  hrefOf(account: string): string;
  onReach(place: number): void;
  onToggle(account: string, place: number, isRange: boolean): void;
  onPrefetch(href: string): void;
}

const Body = ({ items, after, rowAt, tabStop, selected, columns, isPicking, onReach, ...row }: BodyProps) => (
  <tbody>
    <Space height={items[0]?.start ?? 0} />
    {items.map(({ index }) => {
      const drawn = rowAt(index);
      return drawn ? (
        <AccountsTableRow
          key={drawn.account}
          row={drawn}
          place={index}
          selected={selected.has(drawn.account)}
          reached={index === tabStop}
          isPicking={isPicking}
          onReach={onReach}
          {...row}
        />
      ) : (
        <WaitingRow key={index} place={index} columns={columns} isPicking={isPicking} />
      );
    })}
    <Space height={after} />
  </tbody>
);

/** The list: only the rows in sight are drawn, and only their windows are asked for. */
export function AccountsTable({
  report,
  question,
  columns,
  sort,
  selection,
  isOld,
  isPicking,
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
    // A frame's scroll is drawn once, with all else that changed in it.
    useFlushSync: false,
    initialRect: FIRST_RECT,
    scrollPaddingStart: rowPx,
    scrollPaddingEnd: rowPx,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes
  useEffect(() => virtualizer.measure(), [rowPx]);
  const isPrinting = usePrinting();
  const inView = virtualizer.getVirtualItems();
  // Paper does not scroll: it has the first rows, one below the other.
  const items = isPrinting ? report.rows.map((_, index) => ({ index, start: 0, end: 0 })) : inView;
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
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the links within
    <div
      ref={container}
      onKeyDown={onRowKeys({ reached, rows: count, go, onToggle: toggleReached })}
      className="h-[calc(100dvh-318px)] max-h-[1400px] min-h-[380px] overflow-auto md:overscroll-contain max-md:h-[calc(100dvh-220px)] print:h-auto print:max-h-none print:overflow-visible"
    >
      <table
        aria-label="Accounts"
        aria-rowcount={count + 2}
        className={cn(
          'num w-full table-fixed print:md:[zoom:0.62] border-separate border-spacing-0 text-sm md:min-w-(--least)',
          isOld && 'opacity-60',
        )}
        style={{ '--least': `${leastWidth(columns)}px` } as CSSProperties}
      >
        <AccountsHead
          columns={columns}
          sort={sort}
          count={count}
          selected={selection.ids.size}
          isPicking={isPicking}
          onSort={onSort}
          onAll={onAll}
        />
        <Body
          items={items}
          after={isPrinting ? 0 : virtualizer.getTotalSize() - (last?.end ?? 0)}
          rowAt={rowAt}
          tabStop={inSight ? reached : (first?.index ?? 0)}
          selected={selection.ids}
          columns={columns.length}
          {...{ isPicking, hrefOf, onToggle, onPrefetch }}
          onReach={setReached}
        />
        <AccountsFoot report={report} columns={columns} rowIndex={count + 2} isPicking={isPicking} />
      </table>
      {isPrinting && report.rows.length < count && (
        <p className="num px-3 pt-2 text-xs text-ink-3">{printedWords(report.rows.length, count)}</p>
      )}
    </div>
  );
}
