/**
 * Names found by their words, so that a text is not searched for a hundred thousand of them: each is kept under the
 * rarest of its words, and a text holds a name only where it holds that word.
 */

/** Keys of names, by the rarest word of each; under '' those that have no word. */
export type NamesByWord = ReadonlyMap<string, readonly string[]>;

/** Letters and digits; those beyond the basic plane end a word, as they do where names are put in. */
const WORD = /(?:(?![\u{10000}-\u{10FFFF}])[\p{L}\p{N}])+/gu;
const NAMES_A_PIECE = 5_000;

const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

/** The index of names by their keys, in pieces. */
export function* namesByWord(names: ReadonlyMap<string, string>): Generator<undefined, NamesByWord> {
  const counts = new Map<string, number>();
  const split: [key: string, words: string[]][] = [];
  for (const [key, name] of names) {
    const words = wordsOf(name);
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    split.push([key, words]);
    if (split.length % NAMES_A_PIECE === 0) yield;
  }
  const found = new Map<string, string[]>();
  for (const [index, [key, words]] of split.entries()) {
    const rarest = words.reduce(
      (best, word) => ((counts.get(word) ?? 0) < (counts.get(best) ?? 0) ? word : best),
      words[0] ?? '',
    );
    const keys = found.get(rarest);
    if (keys) keys.push(key);
    else found.set(rarest, [key]);
    if (index % NAMES_A_PIECE === 0) yield;
  }
  return found;
}

/** Keys of the names that the text may hold. */
export const namesIn = (text: string, index: NamesByWord): string[] =>
  ['', ...new Set(wordsOf(text))].flatMap((word) => index.get(word) ?? []);
