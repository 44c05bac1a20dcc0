'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useMemo } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { MoreRows } from '@/components/ui/more-rows';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import { restatementQuery, wholeRestatementQuery } from '@/lib/api/closed-queries';
import type { ClosedMonthAnswer } from '@/lib/api/contract/closed';
import type { RestatedFigure } from '@/lib/domain/restatement';
import { openFigures } from '@/lib/view/closed-months';
import {
  type FigureLine,
  joinedRestatement,
  prepareRestatement,
  restatementSub,
  restatementTable,
} from '@/lib/view/restatement';
import { RestatedAccounts, RestatedChanges } from './restated-tables';
import { useChoices } from './use-choices';

/** What a closed month was reported as, what is known of it now, and by which accounts and changes they differ. */
export function Restatement({ month, currency }: { month: ClosedMonthAnswer; currency: string }) {
  return month.state === 'open' ? <OpenMonth month={month} currency={currency} /> : <Restated period={month.period} />;
}

/** The month as it is known now, and what closing it would keep. */
const OpenMonth = ({ month, currency }: { month: ClosedMonthAnswer; currency: string }) => (
  <>
    <Table aria-label="As known now">
      <TableBody>
        {openFigures(month, currency).map(({ name, value }) => (
          <TableRow key={name}>
            <TableRowHead>{name}</TableRowHead>
            <TableCell numeric>{value}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
    <p className="mt-4 max-w-[64ch] text-pretty text-ink-2">
      Nothing is kept of it yet. Once it is closed, its movements, retention, expansion and every account’s ARR are kept
      as they stand; whatever is recorded later is told here, by account and by change.
    </p>
  </>
);

function Restated({ period }: { period: string }) {
  const [{ figure, change }, setChoices] = useChoices();
  const asked = { figure, ...(change !== null && { change }) };
  const client = useQueryClient();
  const { data, error, refetch, fetchNextPage, isFetching } = useInfiniteQuery(restatementQuery(period, asked));
  const report = useMemo(() => joinedRestatement(data?.pages ?? []), [data]);
  if (error && !report)
    return <Failure title="The restatement could not be worked out" error={error} onRetry={() => void refetch()} />;
  if (!report) return <Skeleton className="h-100" />;
  const model = prepareRestatement(report, figure, change);
  const wholeTable = async () =>
    restatementTable(await client.fetchQuery(wholeRestatementQuery(period, { figure })), figure);
  return (
    <>
      <Figures lines={model.figures} figure={figure} onFigure={(value) => void setChoices({ figure: value })} />
      {model.nothing !== null ? (
        <p className="mt-4 text-ink-2">{model.nothing}</p>
      ) : (
        <>
          <div className="mt-6 mb-2 flex items-start justify-between gap-3">
            <div>
              <h3 className="font-semibold">What changed it</h3>
              <p className="num text-xs text-ink-3">{restatementSub(report)}</p>
            </div>
            <DataActions table={wholeTable} exhibit="restatement" says={{ month: period }} />
          </div>
          <RestatedChanges
            model={model}
            chosen={change}
            onChange={(id) => void setChoices({ change: id === change ? null : id })}
          />
          <div className="mt-6 mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
            <h3 className="font-semibold">Whose it is</h3>
            {model.ofOne !== null && (
              <Button
                aria-label={`Show every account, not only those of: ${model.ofOne.text}`}
                onClick={() => void setChoices({ change: null })}
              >
                <span className="max-w-64 truncate">{model.ofOne.text}</span>
                <X aria-hidden />
              </Button>
            )}
          </div>
          <RestatedAccounts model={model} />
          {model.rest !== null && (
            <p className="num mt-3 text-ink-3">
              <MoreRows
                words={model.rest}
                isLoading={isFetching}
                onMore={() => {
                  if (!isFetching && !error) void fetchNextPage();
                }}
              />
            </p>
          )}
        </>
      )}
    </>
  );
}

interface FiguresProps {
  lines: readonly FigureLine[];
  figure: RestatedFigure;
  onFigure(figure: RestatedFigure): void;
}

/** Reported, now and the difference of each figure; pressing one tells it by change and by account. */
const Figures = ({ lines, figure, onFigure }: FiguresProps) => (
  <Table aria-label="Reported and now">
    <TableHead>
      <tr>
        <TableHeadCell>Figure</TableHeadCell>
        <TableHeadCell numeric>Reported</TableHeadCell>
        <TableHeadCell numeric className="max-sm:hidden">
          Now
        </TableHeadCell>
        <TableHeadCell numeric>Difference</TableHeadCell>
      </tr>
    </TableHead>
    <TableBody>
      {lines.map((line) => (
        <TableRow key={line.figure} className={cn('relative hover:bg-hover', line.figure === figure && 'bg-sunken')}>
          <TableRowHead className="pl-2.5">
            <button
              type="button"
              aria-pressed={line.figure === figure}
              onClick={() => onFigure(line.figure)}
              className={cn(
                'min-h-[24px] text-left after:absolute after:inset-0',
                line.figure === figure && 'font-medium',
              )}
            >
              {line.name}
            </button>
          </TableRowHead>
          <TableCell numeric className="text-ink-2">
            {line.reported}
          </TableCell>
          <TableCell numeric className="text-ink-2 max-sm:hidden">
            {line.now}
          </TableCell>
          <TableCell numeric className={cn('pr-2.5 last:pr-2.5', line.moved ? 'font-medium text-ink' : 'text-ink-3')}>
            {line.difference}
          </TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);
