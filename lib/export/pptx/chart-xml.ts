/** Pieces of a chart's XML: colours, lines, words, series, axes. */

import { type Palette, wordsColour } from '@/lib/view/drawing/palette';
import type { Paint } from '@/lib/view/drawing/shapes';
import { escapedXml } from '@/lib/view/drawing/svg';
import { type ChartSheet, nameRef, valuesRef } from './chart-sheet';

/** The theme's colours by what they mean: a presenter who changes the theme changes the charts. */
export const themeSlots: Readonly<Partial<Record<Paint, string>>> = {
  ink: 'tx1',
  'ink-2': 'tx2',
  surface: 'bg1',
  nrr: 'accent1',
  accent: 'accent1',
  grr: 'accent2',
  expansion: 'accent3',
  contraction: 'accent4',
  churn: 'accent5',
  compare: 'accent6',
};

const POINT = 12_700;

export function fill(palette: Palette, paint: Paint, opacity = 1): string {
  const alpha = opacity < 1 ? `<a:alpha val="${Math.round(opacity * 100_000)}"/>` : '';
  const slot = themeSlots[paint];
  const colour = slot
    ? `<a:schemeClr val="${slot}">${alpha}</a:schemeClr>`
    : `<a:srgbClr val="${palette[paint].toUpperCase()}">${alpha}</a:srgbClr>`;
  return `<a:solidFill>${colour}</a:solidFill>`;
}

/** For words: dark enough to be read on white, which the theme's own colour may not be. */
const wordsFill = (palette: Palette, paint: Paint): string => {
  const dark = wordsColour(palette, paint);
  if (dark === palette[paint]) return fill(palette, paint);
  return `<a:solidFill><a:srgbClr val="${dark.toUpperCase()}"/></a:solidFill>`;
};

export const NO_LINE = '<a:ln><a:noFill/></a:ln>';

const dashNames = { solid: '', dotted: '<a:prstDash val="sysDot"/>', dashed: '<a:prstDash val="dash"/>' } as const;

/** `width` in points. */
export const outline = (
  palette: Palette,
  paint: Paint,
  width: number,
  dash: keyof typeof dashNames = 'solid',
): string =>
  `<a:ln w="${Math.round(width * POINT)}" cap="rnd">${fill(palette, paint)}${dashNames[dash]}<a:round/></a:ln>`;

export const shape = (inner: string): string => `<c:spPr>${inner}</c:spPr>`;

interface Lettering {
  /** Points. */
  size: number;
  paint: Paint;
  bold?: boolean;
}

const runProperties = (palette: Palette, { size, paint, bold = false }: Lettering, tag: 'a:defRPr' | 'a:rPr'): string =>
  `<${tag}${tag === 'a:rPr' ? ' lang="en-US"' : ''} sz="${Math.round(size * 100)}" b="${bold ? 1 : 0}">${wordsFill(palette, paint)}</${tag}>`;

/** `body`: of words at an axis, which may break; all others stand on one line. */
export const lettering = (palette: Palette, letters: Lettering, body = ' rot="0" vert="horz" wrap="none"'): string =>
  `<c:txPr><a:bodyPr${body}/><a:lstStyle/><a:p><a:pPr>${runProperties(palette, letters, 'a:defRPr')}</a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;

/** Words that stand as they are. */
export const rich = (palette: Palette, text: string, letters: Lettering): string =>
  `<c:tx><c:rich><a:bodyPr rot="0" vert="horz" wrap="none"/><a:lstStyle/><a:p><a:pPr>${runProperties(palette, letters, 'a:defRPr')}</a:pPr><a:r>${runProperties(palette, letters, 'a:rPr')}<a:t>${escapedXml(text)}</a:t></a:r></a:p></c:rich></c:tx>`;

/** Shares of the chart. */
export const manualLayout = (inner: string): string => `<c:layout><c:manualLayout>${inner}</c:manualLayout></c:layout>`;

const share = (value: number): string => value.toFixed(5);

export const innerLayout = (x: number, y: number, w: number, h: number): string =>
  manualLayout(
    `<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="${share(x)}"/><c:y val="${share(y)}"/><c:w val="${share(w)}"/><c:h val="${share(h)}"/>`,
  );

export const shiftBy = (x: number, y: number): string =>
  Math.abs(x) + Math.abs(y) < 1e-4 ? '' : manualLayout(`<c:x val="${share(x)}"/><c:y val="${share(y)}"/>`);

const textPoints = (texts: readonly string[]): string =>
  `<c:ptCount val="${texts.length}"/>${texts.map((text, index) => `<c:pt idx="${index}"><c:v>${escapedXml(text)}</c:v></c:pt>`).join('')}`;

/** A value that is missing has no point. */
const numberPoints = (values: readonly (number | null)[]): string =>
  `<c:ptCount val="${values.length}"/>${values.map((value, index) => (value === null ? '' : `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`)).join('')}`;

/** What every series begins with; `index`: of the sheet's columns. */
export const seriesHead = (sheet: ChartSheet, index: number): string =>
  `<c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>${nameRef(index + 1)}</c:f><c:strCache>${textPoints([sheet.columns[index]?.name ?? ''])}</c:strCache></c:strRef></c:tx>`;

export function seriesData(sheet: ChartSheet, index: number): string {
  const column = sheet.columns[index];
  if (!column) return '';
  const place = `<c:f>${valuesRef(sheet, 0)}</c:f>`;
  const categories = sheet.time
    ? `<c:numRef>${place}<c:numCache><c:formatCode>${sheet.time.format}</c:formatCode>${numberPoints(sheet.time.values)}</c:numCache></c:numRef>`
    : `<c:strRef>${place}<c:strCache>${textPoints(sheet.categories)}</c:strCache></c:strRef>`;
  return `<c:cat>${categories}</c:cat><c:val><c:numRef><c:f>${valuesRef(sheet, index + 1)}</c:f><c:numCache><c:formatCode>${escapedXml(column.format)}</c:formatCode>${numberPoints(column.values)}</c:numCache></c:numRef></c:val>`;
}

export const CATEGORIES = 500_001;
export const VALUES = 500_002;
export const AXES = `<c:axId val="${CATEGORIES}"/><c:axId val="${VALUES}"/>`;

export interface LabelParts {
  /** Before what is shown: where it stands, words of its own. */
  before?: string;
  format?: string;
  letters: string;
  place?: 'r' | 't' | 'b' | 'ctr' | 'outEnd' | 'inEnd' | 'l';
  shows: 'value' | 'name and value' | 'words' | 'name';
}

/** What a label says and how; of all points or, with its index before, of one. */
export function labelParts({ before = '', format, letters, place, shows }: LabelParts): string {
  const number = format === undefined ? '' : `<c:numFmt formatCode="${escapedXml(format)}" sourceLinked="0"/>`;
  const at = place === undefined ? '' : `<c:dLblPos val="${place}"/>`;
  const value = shows === 'name' ? 0 : 1;
  const name = shows === 'name' || shows === 'name and value' ? 1 : 0;
  const separator = shows === 'name and value' ? '<c:separator> </c:separator>' : '';
  return `${before}${number}<c:spPr><a:noFill/>${NO_LINE}</c:spPr>${letters}${at}<c:showLegendKey val="0"/><c:showVal val="${value}"/><c:showCatName val="0"/><c:showSerName val="${name}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>${separator}`;
}

export const NO_LABELS =
  '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';

/** Behind labels that were moved on purpose: programs that draw a line to such a label draw none. */
export const NO_LEADERS =
  '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext></c:extLst>';
