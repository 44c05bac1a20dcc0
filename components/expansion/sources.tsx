'use client';

import { Segmented } from '@/components/ui/segmented';
import type { MovementsReport } from '@/lib/domain/report';
import { prepareSources } from '@/lib/view/expansion-sources';
import { ColumnCard } from './column-card';
import { SOURCES_HEIGHT_PX } from './heights';
import { SourceTableCard } from './source-table-card';
import { useChoices } from './use-choices';

export const measureOptions = [
  { value: 'amount', label: 'Amount' },
  { value: 'share', label: 'Share' },
] as const;

/** What expansion comes from: over time, and beside it one period as a table. */
export function Sources({ report }: { report: MovementsReport }) {
  const [{ measure }, setChoices] = useChoices();
  return (
    <>
      <ColumnCard
        model={prepareSources(report, measure)}
        heightPx={SOURCES_HEIGHT_PX}
        whole="expansion"
        className="col-span-full xl:col-span-8"
        controls={
          <Segmented
            label="Amount or share"
            options={measureOptions}
            value={measure}
            onValue={(chosen) => void setChoices({ measure: chosen })}
            className="text-xs"
          />
        }
      />
      <SourceTableCard report={report} className="col-span-full xl:col-span-4" />
    </>
  );
}
