/** The colours of a drawing on white: the light tokens of the pages (a test holds them equal), and an accent of one's own. */
import { heatSteps, type Paint } from './shapes';

export type Palette = Readonly<Record<Paint, string>>;

/** Hex without '#'. */
export const RATCHET_ACCENT = '3a46c8';

/** The token of app/tokens.css behind each colour. */
export const tokenOf: Readonly<Record<Paint, string>> = {
  nrr: 'mt-nrr',
  'nrr-noprice': 'mt-nrr-noprice',
  grr: 'mt-grr',
  logo: 'mt-logo',
  compare: 'mt-compare',
  new: 'mv-new',
  reactivation: 'mv-reactivation',
  expansion: 'mv-expansion',
  contraction: 'mv-contraction',
  churn: 'mv-churn',
  seats: 'src-seats',
  plan: 'src-plan',
  usage: 'src-usage',
  addon: 'src-add_on',
  'cross-sell': 'src-cross_sell',
  price: 'src-price',
  other: 'src-unclassified',
  ink: 'ink',
  good: 'good',
  bad: 'bad',
  accent: 'accent',
  'ink-2': 'ink-2',
  'ink-3': 'ink-3',
  surface: 'surface',
  gridline: 'gridline',
  'line-strong': 'line-strong',
  target: 'band-target',
  'target-line': 'band-target-line',
  'heat-5': 'heat-n5',
  'heat-4': 'heat-n4',
  'heat-3': 'heat-n3',
  'heat-2': 'heat-n2',
  'heat-1': 'heat-n1',
  heat0: 'heat-0',
  heat1: 'heat-p1',
  heat2: 'heat-p2',
  heat3: 'heat-p3',
  heat4: 'heat-p4',
  heat5: 'heat-p5',
};

/** Hex without '#'. */
export const lightPalette: Palette = {
  nrr: RATCHET_ACCENT,
  'nrr-noprice': '7d86e0',
  grr: '19808c',
  logo: 'b3701f',
  compare: '868993',
  new: '2458c6',
  reactivation: '4693b5',
  expansion: '0b7a5e',
  contraction: 'ba7c1c',
  churn: 'b8242a',
  seats: '5a80f0',
  plan: '236c63',
  usage: 'a82f0c',
  addon: '71389a',
  'cross-sell': '549b69',
  price: '9b7208',
  other: '888d96',
  ink: '17181c',
  good: '0a6b45',
  bad: 'ad1f2d',
  accent: RATCHET_ACCENT,
  'ink-2': '4b4e58',
  'ink-3': '656974',
  surface: 'ffffff',
  gridline: 'ededf0',
  'line-strong': 'd3d4da',
  target: 'e6f3ed',
  'target-line': '4f9c7c',
  'heat-5': 'd1622b',
  'heat-4': 'd98359',
  'heat-3': 'e0a181',
  'heat-2': 'e7bda7',
  'heat-1': 'ecd8cd',
  heat0: 'f3f4f6',
  heat1: 'cedded',
  heat2: 'acc8ea',
  heat3: '89b4e6',
  heat4: '679ee3',
  heat5: '4487df',
};

type Rgb = readonly [number, number, number];

const rgbOf = (hex: string): Rgb => {
  const number = Number.parseInt(hex, 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
};

const hexOf = (rgb: Rgb): string => rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('');

/** `share` of the way from one colour to another. */
export function mixed(hex: string, other: string, share: number): string {
  const [from, to] = [rgbOf(hex), rgbOf(other)];
  const at = (index: 0 | 1 | 2): number => from[index] + (to[index] - from[index]) * share;
  return hexOf([at(0), at(1), at(2)]);
}

function luminance(hex: string): number {
  const linear = (part: number): number => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const [red, green, blue] = rgbOf(hex);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast with white, 1 to 21. */
export const contrastOnWhite = (hex: string): number => 1.05 / (luminance(hex) + 0.05);

/** The colour, darkened as far as `least` contrast with white needs. */
export function readable(hex: string, least: number): string {
  let dark = hex;
  for (let share = 0.05; contrastOnWhite(dark) < least && share <= 1; share += 0.05)
    dark = mixed(hex, lightPalette.ink, share);
  return dark;
}

const LINES_LEAST = 3;
const WORDS_LEAST = 4.5;

export const isHexColour = (text: string): boolean => /^[0-9a-f]{6}$/i.test(text);

/** `accent`: hex without '#'; it takes the place of the first metric's colour, dark enough to be seen on white. */
export function paletteOf(accent: string | null): Palette {
  if (accent === null || !isHexColour(accent) || accent.toLowerCase() === RATCHET_ACCENT) return lightPalette;
  const seen = readable(accent.toLowerCase(), LINES_LEAST);
  return { ...lightPalette, accent: seen, nrr: seen, 'nrr-noprice': mixed(seen, 'ffffff', 0.4) };
}

/** For words in a colour: dark enough to be read on white. */
export const wordsColour = (palette: Palette, paint: Paint): string =>
  paint === 'surface' ? palette[paint] : readable(palette[paint], WORDS_LEAST);

/** Where −1 to 1 stands on the diverging scale. */
export function heatPaint(heat: number): Paint {
  const step = heatSteps[Math.min(Math.max(Math.round(heat * 5), -5), 5) + 5] ?? 0;
  return `heat${step}`;
}
