import { ChartShape, HeadShape } from '@/components/charts/chart-shape';
import { CHART_HEIGHT_PX, SOURCES_HEIGHT_PX } from './heights';

/** The page in its final shape, before its figures. */
export function Loading() {
  return (
    <div role="status" aria-busy aria-label="Loading the figures" className="grid gap-4">
      <HeadShape />
      <div className="grid gap-4 lg:grid-cols-12">
        <ChartShape heightPx={SOURCES_HEIGHT_PX} className="col-span-full xl:col-span-8" />
        <ChartShape heightPx={SOURCES_HEIGHT_PX} className="col-span-full xl:col-span-4" />
        <ChartShape heightPx={CHART_HEIGHT_PX} className="lg:col-span-6" />
        <ChartShape heightPx={CHART_HEIGHT_PX} className="lg:col-span-6" />
      </div>
    </div>
  );
}
