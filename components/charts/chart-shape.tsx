import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';

/** A chart card in its final shape, before its figures. */
export const ChartShape = ({ heightPx, className }: { heightPx: number; className?: string }) => (
  <div className={cn('rounded-lg border border-line bg-surface p-5 max-md:p-4', className)}>
    <Skeleton className="mb-2 h-5 w-3/5" />
    <Skeleton className="mb-4 w-2/5" />
    <Skeleton style={{ height: heightPx }} />
  </div>
);

/** The same for a finding and the strip of headline figures, with which a page begins. */
export const HeadShape = () => (
  <>
    <div className="grid gap-2">
      <Skeleton className="h-7 w-4/5" />
      <Skeleton className="w-3/5" />
    </div>
    <Skeleton className="h-46 rounded-lg max-xl:h-104" />
  </>
);
