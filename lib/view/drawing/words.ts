/** Words in a drawing: what of them may be drawn, how wide they are, and what of them fits. */
import { advances } from './advances';
import type { Anchor, Box, Paint, Point, TextShape, Weight } from './shapes';

const ELLIPSIS = '…';

/** Marks that turn the direction of what follows: in a name they would turn the words beside it too. */
const UNSEEN = /[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
/** Controls, line ends, halves of pairs of surrogates and what is no letter at all: XML holds none of them. */
const CONTROLS = /[\p{Cc}\p{Cs}\u2028\u2029\uFFFE\uFFFF]+/gu;

/** Words on one line without anything that is not to be seen. */
export const plainWords = (text: string): string =>
  text.replace(CONTROLS, ' ').replace(UNSEEN, '').replace(/ {2,}/g, ' ').trim();

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/;
const MARK = /\p{M}/u;

/** Thousandths of the size; a little too much where the letter is not of the table. */
function advanceOf(letter: string, weight: Weight): number {
  const code = letter.codePointAt(0) ?? 0;
  const known = advances[weight][code - 0x20];
  if (known !== undefined) return known;
  if (MARK.test(letter)) return 0;
  if (code > 0xffff) return 1250;
  if (WIDE.test(letter)) return 1000;
  if (letter === '·' || letter === '’' || letter === '‘') return 225;
  return letter === '…' || letter === '→' ? 800 : 700;
}

export function wordsWidth(text: string, size: number, weight: Weight = 400): number {
  let sum = 0;
  for (const letter of text) sum += advanceOf(letter, weight);
  return (sum * size) / 1000;
}

/** As much of the words as `width` holds, an ellipsis at the end where some is missing; '' where not even a letter fits. */
export function fittingWords(text: string, width: number, size: number, weight: Weight = 400): string {
  const words = plainWords(text);
  if (wordsWidth(words, size, weight) <= width) return words;
  let room = width - wordsWidth(ELLIPSIS, size, weight);
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(words)) {
    room -= wordsWidth(segment, size, weight);
    if (room < 0) break;
    kept += segment;
  }
  return kept === '' ? '' : kept.trimEnd() + ELLIPSIS;
}

/** The words on at most `most` lines, broken between words; the last line is cut where they are too many. */
export function wrappedWords(text: string, width: number, size: number, most: number, weight: Weight = 400): string[] {
  const words = plainWords(text).split(' ');
  const lines: string[] = [];
  while (words.length > 0 && lines.length < most) {
    let line = words.shift() ?? '';
    const isLast = lines.length === most - 1;
    while (words.length > 0 && (isLast || wordsWidth(`${line} ${words[0]}`, size, weight) <= width))
      line += ` ${words.shift()}`;
    lines.push(fittingWords(line, width, size, weight));
  }
  return lines.filter((line) => line !== '');
}

const ASCENT = 0.78;
const DESCENT = 0.24;

/** The room that words take. */
export function wordsBox({ at, text, size, weight, anchor }: TextShape): Box {
  const width = wordsWidth(text, size, weight);
  const share = anchor === 'start' ? 0 : anchor === 'middle' ? 0.5 : 1;
  return { x: at.x - width * share, y: at.y - ASCENT * size, width, height: (ASCENT + DESCENT) * size };
}

/** Where the base line stands for words whose middle is at `y`. */
export const baseline = (y: number, size: number): number => y + 0.355 * size;

export interface Letters {
  size: number;
  weight?: Weight;
  anchor?: Anchor;
  colour?: Paint;
}

/** Words that have room enough. */
export function words(at: Point, text: string, letters: Letters): TextShape {
  const { size, weight = 400, anchor = 'start', colour = 'ink-2' } = letters;
  return { kind: 'text', at, text: plainWords(text), whole: null, size, weight, anchor, colour };
}

/** Words that are cut where they are wider than `width`; null where nothing of them fits. */
export function cutWords(at: Point, text: string, width: number, letters: Letters): TextShape | null {
  const cut = fittingWords(text, width, letters.size, letters.weight);
  if (cut === '') return null;
  const shape = words(at, text, letters);
  return cut === shape.text ? shape : { ...shape, text: cut, whole: shape.text };
}
