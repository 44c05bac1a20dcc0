'use client';

import { memo, useMemo } from 'react';
import { Segmented } from '@/components/ui/segmented';
import type { MovementsReport } from '@/lib/domain/report';
import { prepareSources } from '@/lib/view/expansion-sources';
import { ColumnCard } from './column-card';
import { SOURCES_HEIGHT_PX } from './heights';
import { SourceTableCard } from './source-table-card';
import { useMeasure } from './use-choices';

const measureOptions = [
  { value: 'amount', label: 'Amount' },
  { value: 'share', label: 'Share' },
] as const;

function SourceColumns({ report }: { report: MovementsReport }) {
  const [measure, setMeasure] = useMeasure();
  const model = useMemo(() => prepareSources(report, measure), [report, measure]);
  return (
    <ColumnCard
      model={model}
      heightPx={SOURCES_HEIGHT_PX}
      whole="expansion"
      exhibit="expansion-sources"
      className="col-span-full xl:col-span-8"
      controls={
        <Segmented
          label="Amount or share"
          options={measureOptions}
          value={measure}
          onValue={(chosen) => void setMeasure(chosen)}
          className="text-xs"
        />
      }
    />
  );
}

/** What expansion comes from: over time, and beside it one period as a table. */
export const Sources = memo(function Sources({ report }: { report: MovementsReport }) {
  return (
    <>
      <SourceColumns report={report} />
      <SourceTableCard report={report} className="col-span-full xl:col-span-4" />
    </>
  );
});
