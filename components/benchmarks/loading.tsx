import { Skeleton } from '@/components/ui/skeleton';

/** The page in its final shape, before its figures. */
export const BenchmarksLoading = () => (
  <div className="grid gap-4">
    <Skeleton className="h-14 max-w-(--measure)" />
    <Skeleton className="h-[1080px] rounded-lg" />
    <div className="grid gap-4 lg:grid-cols-12">
      <Skeleton className="h-[520px] rounded-lg lg:col-span-8" />
      <Skeleton className="h-[420px] rounded-lg lg:col-span-4" />
    </div>
  </div>
);
