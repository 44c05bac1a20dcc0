import { ChartShape } from '@/components/charts/chart-shape';
import { Skeleton } from '@/components/ui/skeleton';
import { CURVES_HEIGHT_PX } from './heights';

const ROWS = Array.from({ length: 24 }, (_, row) => `${100 - row * 3}%`);

/** Table and curves in their final shape, before their figures. */
export function Loading() {
  return (
    <div role="status" aria-busy aria-label="Loading the cohorts" className="grid gap-4">
      <div className="rounded-lg border border-line bg-surface p-5 max-md:p-4">
        <Skeleton className="mb-2 h-5 w-3/5" />
        <Skeleton className="mb-5 w-2/5" />
        <div className="grid gap-1">
          {ROWS.map((width) => (
            <Skeleton key={width} className="h-[26px]" style={{ width }} />
          ))}
        </div>
      </div>
      <ChartShape heightPx={CURVES_HEIGHT_PX} />
    </div>
  );
}
