'use client';

import { useQuery } from '@tanstack/react-query';
import { memo, useDeferredValue, useMemo } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { FigureButton } from '@/components/drill/figure-button';
import { Failure } from '@/components/import/failure';
import { cn } from '@/components/ui/cn';
import { FoldCard } from '@/components/ui/fold-card';
import { Skeleton } from '@/components/ui/skeleton';
import { retentionQuery } from '@/lib/api/queries';
import { bandsQuestion } from '@/lib/view/retention';
import { type BandRow, type BandsModel, prepareBands } from '@/lib/view/retention-bands';
import { BRIDGE_HEIGHT_PX } from './heights';
import type { Scope } from './use-retention';

const half = (share: number): string => `${(share * 50).toFixed(2)}%`;

/** Losses run to the left of the middle, gains to the right. */
const Bar = ({ bar }: { bar: BandRow['bar'] }) => (
  <span aria-hidden className="relative mt-1.5 block h-2.5">
    <span className="absolute inset-y-0 rounded-l-[2px] bg-mv-churn" style={{ right: '50%', width: half(bar.lost) }} />
    <span
      className="absolute inset-y-0 rounded-r-[2px] bg-mv-expansion"
      style={{ left: '50%', width: half(bar.added) }}
    />
    <span className="absolute -inset-y-0.5 left-1/2 w-px bg-zero" />
  </span>
);

const figure = 'pl-3 py-4 text-right align-top whitespace-nowrap';

function Row({ row }: { row: BandRow }) {
  return (
    <tr className="border-t border-line">
      <th scope="row" className="max-w-0 py-4 text-left align-top font-normal">
        <span className="block font-medium text-ink">{row.name}</span>
        <span title={row.note} className="block truncate text-xs text-ink-3">
          {row.note}
        </span>
        <span title={row.exact} className="block">
          <Bar bar={row.bar} />
          <span className="mt-1 flex justify-between text-2xs text-ink-3">
            <span>{row.lost}</span>
            <span>{row.added}</span>
          </span>
        </span>
      </th>
      <td className={figure}>
        <span className="block font-medium text-ink">{row.net}</span>
      </td>
      <td className={figure}>
        <FigureButton figure={row.figure} label={`What makes ${row.nrr} of ${row.name}`} className="text-ink-2">
          {row.nrr}
        </FigureButton>
      </td>
    </tr>
  );
}

const Bands = memo(function Bands({ model }: { model: BandsModel }) {
  if (model.empty !== null || !model.total)
    return <p className="grid h-40 place-content-center text-center text-pretty text-ink-2">{model.empty}</p>;
  const head = 'pb-1.5 pl-3 text-right text-2xs font-medium text-ink-3';
  return (
    <table className="num h-full w-full table-fixed border-collapse">
      <colgroup>
        <col />
        <col className="w-18" />
        <col className="w-20" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" className="pb-1.5 text-left text-2xs font-medium text-ink-3">
            Lost and added, points
          </th>
          <th scope="col" className={head}>
            Net
          </th>
          <th scope="col" className={head}>
            Its NRR
          </th>
        </tr>
      </thead>
      <tbody>
        {model.rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </tbody>
      <tfoot>
        <tr className="border-t border-line-strong font-semibold text-ink">
          <th scope="row" className="py-3 text-left align-top font-semibold">
            All bands
            <span className="block text-xs font-normal text-ink-3">
              {model.total.lost} lost, {model.total.added} added
            </span>
          </th>
          <td className={figure}>{model.total.net}</td>
          <td className={figure}>{model.total.nrr}</td>
        </tr>
      </tfoot>
    </table>
  );
});

/** What NRR is made of, by what accounts paid when the window began. */
export function BandsCard({ scope, className }: { scope: Scope; className?: string }) {
  const { window, through, months, asked } = scope;
  const { data: answer, error, refetch } = useQuery(retentionQuery(bandsQuestion(window, through, months, asked)));
  const data = useDeferredValue(answer);
  const model = useMemo(() => data && prepareBands(data, months), [data, months]);
  if (!model)
    return (
      <FoldCard title="NRR by ARR band" className={className}>
        {error ? (
          <Failure title="The bands could not be loaded" error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton style={{ height: BRIDGE_HEIGHT_PX }} />
        )}
      </FoldCard>
    );
  return (
    <FoldCard
      title={model.finding}
      sub={model.description}
      className={cn('flex flex-col', className)}
      actions={<DataActions table={model.table} exhibit="retention-bands" />}
    >
      <div className="flex-1">
        <Bands model={model} />
      </div>
    </FoldCard>
  );
}
