'use client';

import { useState } from 'react';
import { FigureButton } from '@/components/drill/figure-button';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { SplitModel } from '@/lib/view/retention-split';
import type { SplitFigure, SplitRow } from '@/lib/view/retention-split-rows';

/** Rows before one asks for all. */
const FIRST_ROWS = 12;

/** Where there is little room the rates come first; the file has the rest. */
const heads = ['Accounts', 'ARR at the start', 'NRR', '90% interval', 'GRR', 'Logo'] as const;
const wideOnly: Partial<Record<(typeof heads)[number], string>> = {
  'ARR at the start': 'max-lg:hidden',
  '90% interval': 'max-md:hidden',
};

const Figure = ({ figure, of }: { figure: SplitFigure; of: string }) => (
  <FigureButton
    figure={figure.figure}
    label={`What makes ${figure.text} of ${of}`}
    className="inline-flex min-h-6 items-center"
  >
    {figure.text}
  </FigureButton>
);

function Row({
  row,
  colour,
  hasMoves,
  isTotal,
}: {
  row: SplitRow;
  colour: string;
  hasMoves: boolean;
  isTotal: boolean;
}) {
  return (
    <TableRow className={cn(isTotal && 'font-semibold [&>*]:border-t [&>*]:border-line-strong')}>
      <TableRowHead className={cn('max-w-56 max-md:max-w-28', isTotal && 'font-semibold')}>
        <span className="flex items-center gap-2">
          {!isTotal && <span aria-hidden className="size-2 shrink-0 rounded-[2px]" style={{ background: colour }} />}
          <span title={row.name} className="truncate">
            {row.name}
          </span>
        </span>
      </TableRowHead>
      <TableCell numeric>{row.accounts}</TableCell>
      <TableCell numeric title={row.exactStartArr} className={wideOnly['ARR at the start']}>
        {row.startArr}
      </TableCell>
      <TableCell numeric className={cn('text-ink', !isTotal && 'font-medium')}>
        <Figure figure={row.nrr} of={row.name} />
      </TableCell>
      <TableCell numeric className="text-xs font-normal text-ink-3 max-md:hidden">
        {row.interval}
      </TableCell>
      <TableCell numeric>
        <Figure figure={row.grr} of={row.name} />
      </TableCell>
      <TableCell numeric>
        <Figure figure={row.logo} of={row.name} />
      </TableCell>
      {hasMoves && (
        <>
          <TableCell numeric title={row.moved?.title}>
            {row.moved?.in ?? ''}
          </TableCell>
          <TableCell numeric title={row.moved?.title}>
            {row.moved?.out ?? ''}
          </TableCell>
        </>
      )}
    </TableRow>
  );
}

/** Every part with its base and its rates; each rate opens its accounts. */
export function SplitTable({ model }: { model: SplitModel }) {
  const [all, setAll] = useState(false);
  const rows = all ? model.rows : model.rows.slice(0, FIRST_ROWS);
  const colours = new Map(model.panels.map(({ key, colour }) => [key, `var(--seg-${colour})`]));
  return (
    <div className="mt-4 border-t border-line pt-3">
      <Table>
        <TableHead>
          <TableRow>
            <TableHeadCell>Part</TableHeadCell>
            {heads.map((head) => (
              <TableHeadCell key={head} numeric className={wideOnly[head]}>
                {head}
              </TableHeadCell>
            ))}
            {model.isAtStart && (
              <>
                <TableHeadCell numeric>Moved in</TableHeadCell>
                <TableHeadCell numeric>Moved out</TableHeadCell>
              </>
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <Row
              key={row.key}
              row={row}
              colour={colours.get(row.key) ?? 'var(--mt-compare)'}
              hasMoves={model.isAtStart}
              isTotal={false}
            />
          ))}
        </TableBody>
        {model.total && (
          <tfoot>
            <Row row={model.total} colour="" hasMoves={model.isAtStart} isTotal />
          </tfoot>
        )}
      </Table>
      {model.rows.length > FIRST_ROWS && (
        <Button variant="quiet" className="mt-2" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${model.rows.length}`}
        </Button>
      )}
    </div>
  );
}
