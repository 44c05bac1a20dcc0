import { ChartShape, HeadShape } from '@/components/charts/chart-shape';
import { BRIDGE_HEIGHT_PX, MOVEMENTS_HEIGHT_PX, TREND_HEIGHT_PX } from './heights';

/** The page in its final shape, before its figures. */
export function Loading() {
  return (
    <div role="status" aria-busy aria-label="Loading the figures" className="grid gap-4">
      <HeadShape />
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
