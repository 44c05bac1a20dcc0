/** A plot as a native chart. */
import type { BarsPlot, ColumnsPlot, LinesPlot, WaterfallPlot } from '@/lib/view/deck/plot';
import type { Chart, ChartParts } from './chart-shape';
import { barsChart, columnsChart } from './columns-chart';
import { linesChart } from './lines-chart';
import { waterfallChart } from './waterfall-chart';

export function chartParts(plot: LinesPlot | ColumnsPlot | BarsPlot | WaterfallPlot, chart: Chart): ChartParts {
  if (plot.kind === 'lines') return linesChart(plot, chart);
  if (plot.kind === 'columns') return columnsChart(plot, chart);
  if (plot.kind === 'bars') return barsChart(plot, chart);
  return waterfallChart(plot, chart);
}
