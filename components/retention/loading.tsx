import { Skeleton } from '@/components/ui/skeleton';
import { BRIDGE_HEIGHT_PX, RATES_HEIGHT_PX } from './heights';

const card = 'rounded-lg border border-line bg-surface p-5 max-md:p-4';

function Shape({ heightPx, className }: { heightPx: number; className: string }) {
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
    <div role="status" aria-busy aria-label="Loading retention" className="grid gap-4">
      <Skeleton className="h-26 rounded-lg max-xl:h-52 max-md:h-78" />
      <div className="grid gap-4 xl:grid-cols-12">
        <Shape heightPx={RATES_HEIGHT_PX} className="col-span-full" />
        <Shape heightPx={BRIDGE_HEIGHT_PX} className="xl:col-span-8" />
        <Shape heightPx={BRIDGE_HEIGHT_PX} className="xl:col-span-4" />
        <Shape heightPx={480} className="col-span-full" />
        <Shape heightPx={560} className="col-span-full" />
      </div>
    </div>
  );
}
