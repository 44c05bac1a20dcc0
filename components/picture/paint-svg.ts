/** An SVG of the page, written out with the looks that style sheets and the theme give it. */
import { type Attributes, escaped, painted, tag } from './svg-writer';

/** What says where a shape is; everything else of an element's look is computed. */
const GEOMETRY = [
  ...['x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'd', 'points', 'dx', 'dy'],
  ...[
    'transform',
    'viewBox',
    'preserveAspectRatio',
    'patternUnits',
    'patternTransform',
    'clipPathUnits',
    'offset',
    'gradientUnits',
  ],
];

/** Charts state a width of every line, where it means nothing. */
const SIZED = new Set(['rect', 'svg', 'pattern', 'image']);
const SHAPES = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan']);
const TEXTS = new Set(['text', 'tspan']);
const LEFT_OUT = new Set(['title', 'desc', 'style', 'script']);

/** Ids of this picture: those of the page bear signs that some viewers trip over. */
export class Ids {
  readonly #known = new Map<string, string>();

  of(id: string): string {
    const known = this.#known.get(id) ?? `p${this.#known.size + 1}`;
    this.#known.set(id, known);
    return known;
  }

  /** `url("#…")` with the picture's id in it. */
  reference(text: string): string | null {
    const [, id] = /^url\("?#(.+?)"?\)/.exec(text) ?? [];
    return id === undefined ? null : `url(#${this.of(id)})`;
  }
}

const unless = (value: string, usual: string): string | null => (value === usual ? null : value);

const isShown = ({ display, visibility, opacity }: CSSStyleDeclaration): boolean =>
  display !== 'none' && visibility !== 'hidden' && opacity !== '0';

function paintAttributes(key: 'fill' | 'stroke', style: CSSStyleDeclaration, ids: Ids): Attributes {
  const value = style.getPropertyValue(key);
  const reference = ids.reference(value);
  return reference ? { [key]: reference } : painted(key, value, Number(style.getPropertyValue(`${key}-opacity`)));
}

function lookOf(element: Element, style: CSSStyleDeclaration, ids: Ids): Attributes {
  const hasStroke = style.stroke !== 'none';
  return {
    ...paintAttributes('fill', style, ids),
    ...(hasStroke && {
      ...paintAttributes('stroke', style, ids),
      'stroke-width': unless(style.strokeWidth.replace('px', ''), '1'),
      'stroke-dasharray': unless(style.strokeDasharray.replaceAll('px', ''), 'none'),
      'stroke-linecap': unless(style.strokeLinecap, 'butt'),
      'stroke-linejoin': unless(style.strokeLinejoin, 'miter'),
      'vector-effect': unless(style.getPropertyValue('vector-effect'), 'none'),
      'paint-order': unless(style.getPropertyValue('paint-order'), 'normal'),
    }),
    ...(TEXTS.has(element.localName) && {
      'font-size': style.fontSize.replace('px', ''),
      'font-weight': unless(style.fontWeight, '400'),
      'text-anchor': unless(style.getPropertyValue('text-anchor'), 'start'),
      'dominant-baseline': unless(style.getPropertyValue('dominant-baseline'), 'auto'),
    }),
  };
}

function written(node: Node, ids: Ids): string {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.textContent ?? '');
  if (!(node instanceof Element) || LEFT_OUT.has(node.localName)) return '';
  const style = getComputedStyle(node);
  const isDefinition = node.closest('defs, clipPath, pattern') !== null;
  if (!isDefinition && !isShown(style)) return '';
  const content = [...node.childNodes].map((child) => written(child, ids)).join('');
  const geometry = Object.fromEntries(GEOMETRY.map((name) => [name, node.getAttribute(name)]));
  const clip = ids.reference(style.clipPath);
  const id = node.getAttribute('id');
  const isEmpty = content === '' && !SHAPES.has(node.localName);
  if (isEmpty) return '';
  return tag(
    node.localName,
    {
      id: id !== null && isDefinition ? ids.of(id) : null,
      ...geometry,
      ...(SIZED.has(node.localName) && { width: node.getAttribute('width'), height: node.getAttribute('height') }),
      ...(SHAPES.has(node.localName) && lookOf(node, style, ids)),
      opacity: unless(style.opacity, '1'),
      'clip-path': clip,
    },
    content,
  );
}

/** `x`, `y`: where the SVG's corner stands in the picture. */
export function writeSvg(svg: SVGSVGElement, x: number, y: number, ids: Ids): string {
  const { width, height } = svg.getBoundingClientRect();
  const style = getComputedStyle(svg);
  if (!isShown(style) || width === 0) return '';
  const content = [...svg.childNodes].map((child) => written(child, ids)).join('');
  if (content === '') return '';
  const viewBox = svg.getAttribute('viewBox') ?? `0 0 ${width} ${height}`;
  const preserveAspectRatio = svg.getAttribute('preserveAspectRatio');
  return tag(
    'svg',
    { x, y, width, height, viewBox, preserveAspectRatio, opacity: unless(style.opacity, '1') },
    content,
  );
}
