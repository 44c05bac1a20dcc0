'use client';

import { memo, useMemo } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { FigureButton } from '@/components/drill/figure-button';
import type { Asked } from '@/components/filters/use-question';
import { Failure } from '@/components/import/failure';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import { prepareSplit, type Split, type SplitChoice, type SplitRow } from '@/lib/view/expansion-split';
import { Nothing } from './column-card';
import { CHART_HEIGHT_PX } from './heights';
import { fillOf } from './swatch';
import { useBy } from './use-choices';
import { useSplit } from './use-split';

const place = (share: number): string => `${(share * 100).toFixed(2)}%`;

const Bar = ({ bar }: Pick<SplitRow, 'bar'>) => (
  <span aria-hidden className="relative block h-3 min-w-24">
    {bar.map(({ source, from, to }) => (
      <span
        key={source}
        className="absolute inset-y-0"
        style={{
          left: place(from),
          width: place(to - from),
          ...fillOf({ colour: `var(--src-${source})`, hatched: source === 'price' }),
        }}
      />
    ))}
  </span>
);

function Figures({ row, isTotal = false }: { row: Split['total']; isTotal?: boolean }) {
  return (
    <>
      <TableCell numeric className="font-medium text-ink">
        <span title={row.exact}>{row.amount}</span>
      </TableCell>
      <TableCell numeric className={cn(isTotal && 'font-normal')}>
        {row.share}
      </TableCell>
      <TableCell numeric className={cn('text-ink-3 max-md:hidden', isTotal && 'font-normal')}>
        {row.base}
      </TableCell>
      <TableCell numeric className={cn('text-ink-3 max-lg:hidden', isTotal && 'font-normal')}>
        {row.price}
      </TableCell>
      <TableCell numeric className={cn('max-lg:hidden', isTotal && 'font-normal')}>
        {row.rate}
      </TableCell>
      <TableCell numeric className="font-medium text-ink">
        <FigureButton
          figure={row.last.figure}
          title={row.last.exact}
          label={`What makes ${row.last.text} of ${row.name}`}
          className="min-h-6"
        >
          {row.last.text}
        </FigureButton>
      </TableCell>
    </>
  );
}

function SplitTable({ model, name }: { model: Split; name: string }) {
  return (
    <Table className={cn(model.isRoomy && 'md:[&_tbody_td]:h-20 md:[&_tbody_th]:h-20')}>
      <TableHead>
        <TableRow>
          <TableHeadCell>{name}</TableHeadCell>
          <TableHeadCell aria-label="By source" className="w-2/5 max-lg:hidden" />
          <TableHeadCell numeric>Expansion</TableHeadCell>
          <TableHeadCell numeric>Share</TableHeadCell>
          <TableHeadCell numeric className="max-md:hidden">
            Of ARR
          </TableHeadCell>
          <TableHeadCell numeric className="max-lg:hidden">
            Price part
          </TableHeadCell>
          <TableHeadCell numeric className="max-lg:hidden">
            {model.rateLabel}
          </TableHeadCell>
          <TableHeadCell numeric>{model.lastLabel}</TableHeadCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {model.rows.map((row) => (
          <TableRow key={row.key}>
            <TableRowHead className="max-w-44 truncate whitespace-nowrap" title={row.name}>
              {row.name}
            </TableRowHead>
            <TableCell className="max-lg:hidden">
              <Bar bar={row.bar} />
            </TableCell>
            <Figures row={row} />
          </TableRow>
        ))}
      </TableBody>
      <tfoot>
        <TableRow className="font-semibold text-ink [&>*]:border-t [&>*]:border-line-strong">
          <TableRowHead className="font-semibold">All</TableRowHead>
          <TableCell className="max-lg:hidden" />
          <Figures row={model.total} isTotal />
        </TableRow>
      </tfoot>
    </Table>
  );
}

const Choice = ({
  choices,
  chosen,
  onChoice,
}: {
  choices: readonly SplitChoice[];
  chosen: string;
  onChoice(value: string): void;
}) => (
  <Select
    aria-label="Split by"
    value={chosen}
    onChange={(event) => onChoice(event.target.value)}
    className="w-38 print:hidden"
  >
    {choices.map(({ value, label }) => (
      <option key={value} value={value}>
        By {label.toLowerCase().replace('arr', 'ARR')}
      </option>
    ))}
  </Select>
);

interface SplitCardProps {
  /** Whose figures open. */
  period: string;
  now: Asked;
  className?: string;
}

/** Who brings the expansion: by segment, owner, channel, product or any attribute. */
export const SplitCard = memo(function SplitCard({ period, now, className }: SplitCardProps) {
  const [by, setBy] = useBy();
  const { choices, chosen, report, isSettled, error, retry } = useSplit(by, now);
  const model = useMemo(
    () => (report?.groups && chosen !== null ? prepareSplit(report, chosen, period) : null),
    [report, chosen, period],
  );
  const name = choices.find(({ value }) => value === chosen)?.label ?? '';
  return (
    <Card
      title={model?.finding ?? 'Who brings the expansion'}
      sub={model?.description ?? 'Expansion by an attribute of the accounts, or by product.'}
      className={className}
      aria-busy={!isSettled}
      actions={
        chosen !== null && (
          <>
            <div className="mr-1.5">
              <Choice choices={choices} chosen={chosen} onChoice={(value) => void setBy(value)} />
            </div>
            {model && <DataActions table={model.table} exhibit="expansion-split" />}
          </>
        )
      }
    >
      <div className="[&_td]:text-xs [&_th]:text-xs">
        {error && <Failure title="The split could not be loaded" error={error} onRetry={retry} />}
        {!error && isSettled && chosen === null && (
          <Nothing>
            There is nothing to split by: no account has an attribute, and there is one product at most. Import accounts
            with a segment, an owner or a channel.
          </Nothing>
        )}
        {!model && !error && (chosen !== null || !isSettled) && <Skeleton style={{ height: CHART_HEIGHT_PX }} />}
        {model && (model.empty ? <Nothing>{model.empty}</Nothing> : <SplitTable model={model} name={name} />)}
        {model && model.left > 0 && (
          <p className="mt-2 text-xs text-ink-3">{model.left} more are in the table to copy or download.</p>
        )}
      </div>
    </Card>
  );
});
