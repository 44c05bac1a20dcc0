import { DataActions } from '@/components/charts/data-actions';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import { type PaybackModel, paybackColumns } from '@/lib/view/payback';
import { MarginField } from './margin-field';

/** When costs come back in the last closed quarter, beside the rules of thumb, and quarter by quarter. */
export function PaybackCard({ model }: { model: PaybackModel }) {
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
