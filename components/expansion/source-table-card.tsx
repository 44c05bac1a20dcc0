'use client';

import { memo } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { AmountButton } from '@/components/drill/amount-button';
import { FigureButton } from '@/components/drill/figure-button';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import type { MovementsReport } from '@/lib/domain/report';
import { prepareSourceTable, type SourceRow, usedSources } from '@/lib/view/expansion-sources';
import { monthStepper } from '@/lib/view/month-stepper';
import { PeriodStepper } from './period-stepper';
import { Swatch, TableBar } from './swatch';
import { usePeriod } from './use-choices';

function Row({ row }: { row: SourceRow }) {
  return (
    <tr className="group/row">
      <th scope="row" className="h-(--row) w-32 border-b border-line text-left font-normal whitespace-nowrap text-ink">
        <span className="flex items-center gap-2">
          <Swatch colour={row.colour} hatched={row.hatched} />
          {row.label}
        </span>
      </th>
      <td className="border-b border-line px-2" aria-hidden>
        <TableBar share={row.bar} colour={row.colour} hatched={row.hatched} />
      </td>
      <td className="border-b border-line text-right font-medium whitespace-nowrap text-ink">
        <AmountButton row={row} of={row.label} className="min-h-6" />
      </td>
      <td className="w-13 border-b border-line text-right whitespace-nowrap text-ink-3">{row.share}</td>
    </tr>
  );
}

/** One period by source; every figure opens to its accounts. */
/** Rows that may stand further apart: the columns beside them are high. */
const FEW = 4;

interface SourceTableCardProps {
  report: MovementsReport;
  className?: string;
}

export const SourceTableCard = memo(function SourceTableCard({ report, className }: SourceTableCardProps) {
  const [at, setPeriod] = usePeriod();
  const stepper = monthStepper(report.rows, at);
  if (!stepper) return null;
  const model = prepareSourceTable(stepper.row, report.currency, usedSources(report.rows));
  const { total } = model;
  return (
    <Card
      title={model.finding}
      sub={model.description}
      className={className}
      actions={
        <>
          <PeriodStepper
            earlier={stepper.earlier}
            later={stepper.later}
            onPeriod={(period) => void setPeriod(period === stepper.lastClosed ? null : period)}
          />
          <DataActions table={model.table} exhibit="expansion-period" />
        </>
      }
    >
      <table
        className={cn('num w-full border-collapse', model.rows.length <= FEW && 'xl:[&_tbody_th]:h-16')}
        data-testid="source-table"
      >
        <caption className="sr-only">Expansion by source, {model.label}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Source</th>
            <td />
            <th scope="col">Expansion</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {model.rows.map((row) => (
            <Row key={row.source} row={row} />
          ))}
        </tbody>
        <tfoot className="font-semibold text-ink [&_tr>*]:border-t [&_tr>*]:border-line-strong">
          <tr>
            <th scope="row" className="h-(--row) text-left font-semibold">
              Expansion
            </th>
            <td className="px-2 text-right text-xs font-normal whitespace-nowrap text-ink-3">
              <FigureButton
                figure={total.genuine.figure}
                label={`What makes ${total.genuine.text}`}
                className="min-h-6"
              >
                {total.genuine.text}
              </FigureButton>
            </td>
            <td className="text-right whitespace-nowrap">
              <FigureButton
                figure={total.figure}
                title={total.exact}
                label={`What makes ${total.amount} of expansion`}
                className="min-h-6"
              >
                <span data-testid="expansion-total">{total.amount}</span>
              </FigureButton>
            </td>
            <td className="w-13 text-right font-normal text-ink-3">{total.share}</td>
          </tr>
        </tfoot>
      </table>
    </Card>
  );
});
