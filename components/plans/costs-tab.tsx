'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { Failure } from '@/components/import/failure';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import { reportQuery } from '@/lib/api/queries';
import { type PaybackModel, paybackColumns, prepareCosts, preparePayback } from '@/lib/view/costs';
import { paybackQuestion } from '@/lib/view/plans-question';
import { CostsTable } from './costs-table';
import { MarginField } from './margin-field';

/** What selling costs, month by month, and when it comes back. */
export function CostsTab() {
  const costs = useQuery(reportQuery('costs', {}));
  const payback = useQuery(reportQuery('payback', paybackQuestion));
  const [added, setAdded] = useState<{ motion: 'expansion' | 'new'; team: string | null }[]>([]);
  const table = useMemo(() => costs.data && prepareCosts(costs.data, added), [costs.data, added]);
  const paid = useMemo(() => payback.data && preparePayback(payback.data), [payback.data]);
  const failed = [costs, payback].find(({ error, data }) => error && !data);
  if (failed?.error)
    return <Failure title="Costs could not be loaded" error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!table || !paid || !costs.data) return <Skeleton className="h-96" />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PaybackCard model={paid} />
      <CostsTable
        key={costs.data.ledger_version}
        model={table}
        currency={costs.data.currency}
        onColumn={(column) => setAdded((before) => [...before, column])}
      />
    </div>
  );
}

function PaybackCard({ model }: { model: PaybackModel }) {
  return (
    <Card
      title={<span className="num">{model.finding}</span>}
      sub="Cost ÷ (MRR won × gross margin), by closed quarter; a quarter counts where every month of it states a cost"
      actions={<DataActions table={model.table} />}
    >
      {model.missing && <Callout className="mb-4">{model.missing}</Callout>}
      <div className="mb-4 grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,1fr)]">
        <dl className="num grid gap-x-6 gap-y-4 sm:grid-cols-3">
          {model.figures.map((figure) => (
            <div key={figure.key} className="min-w-0" data-figure={figure.key}>
              <dt className="text-xs text-ink-2">{figure.name}</dt>
              <dd>
                <span className="block text-xl font-semibold tracking-tight text-ink">{figure.value}</span>
                <span className="block text-2xs text-pretty text-ink-3">{figure.trend}</span>
                <span className="mt-1.5 block text-xs text-pretty text-ink-2">
                  {figure.rule} <Badge tone={figure.verdict.tone}>{figure.verdict.word}</Badge>
                </span>
                <span className="block text-2xs text-ink-3">{figure.source}</span>
              </dd>
            </div>
          ))}
        </dl>
        <MarginField />
      </div>
      {model.lines.length > 0 && (
        <Table aria-label="Payback by quarter">
          <TableHead>
            <tr>
              <TableHeadCell>Quarter</TableHeadCell>
              {paybackColumns.map((name) => (
                <TableHeadCell key={name} numeric>
                  {name}
                </TableHeadCell>
              ))}
            </tr>
          </TableHead>
          <TableBody>
            {model.lines.map((line) => (
              <TableRow key={line.period}>
                <TableRowHead className="whitespace-nowrap">{line.period}</TableRowHead>
                {line.cells.map((cell, index) => (
                  <TableCell key={paybackColumns[index]} numeric>
                    {cell}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
