/** A table that stays a table: figures to the right, hairlines, the sum stronger, grounds of a diverging scale. */
import type PptxGenJS from 'pptxgenjs';
import type { TableCell, TablePlot } from '@/lib/view/deck/plot';
import { heatPaint, type Palette } from '@/lib/view/drawing/palette';
import type { Box, Paint } from '@/lib/view/drawing/shapes';
import { type TableLayout, tableLayout } from '@/lib/view/drawing/table';
import { fittingWords, plainWords } from '@/lib/view/drawing/words';
import { themeSlots } from './chart-xml';

const POINTS = 72;
/** Of the letters' size, at each side of a cell. */
const PAD = 0.45;
/** Other letters than Geist's are a little wider. */
const OTHER_LETTERS = 1.06;

type Border = PptxGenJS.BorderProps;

export const colourOf = (palette: Palette, paint: Paint): string => themeSlots[paint] ?? palette[paint].toUpperCase();

const NONE: Border = { type: 'none' };

interface CellPlace {
  width: number;
  isText: boolean;
  isSum: boolean;
  /** The row above the sum has no line under it: the sum has one over it. */
  isBeforeSum: boolean;
}

function cellOf(cell: TableCell, place: CellPlace, { size }: TableLayout, palette: Palette): PptxGenJS.TableCell {
  const { width, isText, isSum, isBeforeSum } = place;
  const room = width - 2 * size * PAD;
  const text = isText ? fittingWords(cell.text, room, size * OTHER_LETTERS) : plainWords(cell.text);
  const hairline: Border = { type: 'solid', pt: 0.75, color: palette.gridline.toUpperCase() };
  const strong: Border = { type: 'solid', pt: 1, color: palette['ink-3'].toUpperCase() };
  const isNothing = cell.value === null && !isText;
  const below = isSum ? NONE : isBeforeSum ? strong : hairline;
  const ground = cell.heat === null ? {} : { fill: { color: palette[heatPaint(cell.heat)].toUpperCase() } };
  const light: Border = { type: 'solid', pt: 1, color: 'FFFFFF' };
  return {
    text,
    options: {
      align: isText ? 'left' : 'right',
      bold: isSum,
      color: isNothing ? palette['ink-3'].toUpperCase() : 'tx1',
      border: cell.heat === null ? [isSum ? strong : NONE, NONE, below, NONE] : [light, light, light, light],
      ...ground,
    },
  };
}

function headCells(plot: TablePlot, layout: TableLayout, palette: Palette): PptxGenJS.TableCell[] {
  const strong: Border = { type: 'solid', pt: 1, color: palette['line-strong'].toUpperCase() };
  return plot.columns.map(({ name, unit }) => ({
    text: plainWords(name),
    options: {
      align: unit === 'text' ? ('left' as const) : ('right' as const),
      valign: 'bottom' as const,
      color: palette['ink-3'].toUpperCase(),
      fontSize: Math.max(layout.size * 0.92, 6),
      border: [NONE, NONE, strong, NONE] as [Border, Border, Border, Border],
    },
  }));
}

/** `box` in points. */
export function addTable(
  slide: PptxGenJS.Slide,
  plot: TablePlot,
  box: Box,
  { palette, size, name }: { palette: Palette; size: number; name: string },
): void {
  const layout = tableLayout(plot, box, size);
  const { columns, rows, row, head, more } = layout;
  const last = rows.length - 1;
  const body = rows.map((cells, index) =>
    plot.columns.map(({ unit }, at) => {
      const isSum = plot.hasTotal && index === last;
      const place = {
        width: columns[at]?.width ?? 0,
        isText: unit === 'text',
        isSum,
        isBeforeSum: plot.hasTotal && index === last - 1,
      };
      return cellOf(cells[at] ?? { text: '', value: null, heat: null }, place, layout, palette);
    }),
  );
  const pad = (layout.size * PAD) / POINTS;
  slide.addTable([headCells(plot, layout, palette), ...body], {
    x: box.x / POINTS,
    y: box.y / POINTS,
    w: box.width / POINTS,
    colW: columns.map(({ width }) => width / POINTS),
    rowH: [head, ...rows.map(() => row)].map((height) => height / POINTS),
    fontSize: Math.round(layout.size * 10) / 10,
    valign: 'middle',
    margin: [0, pad, 0, pad],
    objectName: name,
  });
  if (more === null) return;
  slide.addText(plainWords(more), {
    x: box.x / POINTS,
    y: (box.y + head + row * rows.length) / POINTS,
    w: box.width / POINTS,
    h: row / POINTS,
    margin: [0, 0, 0, layout.size * PAD],
    fontSize: Math.round(layout.size * 10) / 10,
    color: palette['ink-3'].toUpperCase(),
    valign: 'middle',
    objectName: 'Rows left out',
  });
}
