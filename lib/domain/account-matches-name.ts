/** Names of companies as they are compared: without case, accents, punctuation and what their legal form adds. */

const LEGAL_FORMS = new Set(
  (
    'inc incorporated llc llp lp ltd limited corp corporation co company plc pbc gmbh mbh ag kg kgaa ohg ug gbr ev se sa ' +
    'sas sasu sarl eurl snc sl slu srl srls spa sapa bv nv vof cv oy oyj ab as asa aps ivs hf ehf pty pte sdn bhd kk gk ' +
    'sp z oo spzoo zoo doo dooel sro as kft zrt nyrt ltda eireli sc scs ooo oao zao pjsc jsc tov uab sia ou ltee lda and'
  ).split(' '),
);

/** Letters that do not come apart into a letter and its accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', '&': ' and ', '+': ' and ' },
};

const EAST_ASIAN_FORMS = /株式会社|有限会社|合同会社|有限公司|有限责任公司|股份有限公司|주식회사/gu;

const IS_PLAIN = /^[\x20-\x7e]*$/;

const withoutAccents = (text: string): string =>
  text.replace(EAST_ASIAN_FORMS, ' ').normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC');

export interface CompanyName {
  /** Its words in their order, legal forms left out. */
  words: readonly string[];
  /** The words as one: "Data Dog" and "Datadog" are the same. */
  joined: string;
  /** Those of its words that are numbers. */
  numbers: string;
}

/** Words of nothing but letters and digits, one space between them: most names are, and need none of what follows. */
const IS_BARE = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  if (IS_BARE.test(lower)) return lower.split(' ');
  return (
    (IS_PLAIN.test(text) ? lower : withoutAccents(text).toLowerCase())
      .replace(/[ßøæœłđðþıħ&+]/g, (letter) => LETTERS[letter]!)
      // S.A.R.L. is one word, and so is O'Brien.
      .replace(/\b(\p{L})\.\s?(?=\p{L}(?:[^\p{L}\p{N}]|$))/gu, '$1')
      .replace(/['’`´]/g, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
  );
}

/** Null: nothing of it is a name. */
export function companyName(text: string): CompanyName | null {
  const words = wordsOf(text);
  let end = words.length;
  while (end > 1 && LEGAL_FORMS.has(words[end - 1]!)) end -= 1;
  const kept = words.slice(words[0] === 'the' && end > 1 ? 1 : 0, end);
  if (kept.length === 0) return null;
  const joined = kept.join('');
  const numbers = /\d/.test(joined) ? kept.filter((word) => /^\d+$/.test(word)).join(' ') : '';
  return { words: kept, joined, numbers };
}

/** Words that are in both, of those that are in either, at least. */
const LEAST_SHARED = 0.6;
/** A letter more, less or otherwise tells shorter names apart. */
const LEAST_LETTERS = 8;

/** Nearly the same: one name and a word more, or a letter more, less or otherwise; never other numbers. */
export function areAlike(a: CompanyName, b: CompanyName): boolean {
  if (a.joined === b.joined) return true;
  if (a.numbers !== b.numbers) return false;
  const [shorter, longer] = a.words.length <= b.words.length ? [a, b] : [b, a];
  if (
    shorter.words.length > 1 &&
    shorter.words.length >= LEAST_SHARED * longer.words.length &&
    shorter.words.every((word) => longer.words.includes(word))
  )
    return true;
  return Math.min(a.joined.length, b.joined.length) >= LEAST_LETTERS && isOneEdit(a.joined, b.joined);
}

/** One letter more, less or otherwise, or two beside each other in the other order. */
function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [restA, restB] = [a.slice(from, endA), b.slice(from, endB)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

/** They have a word in common. */
export const haveCommonWord = (a: CompanyName, b: CompanyName): boolean =>
  a.words.some((word) => b.words.includes(word));

/** The two words that the fewest customers have in their name, the first by its letters where they are as rare. */
export function rarestTwo(words: readonly string[], count: ReadonlyMap<string, number>): string[] {
  if (words.length <= 2) return [...words];
  const isRarer = (a: string, b: string | undefined): boolean =>
    b === undefined || count.get(a)! < count.get(b)! || (count.get(a) === count.get(b) && a < b);
  let [first, second]: (string | undefined)[] = [];
  for (const word of words) {
    if (word === first || word === second) continue;
    if (isRarer(word, first)) [first, second] = [word, first];
    else if (isRarer(word, second)) second = word;
  }
  return [first, second].filter((word) => word !== undefined);
}
