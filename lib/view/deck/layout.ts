/**
 * Where things stand on a slide, in inches on 13.333 × 7.5 (16:9): a short rule in the accent, the conclusion, what is
 * drawn, one chart, at most three figures at the right, the footnote. Presentation, PDF and preview share it.
 */
import { cutToWidth, widthInEm } from './text-width';

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

export const SLIDE = { w: 13.333, h: 7.5 } as const;

/** Sizes of type in points. */
export const TYPE = {
  title: 28,
  description: 12,
  figureName: 11,
  figure: 30,
  figureNote: 11,
  /** Of axes and of labels at marks. */
  chart: 11,
  table: 11,
  footnote: 10,
  number: 10,
  empty: 16,
} as const;

const MARGIN = 0.6;
const RIGHT = SLIDE.w - MARGIN;
const WIDTH = SLIDE.w - 2 * MARGIN;
const LOGO = { w: 1.3, h: 0.6 };
const FIGURES_WIDTH = 2.5;
const FOOTNOTE_WIDTH = WIDTH - 0.7;
const GAP = 0.4;
const BODY = { y: 2.02, h: 4.5 };
const FIGURE_HEIGHT = 1.32;

export interface SlideLayout {
  rule: Box;
  title: Box;
  /** Null: no logo. The picture is fitted into it, at the right and at the top. */
  logo: Box | null;
  description: Box;
  chart: Box;
  /** One for each figure, with its name, its value and its note within. */
  figures: readonly { box: Box; name: Box; value: Box; note: Box }[];
  /** A hairline over the footnote. */
  footLine: Box;
  footnote: Box;
  number: Box;
}

function figureBoxes(count: number): SlideLayout['figures'] {
  const x = RIGHT - FIGURES_WIDTH;
  return Array.from({ length: count }, (_, index) => {
    const y = BODY.y + 0.05 + index * (FIGURE_HEIGHT + 0.2);
    const at = (top: number, h: number): Box => ({ x, y: y + top, w: FIGURES_WIDTH, h });
    return { box: at(0, FIGURE_HEIGHT), name: at(0, 0.26), value: at(0.26, 0.58), note: at(0.84, 0.44) };
  });
}

/** `figures`: how many stand beside the chart; without any it takes the whole width. */
export function slideLayout({ figures, hasLogo }: { figures: number; hasLogo: boolean }): SlideLayout {
  const count = Math.min(figures, 3);
  const titleWidth = hasLogo ? WIDTH - LOGO.w - GAP : WIDTH;
  return {
    rule: { x: MARGIN, y: 0.42, w: 0.55, h: 0.055 },
    title: { x: MARGIN, y: 0.56, w: titleWidth, h: 0.98 },
    logo: hasLogo ? { x: RIGHT - LOGO.w, y: 0.42, ...LOGO } : null,
    description: { x: MARGIN, y: 1.58, w: WIDTH, h: 0.28 },
    chart: { x: MARGIN, w: count === 0 ? WIDTH : WIDTH - FIGURES_WIDTH - GAP, ...BODY },
    figures: figureBoxes(count),
    footLine: { x: MARGIN, y: 6.68, w: WIDTH, h: 0 },
    footnote: { x: MARGIN, y: 6.74, w: FOOTNOTE_WIDTH, h: 0.5 },
    number: { x: RIGHT - 0.6, y: 6.74, w: 0.6, h: 0.22 },
  };
}

const POINTS_PER_INCH = 72;
const TITLE_LINES = 2;
/** Lines break between words: what a line loses by that, at most. */
const RAGGED = 0.9;

/** Whether a text takes at most so many lines of a size in a width. */
const fits = (text: string, points: number, inches: number, lines: number): boolean =>
  widthInEm(text) * points <= inches * POINTS_PER_INCH * (lines === 1 ? 1 : lines * RAGGED);

/** Narrowest the title can be: beside a logo. */
const TITLE_WIDTH = WIDTH - LOGO.w - GAP;

/** Whether a figure's note takes at most two lines. */
export const fitsFigureNote = (text: string): boolean => fits(text, TYPE.figureNote, FIGURES_WIDTH, 2);

/** Whether a figure, or its name, takes one line. */
export const fitsFigure = ({ name, text }: { name: string; text: string }): boolean =>
  fits(text, TYPE.figure, FIGURES_WIDTH, 1) && fits(name, TYPE.figureName, FIGURES_WIDTH, 1);

/** Whether what is drawn is said in one line. */
export const fitsDescription = (text: string): boolean => fits(text, TYPE.description, WIDTH, 1);

/** Whether the footnote takes at most two lines at 10 points. */
export const fitsFootnote = (text: string): boolean => fits(text, TYPE.footnote, FOOTNOTE_WIDTH, 2);

/** As much of what is drawn as one line takes. */
export const cutDescription = (text: string): string => cutToWidth(text, (WIDTH * POINTS_PER_INCH) / TYPE.description);

const TITLE_SIZES = [28, 24, 22, 20, 18] as const;
/** The smallest letters of a conclusion that is drafted. */
const SMALLEST_DRAFT = 20;

/** Whether a conclusion takes at most two lines, at 20 points or more, also beside a logo. */
export const fitsTitle = (text: string): boolean => fits(text, SMALLEST_DRAFT, TITLE_WIDTH, TITLE_LINES);

/** The size in points at which a title fits its two lines; one written by hand may be longer than 28 points take. */
export const titlePoints = (text: string): number =>
  TITLE_SIZES.find((points) => fits(text, points, TITLE_WIDTH, TITLE_LINES)) ?? 16;

/** The first of the wordings that two lines take: from the fullest to the shortest, none of them cut. */
export const wholeTitle = (...wordings: readonly string[]): string => wordings.find(fitsTitle) ?? wordings.at(-1) ?? '';
