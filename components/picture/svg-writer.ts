/** SVG as text: what other programs read, so nothing in it may lean on this page. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

const shown = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;

/** `content`: markup, escaped already. Attributes without a value are left out. */
export function tag(name: string, attributes: Attributes, content = ''): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([key, value]) => ` ${key}="${escaped(shown(value ?? ''))}"`)
    .join('');
  return content === '' ? `<${name}${given}/>` : `<${name}${given}>${content}</${name}>`;
}

export interface Paint {
  colour: string;
  opacity: number;
}

const RGB = /^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:,? ?\/? ?([\d.]+))?\)$/;

const hex = (part: string): string => Math.round(Number(part)).toString(16).padStart(2, '0');

/** A computed colour as every viewer knows it; null: nothing is painted. */
export function paintOf(colour: string): Paint | null {
  if (colour === 'none' || colour === 'transparent' || colour === '') return null;
  const [, red, green, blue, alpha = '1'] = RGB.exec(colour) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return { colour, opacity: 1 };
  const opacity = Number(alpha);
  return opacity === 0 ? null : { colour: `#${hex(red)}${hex(green)}${hex(blue)}`, opacity };
}

/** Fill or stroke with the colour's own opacity multiplied in. */
export function painted(key: 'fill' | 'stroke', colour: string, opacity = 1): Attributes {
  const paint = paintOf(colour);
  if (!paint) return { [key]: 'none' };
  const all = paint.opacity * opacity;
  return { [key]: paint.colour, [`${key}-opacity`]: all === 1 ? null : all };
}
