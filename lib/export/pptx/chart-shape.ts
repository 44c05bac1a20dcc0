/** A native chart as a whole: its plot, its words around, and the sheet behind it. */

import type { Drawing, Frame } from '@/lib/view/drawing/frame';
import type { Palette } from '@/lib/view/drawing/palette';
import { AXIS_NOTE, type PlotAxis } from '@/lib/view/drawing/scales';
import type { ChartSheet } from './chart-sheet';
import { innerLayout, lettering, manualLayout, NO_LINE, rich, shape } from './chart-xml';

/** How charts of a deck are drawn. */
export interface Chart extends Drawing {
  palette: Palette;
}

export interface ChartParts {
  xml: string;
  sheet: ChartSheet;
}

interface Framed {
  frame: Frame;
  /** The elements of the plot area behind its layout. */
  plot: string;
  hasLegend?: boolean;
  /** Indexes of columns that the legend leaves out. */
  silent?: readonly number[];
  axis?: PlotAxis;
}

const SPACE =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

function legendXml({ palette, size }: Chart, silent: readonly number[]): string {
  const entries = silent.map((index) => `<c:legendEntry><c:idx val="${index}"/><c:delete val="1"/></c:legendEntry>`);
  return `<c:legend><c:legendPos val="r"/>${entries.join('')}<c:overlay val="0"/>${lettering(palette, { size, paint: 'ink-2' })}</c:legend>`;
}

/** `box` of the chart is the drawing's: its own layout is a share of it, so that presentation and drawing are alike. */
export function chartXml(chart: Chart, { frame, plot, hasLegend = false, silent = [] }: Framed): string {
  const { box, palette, size } = chart;
  const layout = innerLayout(
    (frame.plot.x - box.x) / box.width,
    (frame.plot.y - box.y) / box.height,
    frame.plot.width / box.width,
    frame.plot.height / box.height,
  );
  // Where the axis does not start at zero the chart says so, in the place of its title.
  const title = frame.axis.startsAtZero
    ? '<c:autoTitleDeleted val="1"/>'
    : `<c:title>${rich(palette, AXIS_NOTE, { size: size * 0.92, paint: 'ink-3' })}${manualLayout('<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0"/>')}<c:overlay val="1"/></c:title><c:autoTitleDeleted val="0"/>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace ${SPACE}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>${title}<c:plotArea>${layout}${plot}${shape(`<a:noFill/>${NO_LINE}`)}</c:plotArea>${hasLegend ? legendXml(chart, silent) : ''}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>${shape(`<a:noFill/>${NO_LINE}`)}${lettering(palette, { size, paint: 'ink-2' })}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
}
