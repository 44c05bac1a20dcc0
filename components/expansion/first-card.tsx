'use client';

import { memo, useDeferredValue, useMemo } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import { DataActions } from '@/components/charts/data-actions';
import { drawn } from '@/components/charts/drawn';
import { Card } from '@/components/ui/card';
import { Segmented } from '@/components/ui/segmented';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { ExpansionFigures } from '@/lib/view/expansion';
import { type FirstExpansion, prepareFirst } from '@/lib/view/expansion-first';
import { Nothing } from './column-card';
import { CHART_HEIGHT_PX } from './heights';
import { Swatch } from './swatch';
import { useFirst } from './use-choices';

const FirstChart = drawn(() => import('./first-chart').then((module) => module.FirstChart));

const ROW_PX = 36;
const HEAD_PX = 33;

const options = [
  { value: 'all', label: 'All' },
  { value: 'cohort', label: 'By cohort' },
  { value: 'channel', label: 'By channel' },
] as const;

function Groups({ model }: { model: FirstExpansion }) {
  return (
    <Table className="text-xs">
      <TableHead>
        <TableRow>
          <TableHeadCell>Customers</TableHeadCell>
          <TableHeadCell numeric>n</TableHeadCell>
          <TableHeadCell numeric>Median</TableHeadCell>
          <TableHeadCell numeric>6 mo</TableHeadCell>
          <TableHeadCell numeric>12 mo</TableHeadCell>
          <TableHeadCell numeric>24 mo</TableHeadCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {model.rows.map(({ key, name, colour, accounts, median, shares, note }) => (
          <TableRow key={key}>
            <TableRowHead className="max-w-36" title={note || name}>
              <span className="flex items-center gap-2">
                <Swatch colour={colour ?? 'transparent'} hatched={false} />
                <span className="truncate">{name}</span>
              </span>
            </TableRowHead>
            <TableCell numeric className="text-ink-3">
              {accounts}
            </TableCell>
            <TableCell numeric className="font-medium text-ink">
              {median}
            </TableCell>
            {shares.slice(1).map((share, index) => (
              <TableCell key={index === 0 ? '6' : index === 1 ? '12' : '24'} numeric>
                {share}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** How soon a customer expands for the first time: the curve, and beside it the groups as figures. */
interface FirstCardProps {
  figures: ExpansionFigures;
  className?: string;
}

export const FirstCard = memo(function FirstCard({ figures, className }: FirstCardProps) {
  const [first, setFirst] = useFirst();
  const model = useMemo(() => prepareFirst(figures, first), [figures, first]);
  return (
    <ChartCard
      model={model}
      exhibit="first-expansion"
      // As high as the table beside it.
      heightPx={Math.max(CHART_HEIGHT_PX, model.rows.length * ROW_PX + HEAD_PX)}
      className={className}
      controls={
        <Segmented
          label="Whose first expansion"
          options={options}
          value={first}
          onValue={(chosen) => void setFirst(chosen)}
          className="text-xs"
        />
      }
    >
      {({ onSpeak }) =>
        model.empty === null ? (
          <FirstChart model={model} label={model.finding} onSpeak={onSpeak} />
        ) : (
          <Nothing>{model.empty}</Nothing>
        )
      }
    </ChartCard>
  );
});

/** The groups as figures: what a founder would quote. */
export const FirstGroupsCard = memo(function FirstGroupsCard({ figures, className }: FirstCardProps) {
  const [chosen] = useFirst();
  const first = useDeferredValue(chosen);
  const model = useMemo(() => prepareFirst(figures, first), [figures, first]);
  return (
    <Card
      title={model.groupsTitle}
      sub="Median months to the first genuine expansion, and the share that has expanded by 6, 12 and 24 months."
      className={className}
      actions={<DataActions table={model.table} exhibit="first-groups" />}
    >
      <Groups model={model} />
    </Card>
  );
});
