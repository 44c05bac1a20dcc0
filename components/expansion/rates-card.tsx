'use client';

import { memo, useMemo } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { FigureButton } from '@/components/drill/figure-button';
import { Card } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { ExpansionFigures } from '@/lib/view/expansion';
import { prepareSourceRates, type SourceRateFigure } from '@/lib/view/expansion-source-rates';
import { Nothing } from './column-card';
import { Swatch } from './swatch';

interface RatesCardProps {
  figures: ExpansionFigures;
  period: string;
  className?: string;
}

const Rate = ({ rate, of, label }: { rate: SourceRateFigure; of: string; label: string }) => (
  <FigureButton figure={rate.figure} label={`What makes ${rate.text} of ${of}, ${label}`} className="min-h-6">
    {rate.text}
  </FigureButton>
);

/** How many accounts each source reaches, and how much of their ARR it adds. */
export const RatesCard = memo(function RatesCard({ figures, period, className }: RatesCardProps) {
  const model = useMemo(() => prepareSourceRates(figures, period), [figures, period]);
  return (
    <Card
      title={model.finding}
      sub={model.description}
      className={className}
      actions={<DataActions table={model.table} exhibit="source-rates" />}
    >
      <div>
        {model.empty ? (
          <Nothing>{model.empty}</Nothing>
        ) : (
          <Table className="text-xs [&_td]:h-10 [&_th]:h-10">
            <TableHead>
              <TableRow>
                <TableHeadCell>Source</TableHeadCell>
                <TableHeadCell numeric>Accounts</TableHeadCell>
                <TableHeadCell numeric>Of accounts</TableHeadCell>
                <TableHeadCell numeric>Of ARR</TableHeadCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {model.rows.map((row) => (
                <TableRow key={row.source}>
                  <TableRowHead className="whitespace-nowrap">
                    <span className="flex items-center gap-2">
                      <Swatch colour={row.colour} hatched={row.hatched} />
                      {row.label}
                    </span>
                  </TableRowHead>
                  <TableCell numeric className="text-ink-3">
                    {row.accounts}
                  </TableCell>
                  <TableCell numeric className="font-medium text-ink">
                    <Rate rate={row.accountRate} of="accounts" label={row.label} />
                  </TableCell>
                  <TableCell numeric>
                    <Rate rate={row.arrRate} of="ARR" label={row.label} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </div>
    </Card>
  );
});
