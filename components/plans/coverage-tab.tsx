'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { AccountLink } from '@/components/account/account-link';
import { DataActions } from '@/components/charts/data-actions';
import { FigureButton } from '@/components/drill/figure-button';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { useFocusKept } from '@/components/ui/focus-kept';
import { MoreRows } from '@/components/ui/more-rows';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import {
  ActionsHeadCell,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
  TableRowHead,
} from '@/components/ui/table';
import { reportQuery } from '@/lib/api/queries';
import { prepareCoverage, thresholdOptions } from '@/lib/view/coverage';
import { coverageQuestion } from '@/lib/view/plans-question';
import { usePlanActions } from './use-plan-actions';

const FIRST = 25;

interface CoverageTabProps {
  threshold: number;
  onThreshold(threshold: number): void;
}

/** The share of accounts that somebody is at work on, and those that nobody is: each can be planned from here. */
export function CoverageTab({ threshold, onThreshold }: CoverageTabProps) {
  const [shown, setShown] = useState(FIRST);
  const list = useRef<HTMLTableElement>(null);
  useFocusKept(list, 'tbody tr');
  const { data, error, refetch } = useQuery({
    ...reportQuery('coverage', coverageQuestion({ threshold })),
    placeholderData: keepPreviousData,
  });
  const actions = usePlanActions(data?.currency ?? 'USD');
  if (error && !data)
    return <Failure title="Coverage could not be loaded" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96" />;
  const model = prepareCoverage(data);
  return (
    <Card
      title={<span className="num">{model.finding}</span>}
      sub={<span className="num block max-w-[96ch] text-pretty">{model.sub}</span>}
      actions={
        <>
          <Select
            aria-label="Accounts of at least this MRR"
            className="w-40"
            value={String(threshold)}
            onChange={({ target }) => onThreshold(Number(target.value))}
          >
            {thresholdOptions(threshold, data.currency).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
          <DataActions table={model.table} />
        </>
      }
    >
      <div className="num mb-4 flex flex-wrap items-center gap-x-6 gap-y-2">
        <FigureButton
          figure={
            data.coverage === null || data.data_through === null || threshold > 0
              ? null
              : { metric: 'coverage', period: data.data_through }
          }
          label={`What makes ${model.figure}, coverage`}
          className="min-h-[24px] text-2xl font-semibold tracking-tight text-ink"
        >
          {model.figure}
        </FigureButton>
        <div className="min-w-54 flex-1">
          <div className="h-2 overflow-hidden rounded-full bg-sunken" aria-hidden>
            <div className="h-full rounded-full bg-accent" style={{ width: `${(data.coverage ?? 0) * 100}%` }} />
          </div>
          <p className="mt-1 text-xs text-ink-3">{model.note}</p>
        </div>
      </div>
      {model.lines.length > 0 && (
        <Table ref={list} aria-label="Accounts that nobody is at work on">
          <TableHead>
            <tr>
              <TableHeadCell>Nobody is at work on</TableHeadCell>
              <TableHeadCell numeric>ARR</TableHeadCell>
              <TableHeadCell className="pl-8 max-sm:hidden">Owner of the account</TableHeadCell>
              <ActionsHeadCell />
            </tr>
          </TableHead>
          <TableBody>
            {model.lines.slice(0, shown).map((line) => (
              <TableRow key={line.account}>
                <TableRowHead>
                  <AccountLink account={line.account}>{line.name}</AccountLink>
                </TableRowHead>
                <TableCell numeric>{line.arr}</TableCell>
                <TableCell className="pl-8 max-sm:hidden">{line.owner}</TableCell>
                <TableCell className="print:hidden">
                  <span className="flex justify-end gap-1">
                    <Button
                      needs="act"
                      aria-label={`Make a plan for ${line.name}`}
                      onClick={() => actions.make(line.account, line.name)}
                    >
                      Plan
                    </Button>
                    <Button
                      needs="act"
                      variant="quiet"
                      aria-label={`Plan a review with ${line.name}`}
                      onClick={() => actions.meet(line.account, line.name)}
                    >
                      Review
                    </Button>
                  </span>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {model.lines.length > shown && (
        <p className="num mt-3 text-ink-3">
          <MoreRows words={model.rest(shown)} isLoading={false} onMore={() => setShown(shown + FIRST * 4)} />
        </p>
      )}
    </Card>
  );
}
