/** Shapes as an SVG document: in a page, in a file, in an e-mail. */
import { lightPalette, type Palette, wordsColour } from './palette';
import type { Dash, Point, Shape } from './shapes';
import { plainWords } from './words';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that stands in XML as text and nothing else. */
export const escapedXml = (text: string): string =>
  plainWords(text).replace(/[&<>"']/g, (letter) => entities[letter] ?? '');

const number = (value: number): string => String(Math.round(value * 100) / 100);

/** Lengths of strokes and gaps, in widths of the line. */
export const dashes: Readonly<Record<Dash, readonly number[] | null>> = {
  solid: null,
  dotted: [1.2, 2.2],
  dashed: [4, 3],
};

const dashOf = (dash: Dash, width: number): string => {
  const lengths = dashes[dash];
  return lengths ? ` stroke-dasharray="${lengths.map((length) => number(length * width)).join(' ')}"` : '';
};

/** 'M0 0L10 5', closed where the path is filled. */
export const pathData = (points: readonly Point[], isClosed: boolean): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`).join('') +
  (isClosed ? 'Z' : '');

function element(shape: Shape, palette: Palette): string {
  if (shape.kind === 'line') {
    const { from, to, colour, width, dash } = shape;
    return `<line x1="${number(from.x)}" y1="${number(from.y)}" x2="${number(to.x)}" y2="${number(to.y)}" stroke="#${palette[colour]}" stroke-width="${number(width)}"${dashOf(dash, width)}/>`;
  }
  if (shape.kind === 'rect') {
    const { x, y, width, height, fill, opacity, radius } = shape;
    const extra = `${radius > 0 ? ` rx="${number(radius)}"` : ''}${opacity < 1 ? ` fill-opacity="${number(opacity)}"` : ''}`;
    return `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="#${palette[fill]}"${extra}/>`;
  }
  if (shape.kind === 'dot') {
    const { at, radius, fill, stroke, width } = shape;
    return `<circle cx="${number(at.x)}" cy="${number(at.y)}" r="${number(radius)}" fill="#${palette[fill]}" stroke="#${palette[stroke]}" stroke-width="${number(width)}"/>`;
  }
  if (shape.kind === 'path') {
    const { points, fill, stroke, width, dash, opacity } = shape;
    const paint = fill ? `fill="#${palette[fill]}"` : 'fill="none"';
    const edge = stroke ? ` stroke="#${palette[stroke]}" stroke-width="${number(width)}" stroke-linejoin="round"` : '';
    const seen = opacity < 1 ? ` opacity="${number(opacity)}"` : '';
    return `<path d="${pathData(points, fill !== null)}" ${paint}${edge}${dashOf(dash, width)}${seen}/>`;
  }
  const { at, text, whole, size, weight, anchor, colour } = shape;
  const title = whole === null ? '' : `<title>${escapedXml(whole)}</title>`;
  return `<text x="${number(at.x)}" y="${number(at.y)}" font-size="${number(size)}" font-weight="${weight}" text-anchor="${anchor}" fill="#${wordsColour(palette, colour)}">${escapedXml(text)}${title}</text>`;
}

export interface SvgOptions {
  palette?: Palette;
  /** What those read who do not see the drawing; '' where the words beside it say the same. */
  label?: string;
  /** CSS font families. */
  font?: string;
}

const FONT = "Geist, 'Segoe UI', Helvetica, Arial, sans-serif";

/** The elements alone, for an `<svg>` of one's own. */
export const svgBody = (shapes: readonly Shape[], palette: Palette = lightPalette): string =>
  shapes.map((shape) => element(shape, palette)).join('');

/** A whole document of that size. */
export function svgOf(
  shapes: readonly Shape[],
  size: { width: number; height: number },
  { palette = lightPalette, label = '', font = FONT }: SvgOptions = {},
): string {
  const seen = label === '' ? 'aria-hidden="true"' : `role="img" aria-label="${escapedXml(label)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${number(size.width)} ${number(size.height)}" width="${number(size.width)}" height="${number(size.height)}" font-family="${escapedXml(font)}" style="font-variant-numeric:tabular-nums" ${seen}>${svgBody(shapes, palette)}</svg>`;
}
