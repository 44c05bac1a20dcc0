/**
 * The letters of a PDF. Geist has Latin and Cyrillic; for other scripts the machine's own fonts are looked for, and what
 * none of them has is written in words between brackets: never as an empty box.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Font } from '@react-pdf/renderer';
import { packageRoot } from '@/lib/store/place';
import type { Weight } from '@/lib/view/drawing/shapes';

const weights: Readonly<Record<Weight, string>> = { 400: 'Geist-Regular', 500: 'Geist-Medium', 600: 'Geist-SemiBold' };
const GEIST = 'Geist';

/** Fonts that systems bring along, with the name of the one that is meant where a file holds several. */
const others: readonly (readonly [path: string, name?: string])[] = [
  ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'],
  ['/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf'],
  ['/usr/share/fonts/truetype/noto/NotoSansHebrew-Regular.ttf'],
  ['/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf'],
  ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', 'NotoSansCJKsc-Regular'],
  ['/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc', 'NotoSansCJKsc-Regular'],
  ['/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc', 'WenQuanYiZenHei'],
  ['/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf'],
  ['/System/Library/Fonts/Supplemental/Arial Unicode.ttf'],
  ['/Library/Fonts/Arial Unicode.ttf'],
  ['C:\\Windows\\Fonts\\arial.ttf'],
  ['C:\\Windows\\Fonts\\malgun.ttf'],
  ['C:\\Windows\\Fonts\\simhei.ttf'],
  ['C:\\Windows\\Fonts\\msyh.ttc', 'MicrosoftYaHei'],
  ['C:\\Windows\\Fonts\\YuGothR.ttc', 'YuGothic-Regular'],
];

/** A font that is loaded: the name that texts ask for it by, and which letters it has. */
export interface Face {
  family: string;
  has(letter: string): boolean;
}

async function load(family: string, weight: Weight): Promise<Face | null> {
  const descriptor = { fontFamily: family, fontWeight: weight, fontStyle: 'normal' as const };
  try {
    await Font.load(descriptor);
    const data = Font.getFont(descriptor)?.data;
    if (!data) return null;
    return { family, has: (letter) => data.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) };
  } catch {
    // A font that cannot be read is as good as none.
    return null;
  }
}

async function geist(): Promise<Face> {
  const folder = join(packageRoot(), 'node_modules/geist/dist/fonts/geist-sans');
  const fonts = ([400, 500, 600] as const).map((fontWeight) => ({
    src: join(folder, `${weights[fontWeight]}.ttf`),
    fontWeight,
  }));
  Font.register({ family: GEIST, fonts });
  const faces = await Promise.all(fonts.map(({ fontWeight }) => load(GEIST, fontWeight)));
  const [face] = faces;
  if (!face) throw new Error(`The typeface of the PDF was not found in ${folder}.`);
  return face;
}

/** Fonts that texts are written in, Geist first; `texts` say how far the machine's own are looked at. */
export async function facesFor(texts: readonly string[]): Promise<Face[]> {
  // Words are broken between words alone.
  Font.registerHyphenationCallback((word) => [word]);
  const faces = [await geist()];
  const missing = new Set(texts.flatMap((text) => [...text]).filter((letter) => !faces[0]?.has(letter)));
  for (const [src, postscriptName] of others) {
    if (missing.size === 0) break;
    if (!existsSync(src)) continue;
    const family = `Other ${faces.length}`;
    Font.register({
      family,
      fonts: ([400, 500, 600] as const).map((fontWeight) => ({ src, fontWeight, postscriptName })),
    });
    const face = await load(family, 400);
    if (!face) continue;
    const found = [...missing].filter((letter) => face.has(letter));
    if (found.length === 0) continue;
    faces.push(face);
    for (const letter of found) missing.delete(letter);
  }
  return faces;
}

/** Scripts by the name that a reader knows. */
const scripts: readonly (readonly [name: string, letters: RegExp])[] = [
  ['Chinese or Japanese', /\p{Script=Han}/u],
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Korean', /\p{Script=Hangul}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['emoji', /\p{Extended_Pictographic}/u],
];

const scriptOf = (letters: string): string =>
  scripts.find(([, pattern]) => pattern.test(letters))?.[0] ?? 'other letters';

export interface Written {
  /** Fonts by what each letter is looked for in, one after the other. */
  family: string | string[];
  text: string;
  /** Whether letters are missing and are described instead. */
  isDescribed: boolean;
}

/** The text in the font that has all of its letters; else in several; what none has is described: '[Thai]'. */
export function writtenIn(faces: readonly Face[], text: string): Written {
  const letters = [...text];
  const missing = ({ has }: Face): number => letters.filter((letter) => !has(letter)).length;
  const [first] = faces;
  if (!first) return { family: GEIST, text, isDescribed: false };
  const face = faces.find((each) => missing(each) === 0);
  if (face) return { family: face.family, text, isDescribed: false };
  const family = faces.length === 1 ? first.family : faces.map((each) => each.family);
  const isKnown = (letter: string): boolean => faces.some(({ has }) => has(letter));
  if (letters.every(isKnown)) return { family, text, isDescribed: false };
  let described = '';
  let gap = '';
  for (const letter of [...letters, '']) {
    const isGap = letter !== '' && (!isKnown(letter) || (gap !== '' && letter === ' '));
    if (isGap) gap += letter;
    else {
      if (gap !== '') described += `[${scriptOf(gap)}]${gap.endsWith(' ') && letter !== '' ? ' ' : ''}`;
      gap = '';
      described += letter;
    }
  }
  return { family, text: described, isDescribed: true };
}
