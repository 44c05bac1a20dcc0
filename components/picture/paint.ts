/** A piece of the page as an SVG of its own: boxes, lines, text and drawings, all with the looks they have there. */
import { Ids, writeSvg } from './paint-svg';
import { writeText } from './paint-text';
import { painted, paintOf, tag } from './svg-writer';

interface Corner {
  x: number;
  y: number;
}

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

const px = (text: string): number => Number.parseFloat(text) || 0;

/** The look of price, hatched wherever it stands: stripes of a colour. */
function hatch(style: CSSStyleDeclaration, ids: Ids): { definition: string; fill: string; colour: string } | null {
  if (!style.backgroundImage.startsWith('repeating-linear-gradient')) return null;
  const colour = paintOf(/rgba?\([^)]+\)/.exec(style.backgroundImage)?.[0] ?? '')?.colour;
  if (colour === undefined) return null;
  const id = ids.of(`hatch ${colour}`);
  const stripe = tag('rect', { width: 3, height: 5, fill: colour });
  const pattern = { id, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  return { definition: tag('pattern', pattern, stripe), fill: `url(#${id})`, colour };
}

function writeBox(element: Element, style: CSSStyleDeclaration, corner: Corner, ids: Ids): string {
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return '';
  const [x, y] = [box.x - corner.x, box.y - corner.y];
  const { width, height } = box;
  const rx = Math.min(px(style.borderTopLeftRadius), width / 2, height / 2) || null;
  const stripes = hatch(style, ids);
  const ground = painted('fill', style.backgroundColor);
  const parts: string[] = [];
  if (stripes)
    parts.push(
      stripes.definition,
      tag('rect', { x, y, width, height, rx, fill: stripes.fill, stroke: stripes.colour }),
    );
  else if (ground.fill !== 'none') parts.push(tag('rect', { x, y, width, height, rx, ...ground }));
  const borders = SIDES.map((side) => ({
    side,
    width: style[`border${side}Style`] === 'none' ? 0 : px(style[`border${side}Width`]),
    colour: style[`border${side}Color`],
  }));
  for (const border of borders) {
    if (border.width === 0) continue;
    const look = { ...painted('stroke', border.colour), 'stroke-width': border.width };
    const half = border.width / 2;
    const across = { x1: x, x2: x + width };
    const down = { y1: y, y2: y + height };
    if (border.side === 'Top') parts.push(tag('line', { ...across, y1: y + half, y2: y + half, ...look }));
    if (border.side === 'Bottom')
      parts.push(tag('line', { ...across, y1: y + height - half, y2: y + height - half, ...look }));
    if (border.side === 'Left') parts.push(tag('line', { ...down, x1: x + half, x2: x + half, ...look }));
    if (border.side === 'Right')
      parts.push(tag('line', { ...down, x1: x + width - half, x2: x + width - half, ...look }));
  }
  return parts.join('');
}

/** For the ears alone: one pixel, cut off. */
const isUnseen = (element: Element, style: CSSStyleDeclaration): boolean =>
  style.position === 'absolute' && style.overflow === 'hidden' && element.clientWidth <= 1;

function walk(node: Node, corner: Corner, ids: Ids): string {
  if (node instanceof Text) return writeText(node, corner.x, corner.y);
  if (!(node instanceof Element)) return '';
  const style = getComputedStyle(node);
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return '';
  if (node instanceof SVGSVGElement) {
    const box = node.getBoundingClientRect();
    return writeSvg(node, box.x - corner.x, box.y - corner.y, ids);
  }
  if (isUnseen(node, style)) return '';
  const inside = [...node.childNodes].map((child) => walk(child, corner, ids)).join('');
  const drawn = writeBox(node, style, corner, ids) + inside;
  return style.opacity === '1' || drawn === '' ? drawn : tag('g', { opacity: style.opacity }, drawn);
}

/** What is drawn inside an element, as markup; its corner becomes 0, 0. */
export function paintElement(element: Element): string {
  const { x, y } = element.getBoundingClientRect();
  return walk(element, { x, y }, new Ids());
}
