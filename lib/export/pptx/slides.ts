/** The slides of a deck: title, what is drawn, chart or table, figures, footnote, notes of the presenter. */
import type PptxGenJS from 'pptxgenjs';
import type { DeckModel, SlideFigure, SlideModel } from '@/lib/view/deck/deck';
import { type Box as Inches, SLIDE, slideLayout, TYPE } from '@/lib/view/deck/layout';
import type { Palette } from '@/lib/view/drawing/palette';
import { titleLines } from '@/lib/view/drawing/slide';
import { plainWords, wordsWidth } from '@/lib/view/drawing/words';
import { fittedLogo, type Logo } from '../logo';
import { chartParts } from './chart';
import type { ChartParts } from './chart-shape';
import { addTable, colourOf } from './table';

const POINTS = 72;

export const MASTER = 'Slide';

const place = ({ x, y, w, h }: Inches) => ({ x, y, w, h });

/** The rule, the line over the footnote, the slide's number and the logo: of the master, not of each slide. */
export function defineMaster(presentation: PptxGenJS, logo: Logo | null, company: string, palette: Palette): void {
  const layout = slideLayout({ figures: 0, hasLogo: logo !== null });
  const { rule, footLine, number, title } = layout;
  const objects: PptxGenJS.SlideMasterProps['objects'] = [
    { rect: { ...place(rule), fill: { color: 'accent1' } } },
    { line: { ...place(footLine), line: { color: colourOf(palette, 'line-strong'), width: 0.75 } } },
  ];
  if (logo && layout.logo) {
    const data = `image/${logo.type};base64,${logo.bytes.toString('base64')}`;
    objects.push({
      image: { ...fittedLogo(logo.ratio, layout.logo), data, altText: `Logo of ${plainWords(company)}` },
    });
  }
  objects.push({
    placeholder: {
      options: {
        name: 'title',
        type: 'title',
        ...place(title),
        margin: 0,
        fontSize: TYPE.title,
        bold: true,
        color: 'tx1',
        align: 'left',
        valign: 'top',
      },
      text: '',
    },
  });
  presentation.defineSlideMaster({
    title: MASTER,
    background: { color: 'FFFFFF' },
    objects,
    slideNumber: { ...place(number), fontSize: TYPE.number, color: 'tx2', align: 'right', margin: 0 },
  });
}

interface Written {
  slide: PptxGenJS.Slide;
  palette: Palette;
}

function write({ slide }: Written, box: Inches, text: string, name: string, options: PptxGenJS.TextPropsOptions): void {
  if (text === '') return;
  slide.addText(plainWords(text), { ...place(box), margin: 0, valign: 'top', objectName: name, ...options });
}

const tones = { good: 'good', bad: 'bad', plain: 'ink-2' } as const;

/** Smaller where a long figure would not fit its column. */
const figureSize = (text: string, inches: number): number =>
  Math.min(
    TYPE.figure,
    Math.floor((inches * POINTS * TYPE.figure) / Math.max(wordsWidth(text, TYPE.figure * 1.06, 600), 1)),
  );

function writeFigures(
  written: Written,
  figures: readonly SlideFigure[],
  boxes: readonly { name: Inches; value: Inches; note: Inches }[],
): void {
  figures.slice(0, boxes.length).forEach((figure, index) => {
    const box = boxes[index];
    if (!box) return;
    const { palette } = written;
    const size = figureSize(figure.text, box.value.w);
    write(written, box.name, figure.name, `Figure ${index + 1}, name`, { fontSize: TYPE.figureName, color: 'tx2' });
    write(written, box.value, figure.text, `Figure ${index + 1}`, { fontSize: size, bold: true, color: 'tx1' });
    const color = colourOf(palette, tones[figure.tone]);
    write(written, box.note, figure.note, `Figure ${index + 1}, note`, { fontSize: TYPE.figureNote, color });
  });
}

/** Other letters than Geist's are a little wider. */
const OTHER_LETTERS = 1.06;

/** Its size is of the words: what a placeholder is given is its master's. */
function writeTitle(slide: PptxGenJS.Slide, title: string, { w, h }: Inches): void {
  const { size } = titleLines(title, { width: w * POINTS, height: h * POINTS }, OTHER_LETTERS);
  const fontSize = size === TYPE.title ? {} : { fontSize: size };
  slide.addText([{ text: plainWords(title), options: { bold: true, ...fontSize } }], {
    placeholder: 'title',
    objectName: 'Title',
  });
}

/** What its presenter is told, a paragraph each. */
const notesOf = ({ notes }: SlideModel): string => notes.map(plainWords).filter(Boolean).join('\n');

/** What stands in the place of a chart until its own parts are put there. */
const STAND_IN = [{ name: 'x', labels: ['x'], values: [1] }];

/** Adds every slide; answers the charts in their order. */
export function addSlides(presentation: PptxGenJS, deck: DeckModel, palette: Palette, hasLogo: boolean): ChartParts[] {
  const charts: ChartParts[] = [];
  for (const model of deck.slides) {
    const slide = presentation.addSlide({ masterName: MASTER });
    const layout = slideLayout({ figures: model.figures.length, hasLogo });
    const written: Written = { slide, palette };
    writeTitle(slide, model.title, layout.title);
    write(written, layout.description, model.description, 'What is drawn', {
      fontSize: TYPE.description,
      color: 'tx2',
    });
    const { x, y, w, h } = layout.chart;
    const box = { x: x * POINTS, y: y * POINTS, width: w * POINTS, height: h * POINTS };
    const { plot } = model;
    const name = `${plot?.kind === 'table' ? 'Table' : 'Chart'} of ${model.exhibit}`;
    if (plot === null) {
      const empty = { ...layout.chart, w: Math.min(layout.chart.w, 7.5) };
      write(written, empty, model.empty ?? '', 'Why nothing is drawn', { fontSize: TYPE.empty, color: 'tx2' });
    } else if (plot.kind === 'table') addTable(slide, plot, box, { palette, size: TYPE.table, name });
    else {
      const chart = { box, bands: deck.bands, currency: deck.currency, size: TYPE.chart, palette };
      charts.push(chartParts(plot, chart));
      slide.addChart(presentation.ChartType.line, STAND_IN, { x, y, w, h, objectName: name });
    }
    writeFigures(written, model.figures, layout.figures);
    write(written, layout.footnote, model.footnote, 'Footnote', {
      fontSize: TYPE.footnote,
      color: 'tx2',
      fit: 'shrink',
    });
    const notes = notesOf(model);
    if (notes !== '') slide.addNotes(notes);
  }
  return charts;
}

export const SLIDE_SIZE = SLIDE;
