'use client';

import { DataActions } from '@/components/charts/data-actions';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { ClosedList } from '@/lib/api/contract/closed';
import { type MonthLine, type MonthsModel, monthsTable } from '@/lib/view/closed-months';
import { MONTH_CARD, useChoices } from './use-choices';

interface MonthsCardProps {
  model: MonthsModel;
  list: ClosedList;
  /** The month shown beside it. */
  chosen: string;
}

/** Where the month stands below the list it is brought into sight. */
function showMonth(): void {
  if (!matchMedia('(min-width: 80rem)').matches)
    document.getElementById(MONTH_CARD)?.scrollIntoView({ block: 'start', behavior: 'smooth' });
}

/** Every month with how it stands; pressing one shows it. */
export function MonthsCard({ model, list, chosen }: MonthsCardProps) {
  const [, setChoices] = useChoices();
  return (
    <Card
      title={<span className="num">{model.finding}</span>}
      sub={<span className="num">{model.sub}</span>}
      actions={<DataActions table={monthsTable(list)} />}
    >
      <Table aria-label="Months">
        <TableHead>
          <tr>
            <TableHeadCell>Month</TableHeadCell>
            <TableHeadCell numeric className="max-sm:pr-0">
              ARR at its end
            </TableHeadCell>
            <TableHeadCell className="pl-4 max-sm:hidden">General ledger</TableHeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {model.lines.map((line) => (
            <MonthRow
              key={line.period}
              line={line}
              isChosen={line.period === chosen}
              onChoose={() => {
                void setChoices({ month: line.period, change: null });
                showMonth();
              }}
            />
          ))}
        </TableBody>
      </Table>
      {model.rest !== null && (
        <Button
          variant="quiet"
          className="mt-2"
          onClick={() => void setChoices({ all: 'months' }, { history: 'replace' })}
        >
          {model.rest}
        </Button>
      )}
    </Card>
  );
}

interface MonthRowProps {
  line: MonthLine;
  isChosen: boolean;
  onChoose(): void;
}

const MonthRow = ({ line, isChosen, onChoose }: MonthRowProps) => (
  <TableRow
    className={cn(
      'relative align-top hover:bg-hover',
      isChosen && 'bg-sunken shadow-[inset_2px_0_0_var(--ink)] hover:bg-sunken',
    )}
  >
    <TableRowHead className="py-2 pl-2.5">
      <span className="flex flex-wrap items-center gap-x-2">
        <button
          type="button"
          aria-pressed={isChosen}
          onClick={onChoose}
          className="min-h-[24px] font-medium whitespace-nowrap after:absolute after:inset-0"
        >
          {line.month}
        </button>
        {line.closed === null ? (
          <span className="text-xs text-ink-3">{line.state.text}</span>
        ) : (
          <Badge tone={line.state.tone}>{line.state.text}</Badge>
        )}
      </span>
      {line.closed !== null && <span className="block text-xs text-ink-3 wrap-anywhere">{line.closed}</span>}
    </TableRowHead>
    <TableCell numeric className="py-2 max-sm:pr-0">
      <span title={line.exactArr} className="relative leading-[24px]">
        {line.arr}
      </span>
      {line.difference !== null && <span className="block text-xs text-caution">{line.difference}</span>}
    </TableCell>
    <TableCell className="py-2 pl-4 leading-[24px] last:pr-2 max-sm:hidden">
      {line.tieOut === null ? (
        <span className="text-ink-3" title="No control total is stated">
          –
        </span>
      ) : (
        <Badge tone={line.tieOut.tone}>{line.tieOut.text}</Badge>
      )}
    </TableCell>
  </TableRow>
);
