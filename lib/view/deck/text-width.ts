/** How wide a text is, about, before anybody has drawn it: in em, at the widths of the typeface that slides use. */

const NARROW = /[iljtfrI.,:;'’|!()[\] ·]/;
const WIDE = /[mwMW@%—]/;
/** Written in squares: Chinese, Japanese, Korean, and full-width forms. */
const SQUARE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const CAPITAL = /[A-ZÄÖÜ0-9$€£+−–]/;

function letterWidth(letter: string): number {
  if (SQUARE.test(letter)) return 1;
  if (NARROW.test(letter)) return 0.32;
  if (WIDE.test(letter)) return 0.86;
  return CAPITAL.test(letter) ? 0.64 : 0.56;
}

export function widthInEm(text: string): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width;
}

/** The text cut with an ellipsis to a width in em; whole where it fits. */
export function cutToWidth(text: string, em: number): string {
  if (widthInEm(text) <= em) return text;
  let [kept, width] = ['', letterWidth('m')];
  for (const letter of text) {
    width += letterWidth(letter);
    if (width > em) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}
