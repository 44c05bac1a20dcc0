'use client';

import { ChevronRight } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Table, TableBody, TableHead, TableHeadCell, TableRow } from '@/components/ui/table';
import { type AccountLedger, type LedgerLine, prepareLedger } from '@/lib/view/account-ledger';
import { wholeNumber } from '@/lib/view/format';
import { RecordDetails } from './record-details';

const OverrideSource = dynamic(
  () => import('@/components/adjust/override-source').then((module) => module.OverrideSource),
  { ssr: false },
);

const cell = 'border-b border-line py-2 pr-3 align-top group-last/row:border-b-0';

function What({ line }: { line: LedgerLine }) {
  return (
    <span className="inline-flex min-h-[24px] items-center gap-1.5 whitespace-nowrap">
      <span
        aria-hidden
        className={cn('size-2 shrink-0', line.mark?.round ? 'rounded-full' : 'rounded-[2px]')}
        style={{ background: line.mark?.colour ?? 'var(--line-strong)' }}
      />
      <span className={line.mark ? 'font-medium text-ink' : 'text-ink-2'}>{line.what}</span>
      {line.isAhead && <Badge>ahead</Badge>}
    </span>
  );
}

/** Reason, product and amount of each part, a line each. */
const Parts = ({ line, account }: { line: LedgerLine; account: string }) => (
  <ul>
    {line.parts.map((part) => (
      <li key={part.key} className="flex min-h-[24px] items-center gap-x-2 text-ink-2 max-md:flex-wrap">
        {part.reason && <span className="text-ink">{part.reason}</span>}
        <span>{part.product}</span>
        {line.parts.length > 1 && <span className="ml-auto whitespace-nowrap text-ink-3">{part.amount}</span>}
        {part.override && !line.isAhead && <OverrideSource account={account} {...part.override} />}
      </li>
    ))}
  </ul>
);

function Line({ line, account }: { line: LedgerLine; account: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <tr className="group/row max-md:grid max-md:grid-cols-[1fr_auto] max-md:border-b max-md:border-line max-md:py-1.5">
        <th
          scope="row"
          className={cn(cell, 'text-left font-normal whitespace-nowrap text-ink-2 max-md:border-0 max-md:py-0.5')}
        >
          {line.records.length > 0 ? (
            <button
              type="button"
              aria-expanded={open}
              aria-label={`${line.day}: what was stated`}
              onClick={() => setOpen(!open)}
              className="inline-flex min-h-[24px] items-center gap-1 rounded-xs hover:text-ink"
            >
              <ChevronRight aria-hidden className={cn('size-3.5 shrink-0 text-ink-3', open && 'rotate-90')} />
              {line.day}
            </button>
          ) : (
            <span className="inline-flex min-h-[24px] items-center pl-4.5">{line.day}</span>
          )}
        </th>
        <td className={cn(cell, 'max-md:order-3 max-md:border-0 max-md:py-0.5 max-md:pl-4.5')}>
          <What line={line} />
        </td>
        <td
          className={cn(
            cell,
            'w-full md:pr-6 max-md:order-4 max-md:col-span-2 max-md:border-0 max-md:py-0.5 max-md:pl-4.5',
          )}
        >
          <Parts line={line} account={account} />
        </td>
        <td
          className={cn(
            cell,
            'text-right leading-[24px] font-medium whitespace-nowrap text-ink max-md:border-0 max-md:py-0.5 max-md:pr-0',
            line.isLoss && 'text-bad',
          )}
        >
          {line.change}
        </td>
        <td
          className={cn(
            cell,
            'text-right leading-[24px] whitespace-nowrap text-ink-2 md:pl-5 max-md:order-3 max-md:border-0 max-md:py-0.5 max-md:pr-0',
          )}
        >
          {line.arr}
        </td>
        <td
          className={cn(
            cell,
            'pr-0 text-xs text-ink-3 max-md:order-5 max-md:col-span-2 max-md:border-0 max-md:py-0.5 max-md:pl-4.5 md:min-w-56 md:pl-5',
          )}
        >
          <span title={line.source} className="block truncate leading-[24px]">
            {line.source}
          </span>
          {line.note && <Badge tone="caution">{line.note}</Badge>}
        </td>
      </tr>
      {open && (
        <tr className="max-md:block">
          <td colSpan={6} className="border-b border-line bg-sunken p-3 max-md:block max-md:rounded-md">
            <div className="grid gap-2">
              {line.records.map((record) => (
                <RecordDetails key={record.key} record={record} />
              ))}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

interface LedgerTableProps {
  model: ReturnType<typeof prepareLedger>;
  account: string;
}

function LedgerTable({ model, account }: LedgerTableProps) {
  return (
    <Table className="max-md:block max-md:[&>tbody]:block">
      <TableHead className="max-md:sr-only">
        <TableRow>
          <TableHeadCell className="pl-4.5">Date</TableHeadCell>
          <TableHeadCell>Change</TableHeadCell>
          <TableHeadCell>Source, product</TableHeadCell>
          <TableHeadCell numeric>Change of ARR</TableHeadCell>
          <TableHeadCell numeric>ARR</TableHeadCell>
          <TableHeadCell className="pl-5">Stated in</TableHeadCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {model.lines.map((line) => (
          <Line key={line.key} line={line} account={account} />
        ))}
      </TableBody>
      <tfoot className="max-md:block">
        <tr className="font-semibold text-ink max-md:grid max-md:grid-cols-[1fr_auto] max-md:py-2 md:[&>*]:border-t md:[&>*]:border-line-strong">
          <th scope="row" colSpan={3} className="h-(--row) text-left font-semibold max-md:h-auto">
            All changes to date
          </th>
          <td data-testid="ledger-sum" className="pr-3 text-right whitespace-nowrap max-md:pr-0">
            {model.sum.change}
          </td>
          <td data-testid="ledger-arr" className="pr-3 text-right whitespace-nowrap max-md:hidden">
            {model.sum.arr}
          </td>
          <td className="max-md:hidden" />
        </tr>
      </tfoot>
    </Table>
  );
}

const SUB = 'Each with its reasons, ARR after it, and the row of the file that stated it';

/** Every change, the latest first; each opens to the rows that stated it. */
export function LedgerCard({ report, className }: { report: AccountLedger; className?: string }) {
  const [withUnmoved, setWithUnmoved] = useState(false);
  const model = prepareLedger(report, withUnmoved);
  const unmoved = `${wholeNumber(model.unmoved)} ${model.unmoved === 1 ? 'record' : 'records'} that changed nothing`;
  const table = <LedgerTable model={model} account={report.account} />;
  const picture = {
    ...{ title: model.finding, sub: SUB, fileName: model.table.fileName, metrics: ['arr'] },
    draw: () => table,
  };
  return (
    <Card
      title={model.finding}
      sub={SUB}
      className={className}
      actions={
        <DataActions
          table={model.table}
          picture={picture}
          exhibit="account-ledger"
          says={{ account: report.account }}
        />
      }
    >
      {table}
      {model.unmoved > 0 && (
        <Button variant="quiet" className="mt-2 -ml-2.5 print:hidden" onClick={() => setWithUnmoved(!withUnmoved)}>
          {withUnmoved ? `Without the ${unmoved}` : `Also ${unmoved}`}
        </Button>
      )}
    </Card>
  );
}
