/** A slide as plain shapes, in points: everything on it but the logo, which is a picture. */
import type { SlideFigure, SlideModel } from '@/lib/view/deck/deck';
import { type Box as Inches, SLIDE, slideLayout, TYPE, titlePoints } from '@/lib/view/deck/layout';
import { drawPlot } from './draw';
import { type Box, line, type Paint, rect, type Shape, type TextShape, type Weight } from './shapes';
import { words, wordsWidth, wrappedWords } from './words';

export const POINTS = 72;
export const SLIDE_POINTS = { width: SLIDE.w * POINTS, height: SLIDE.h * POINTS } as const;

export const inPoints = ({ x, y, w, h }: Inches): Box => ({
  x: x * POINTS,
  y: y * POINTS,
  width: w * POINTS,
  height: h * POINTS,
});

interface Lines {
  size: number;
  colour: Paint;
  weight?: Weight;
  most?: number;
  leading?: number;
}

/** Words broken into the lines of a box. */
function paragraph(
  text: string,
  box: Box,
  { size, colour, weight = 400, most = 1, leading = 1.22 }: Lines,
): TextShape[] {
  return wrappedWords(text, box.width, size, most, weight).map((each, index) =>
    words({ x: box.x, y: box.y + size * (0.98 + leading * index) }, each, { size, weight, colour }),
  );
}

const TITLE_LEADING = 1.16;

interface TitleLines {
  size: number;
  lines: number;
}

/** Two lines, or more in smaller letters where the title is longer. `factor`: of letters that are wider than Geist's. */
export function titleLines(title: string, box: { width: number; height: number }, factor = 1): TitleLines {
  const first = titlePoints(title);
  const sizes = [first, 24, 20, 18, 16, 14, 12].filter((size, index) => index === 0 || size < first);
  const linesOf = (size: number): number => Math.max(Math.floor(box.height / (size * TITLE_LEADING)), 2);
  const fits = (size: number): boolean => {
    const lines = wrappedWords(title, box.width, size * factor, linesOf(size), 600);
    return lines.every((each) => !each.endsWith('…') || title.endsWith('…'));
  };
  const size = sizes.find(fits) ?? 12;
  return { size, lines: linesOf(size) };
}

function titleShapes(title: string, box: Box): TextShape[] {
  const { size, lines } = titleLines(title, box);
  return paragraph(title, box, { size, colour: 'ink', weight: 600, most: lines, leading: TITLE_LEADING });
}

const tones = { good: 'good', bad: 'bad', plain: 'ink-3' } as const;

function figureShapes(figure: SlideFigure, place: { name: Inches; value: Inches; note: Inches }): Shape[] {
  const value = inPoints(place.value);
  const wide = wordsWidth(figure.text, TYPE.figure, 600);
  const size = wide > value.width ? (TYPE.figure * value.width * 0.99) / wide : TYPE.figure;
  return [
    ...paragraph(figure.name, inPoints(place.name), { size: TYPE.figureName, colour: 'ink-2' }),
    ...paragraph(figure.text, value, { size, colour: 'ink', weight: 600 }),
    ...paragraph(figure.note, inPoints(place.note), { size: TYPE.figureNote, colour: tones[figure.tone], most: 2 }),
  ];
}

interface SlideLook {
  bands: boolean;
  currency: string | null;
  hasLogo: boolean;
  /** Null: it bears none. */
  number: number | null;
}

export function slideShapes(slide: SlideModel, { bands, currency, hasLogo, number }: SlideLook): Shape[] {
  const layout = slideLayout({ figures: slide.figures.length, hasLogo });
  const chart = inPoints(layout.chart);
  const { plot } = slide;
  const size = plot?.kind === 'table' ? TYPE.table : TYPE.chart;
  const drawn = plot
    ? drawPlot(plot, chart, { bands, currency, size })
    : paragraph(
        slide.empty ?? '',
        { ...chart, width: Math.min(chart.width, 7.5 * POINTS) },
        { size: TYPE.empty, colour: 'ink-2', most: 8 },
      );
  const foot = inPoints(layout.footLine);
  const corner = inPoints(layout.number);
  return [
    rect(inPoints(layout.rule), 'accent'),
    ...titleShapes(slide.title, inPoints(layout.title)),
    ...paragraph(slide.description, inPoints(layout.description), { size: TYPE.description, colour: 'ink-2' }),
    ...drawn,
    ...slide.figures.flatMap((figure, index) => {
      const place = layout.figures[index];
      return place ? figureShapes(figure, place) : [];
    }),
    line({ x: foot.x, y: foot.y }, { x: foot.x + foot.width, y: foot.y }, 'line-strong', 0.75),
    ...paragraph(slide.footnote, inPoints(layout.footnote), { size: TYPE.footnote, colour: 'ink-3', most: 3 }),
    words({ x: corner.x + corner.width, y: corner.y + TYPE.number }, String(number ?? ''), {
      size: TYPE.number,
      anchor: 'end',
      colour: 'ink-3',
    }),
  ];
}
