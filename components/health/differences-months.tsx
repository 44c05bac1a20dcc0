'use client';

import { useQueryStates } from 'nuqs';
import { DataActions } from '@/components/charts/data-actions';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { DifferencesInput, DifferencesModel } from '@/lib/view/differences';
import { monthsTable } from '@/lib/view/differences';
import { differencesParsers } from '@/lib/view/differences-question';
import { DIFFERENCE_CARD } from './differences-month';

function showMonth(): void {
  if (!matchMedia('(min-width: 80rem)').matches)
    document.getElementById(DIFFERENCE_CARD)?.scrollIntoView({ block: 'start', behavior: 'smooth' });
}

/** Every month: theirs, ours, the difference, and what of it nothing explains. Pressing one opens it. */
export function DifferencesMonths({ model, report }: { model: DifferencesModel; report: DifferencesInput }) {
  const [, setChoices] = useQueryStates(differencesParsers);
  const hasUnexplained = model.lines.some(({ unexplained }) => unexplained !== '');
  return (
    <Card
      title={<span className="num">{model.finding}</span>}
      sub={<span className="num wrap-anywhere">{model.sub}</span>}
      actions={model.lines.length > 0 && <DataActions table={monthsTable(report)} />}
    >
      {model.lines.length > 0 && (
        <Table aria-label="Months">
          <TableHead>
            <tr>
              <TableHeadCell className="pl-2.5">Month</TableHeadCell>
              <TableHeadCell numeric className="max-sm:hidden">
                Theirs
              </TableHeadCell>
              <TableHeadCell numeric className="max-sm:hidden">
                Ours
              </TableHeadCell>
              <TableHeadCell numeric>Difference</TableHeadCell>
              {hasUnexplained && <TableHeadCell numeric>Not explained</TableHeadCell>}
            </tr>
          </TableHead>
          <TableBody>
            {model.lines.toReversed().map((line) => {
              const isChosen = line.period === model.month?.period;
              return (
                <TableRow
                  key={line.period}
                  className={cn(
                    'relative hover:bg-hover',
                    isChosen && 'bg-sunken shadow-[inset_2px_0_0_var(--ink)] hover:bg-sunken',
                  )}
                >
                  <TableRowHead className="pl-2.5">
                    <button
                      type="button"
                      aria-pressed={isChosen}
                      onClick={() => {
                        void setChoices({ month: line.period });
                        showMonth();
                      }}
                      className="min-h-[24px] font-medium whitespace-nowrap after:absolute after:inset-0"
                    >
                      {line.month}
                    </button>
                  </TableRowHead>
                  <TableCell numeric className="max-sm:hidden">
                    {line.theirs}
                  </TableCell>
                  <TableCell numeric className="max-sm:hidden">
                    {line.ours}
                  </TableCell>
                  <TableCell numeric className={line.isSame ? 'text-ink-3' : undefined}>
                    {line.difference}
                  </TableCell>
                  {hasUnexplained && (
                    <TableCell numeric className="text-caution">
                      {line.unexplained}
                    </TableCell>
                  )}
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      )}
      {model.uncompared !== null && <p className="num mt-3 text-xs text-pretty text-ink-3">{model.uncompared}</p>}
    </Card>
  );
}
