'use client';

import { memo, useMemo } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Segmented } from '@/components/ui/segmented';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { ExpansionFigures } from '@/lib/view/expansion';
import { type LostGroup, type LostRow, prepareThenLost } from '@/lib/view/expansion-then-lost';
import { Nothing } from './column-card';
import { Swatch, TableBar } from './swatch';
import { useAfter } from './use-choices';

const options = [
  { value: '3', label: '3 mo' },
  { value: '6', label: '6 mo' },
  { value: '12', label: '12 mo' },
] as const;

const CHURN = 'var(--mv-churn)';
const CONTRACTION = 'var(--mv-contraction)';

function Row({ row }: { row: LostRow }) {
  return (
    <TableRow>
      <TableRowHead className={cn('whitespace-nowrap', row.isHead && 'font-medium')}>{row.label}</TableRowHead>
      <TableCell numeric className="text-ink-3" title={row.note || undefined}>
        {row.accountMonths}
        {row.note && <span aria-hidden>*</span>}
        {row.note && <span className="sr-only">, {row.note}</span>}
      </TableCell>
      <TableCell numeric className="font-medium text-ink">
        {row.churned}
      </TableCell>
      <TableCell className="w-1/4 max-md:hidden">
        {row.bars && <TableBar share={row.bars.churned} colour={CHURN} />}
      </TableCell>
      <TableCell numeric className="text-ink">
        {row.contracted}
      </TableCell>
      <TableCell className="w-1/4 max-md:hidden">
        {row.bars && <TableBar share={row.bars.contracted} colour={CONTRACTION} />}
      </TableCell>
    </TableRow>
  );
}

const Head = ({ label, colour }: { label: string; colour: string }) => (
  <TableHeadCell numeric>
    <span className="inline-flex items-center gap-1.5">
      <Swatch colour={colour} hatched={false} round />
      {label}
    </span>
  </TableHeadCell>
);

const LostTable = ({ groups }: { groups: readonly LostGroup[] }) => (
  <Table className="text-xs [&_td]:h-9 [&_th]:h-9">
    <TableHead>
      <TableRow>
        <TableHeadCell>Customers</TableHeadCell>
        <TableHeadCell numeric>n</TableHeadCell>
        <Head label="− Churned" colour={CHURN} />
        <TableHeadCell aria-label="Churned, as a bar" className="max-md:hidden" />
        <Head label="− Contracted" colour={CONTRACTION} />
        <TableHeadCell aria-label="Contracted, as a bar" className="max-md:hidden" />
      </TableRow>
    </TableHead>
    {groups.map((group) => (
      <TableBody key={group.key}>
        <TableRow>
          <TableRowHead colSpan={6} scope="rowgroup" className="pt-2 text-2xs text-ink-3">
            {group.label}
          </TableRowHead>
        </TableRow>
        {group.rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </TableBody>
    ))}
  </Table>
);

/** Whether those that expanded stay. */
interface ThenLostCardProps {
  figures: ExpansionFigures;
  className?: string;
}

export const ThenLostCard = memo(function ThenLostCard({ figures, className }: ThenLostCardProps) {
  const [after, setAfter] = useAfter();
  const model = useMemo(() => prepareThenLost(figures, after), [figures, after]);
  return (
    <Card
      title={model.finding}
      sub={model.description}
      className={className}
      actions={
        <>
          <div className="mr-1.5">
            <Segmented
              label="Months after the expansion"
              options={options}
              value={after}
              onValue={(chosen) => void setAfter(chosen)}
              className="text-xs"
            />
          </div>
          <DataActions table={model.table} exhibit="then-lost" />
        </>
      }
    >
      <div>
        {model.empty ? (
          <Nothing>{model.empty}</Nothing>
        ) : (
          <div className={cn('grid items-start gap-x-8 gap-y-4', model.tables.length > 1 && 'lg:grid-cols-2')}>
            {model.tables.map((groups) => (
              <LostTable key={groups[0]?.key} groups={groups} />
            ))}
          </div>
        )}
        {model.hasFew && <p className="mt-2 text-2xs text-ink-3">* Few accounts: could be luck.</p>}
      </div>
    </Card>
  );
});
