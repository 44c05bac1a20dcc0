import { ChartShape } from '@/components/charts/chart-shape';
import { Skeleton } from '@/components/ui/skeleton';
import { BRIDGE_HEIGHT_PX, RATES_HEIGHT_PX } from './heights';

/** The page in its final shape, before its figures. */
export function Loading() {
  return (
    <div role="status" aria-busy aria-label="Loading retention" className="grid gap-4">
      <Skeleton className="h-26 rounded-lg max-xl:h-52 max-md:h-78" />
      <div className="grid gap-4 xl:grid-cols-12">
        <ChartShape heightPx={RATES_HEIGHT_PX} className="col-span-full" />
        <ChartShape heightPx={BRIDGE_HEIGHT_PX} className="xl:col-span-8" />
        <ChartShape heightPx={BRIDGE_HEIGHT_PX} className="xl:col-span-4" />
        <ChartShape heightPx={480} className="col-span-full" />
        <ChartShape heightPx={560} className="col-span-full" />
      </div>
    </div>
  );
}
