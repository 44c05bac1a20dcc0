/**
 * The order of the alphabet, case and accents aside, digits read as numbers: 'Account 2' before 'Account 10'. It is the
 * one of `Intl.Collator`; texts of ASCII alone, which most are, have keys whose plain order is the same and much quicker.
 */
const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const ASCII = /^[ -~]*$/;
const LONGEST_NUMBER = 30;
const TOO_LONG = new RegExp(`\\d{${LONGEST_NUMBER + 1}}`);

/** Before a number its count of digits, so that more digits come later: after every sign and before every letter. */
const FIRST_COUNT = 'A'.charCodeAt(0);
/** Signs by what stands for each, from '!' on: there are as many as characters before the counts. */
const signs = new Map(
  [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'].sort(compare).map((sign, place) => [sign, String.fromCharCode(33 + place)]),
);

/** Null where only the collator knows. */
const keyOf = (text: string): string | null =>
  ASCII.test(text) && !TOO_LONG.test(text)
    ? text.toLowerCase().replace(/\d+|[^a-z ]/g, (found) => signs.get(found) ?? numberKey(found.replace(/^0+/, '')))
    : null;

const numberKey = (digits: string): string => String.fromCharCode(FIRST_COUNT + digits.length) + digits;

/** Places in the order of the alphabet; texts that differ in case or accents alone share one. */
export function ranksOf(texts: readonly string[]): Float64Array {
  const keys = texts.map(keyOf);
  const between = (a: number, b: number): number => {
    const [left, right] = [keys[a]!, keys[b]!];
    if (left === null || right === null) return compare(texts[a]!, texts[b]!);
    return left < right ? -1 : left > right ? 1 : 0;
  };
  return placesIn(Int32Array.from(texts.keys()).sort(between), (a, b) => between(a, b) === 0);
}

/** The place of each index in an order; those that are the same share one. */
export function placesIn(order: Int32Array, isSame: (a: number, b: number) => boolean): Float64Array {
  const places = new Float64Array(order.length);
  let place = 0;
  for (let at = 0; at < order.length; at += 1) {
    if (at > 0 && !isSame(order[at - 1]!, order[at]!)) place = at;
    places[order[at]!] = place;
  }
  return places;
}
