/** The text of a page as lines of SVG text: real text, so that it can be found, copied and changed. */
import { type Attributes, escaped, painted, tag } from './svg-writer';

interface Line {
  text: string;
  box: DOMRect;
}

/** A node's words, joined again to the lines that the browser broke them into. */
function linesOf(node: Text): Line[] {
  const lines: Line[] = [];
  const range = document.createRange();
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < 2) {
      last.text += ` ${word}`;
      last.box = new DOMRect(last.box.x, last.box.y, box.right - last.box.x, last.box.height);
    } else lines.push({ text: word, box });
  }
  return lines;
}

let measure: CanvasRenderingContext2D | null = null;

/** How far a font's letters reach above their line, in pixels, and how wide they are. */
function metricsOf(style: CSSStyleDeclaration, text: string): { ascent: number; descent: number; width: number } {
  measure ??= document.createElement('canvas').getContext('2d');
  if (!measure) return { ascent: 0, descent: 0, width: 0 };
  measure.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent, width } = measure.measureText(text);
  return { ascent: fontBoundingBoxAscent, descent: fontBoundingBoxDescent, width };
}

const isRight = ({ textAlign }: CSSStyleDeclaration): boolean => textAlign === 'right' || textAlign === 'end';

/** Cut where the page cuts it, with an ellipsis. */
function cut(text: string, style: CSSStyleDeclaration, widthPx: number): string {
  if (metricsOf(style, text).width <= widthPx + 1) return text;
  let kept = text;
  while (kept.length > 1 && metricsOf(style, `${kept}…`).width > widthPx) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** Where the page cuts a text short, the edge that it may not cross; null: nowhere. */
function rightEdge(element: Element): number | null {
  for (let place: Element | null = element; place; place = place.parentElement) {
    const { textOverflow, display } = getComputedStyle(place);
    if (textOverflow === 'ellipsis' && place.scrollWidth > place.clientWidth)
      return place.getBoundingClientRect().right;
    if (display !== 'inline') return null;
  }
  return null;
}

/** `x`, `y`: the picture's corner on the page. */
export function writeText(node: Text, x: number, y: number): string {
  const parent = node.parentElement;
  if (!parent) return '';
  const style = getComputedStyle(parent);
  const edge = rightEdge(parent);
  const spacing = style.letterSpacing === 'normal' ? null : style.letterSpacing;
  const look: Attributes = {
    ...painted('fill', style.color),
    'font-size': style.fontSize.replace('px', ''),
    'font-weight': style.fontWeight === '400' ? null : style.fontWeight,
    'letter-spacing': spacing,
    // As an attribute it is unknown to viewers; what knows it reads it as a style.
    style: style.fontVariantNumeric === 'normal' ? null : `font-variant-numeric:${style.fontVariantNumeric}`,
  };
  return linesOf(node)
    .map(({ text, box }) => {
      const { ascent, descent } = metricsOf(style, text);
      const baseline = box.top + (box.height - ascent - descent) / 2 + ascent - y;
      const anchored = isRight(style) ? { x: box.right - x, 'text-anchor': 'end' } : { x: box.left - x };
      const shown = edge === null ? text : cut(text, style, edge - box.left);
      return tag('text', { ...anchored, y: baseline, ...look }, escaped(shown));
    })
    .join('');
}
