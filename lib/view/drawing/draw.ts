/** A plot as plain lines, boxes and words: the same drawing in a PDF, in a preview and in an e-mail. */
import type { Plot } from '@/lib/view/deck/plot';
import { drawBars } from './bars';
import { drawColumns } from './columns';
import type { Drawing, DrawOptions } from './frame';
import { drawLines } from './lines';
import type { Box, Shape } from './shapes';
import { drawTable } from './table';
import { drawWaterfall } from './waterfall';

/** The size of words where none is asked for, in the unit of the box. */
const USUAL_SIZE = 12;

/** Everything lies within the box; no two words touch. */
export function drawPlot(plot: Plot, box: Box, options: DrawOptions = {}): Shape[] {
  const drawing: Drawing = {
    box,
    bands: options.bands ?? false,
    currency: options.currency ?? null,
    size: options.size ?? USUAL_SIZE,
  };
  if (plot.kind === 'lines') return drawLines(plot, drawing);
  if (plot.kind === 'columns') return drawColumns(plot, drawing);
  if (plot.kind === 'bars') return drawBars(plot, drawing);
  if (plot.kind === 'waterfall') return drawWaterfall(plot, drawing);
  return drawTable(plot, drawing);
}
