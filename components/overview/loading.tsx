import { Skeleton } from '@/components/ui/skeleton';
import { BRIDGE_HEIGHT_PX, MOVEMENTS_HEIGHT_PX, TREND_HEIGHT_PX } from './heights';

const card = 'rounded-lg border border-line bg-surface p-5 max-md:p-4';

function ChartShape({ heightPx, className }: { heightPx: number; className: string }) {
  return (
    <div className={`${card} ${className}`}>
      <Skeleton className="mb-2 h-5 w-3/5" />
      <Skeleton className="mb-4 w-2/5" />
      <Skeleton style={{ height: heightPx }} />
    </div>
  );
}

/** The page in its final shape, before its figures. */
export function Loading() {
  return (
    <div role="status" aria-busy aria-label="Loading the figures" className="grid gap-4">
      <div className="grid gap-2">
        <Skeleton className="h-7 w-4/5" />
        <Skeleton className="w-3/5" />
      </div>
      <Skeleton className="h-46 rounded-lg max-xl:h-104" />
      <div className="grid gap-4 lg:grid-cols-12">
        <ChartShape heightPx={TREND_HEIGHT_PX} className="col-span-full xl:col-span-8" />
        <ChartShape heightPx={TREND_HEIGHT_PX} className="col-span-full xl:col-span-4" />
        <ChartShape heightPx={BRIDGE_HEIGHT_PX} className="col-span-full" />
        <ChartShape heightPx={MOVEMENTS_HEIGHT_PX} className="lg:col-span-6" />
        <ChartShape heightPx={MOVEMENTS_HEIGHT_PX} className="lg:col-span-6" />
      </div>
    </div>
  );
}
