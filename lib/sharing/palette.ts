/**
 * Drawings in either scheme: shapes are written in placeholders, one for each colour, which become variables of the
 * page's style sheet. The dark values are those of the pages (a test holds them equal to app/tokens.css).
 */
import { lightPalette, type Palette, wordsColour } from '@/lib/view/drawing/palette';
import type { Paint } from '@/lib/view/drawing/shapes';

/** Hex without '#'. */
export const darkPalette: Palette = {
  nrr: '959eff',
  'nrr-noprice': '656dc2',
  grr: '4fbcc8',
  logo: 'e3a557',
  compare: '8b8f9a',
  new: '5b8cf5',
  reactivation: '76d6f0',
  expansion: '2fae8c',
  contraction: 'fab64c',
  churn: 'e5574f',
  seats: '88acff',
  plan: '97e1e0',
  usage: 'd86010',
  addon: 'b466b8',
  'cross-sell': '4f9161',
  price: 'e4ba66',
  other: '93959a',
  ink: 'f0f1f3',
  good: '52c795',
  bad: 'ff8a85',
  accent: '959eff',
  'ink-2': 'b6b9c2',
  'ink-3': '9094a0',
  surface: '17181b',
  gridline: '222429',
  'line-strong': '3a3d44',
  target: '15291f',
  'target-line': '3d8b6a',
  'heat-5': 'a54d22',
  'heat-4': '894826',
  'heat-3': '6e4129',
  'heat-2': '54392a',
  'heat-1': '3c3029',
  heat0: '232527',
  heat1: '283442',
  heat2: '29425e',
  heat3: '2a4f7b',
  heat4: '295d9b',
  heat5: '296abb',
};

const paints = Object.keys(lightPalette) as Paint[];

/** Nearly black, so that no drawing darkens it to be read; white stays white. */
const placeholder = (index: number): string => index.toString(16).padStart(6, '0');

/** What shapes are drawn with: each colour is its own number. */
export const placeholders = Object.fromEntries(paints.map((paint, index) => [paint, placeholder(index)])) as Palette;

/** An SVG in placeholders as one in variables; words have variables of their own, dark enough to be read. */
export const withVariables = (svg: string): string =>
  svg.replace(/(<text[^>]*? fill|fill|stroke)="#0000([0-9a-f]{2})"/g, (whole, attribute: string, hex: string) => {
    const paint = paints[Number.parseInt(hex, 16)];
    return paint === undefined ? whole : `${attribute}="var(--${attribute.startsWith('<text') ? 'w' : 'p'}-${paint})"`;
  });

const rulesOf = (palette: Palette, words: (paint: Paint) => string): string =>
  paints.map((paint) => `--p-${paint}:#${palette[paint]};--w-${paint}:#${words(paint)}`).join(';');

export const lightVariables = (palette: Palette): string => rulesOf(palette, (paint) => wordsColour(palette, paint));
export const darkVariables = (): string => rulesOf(darkPalette, (paint) => darkPalette[paint]);
