/**
 * The last look at what leaves without names: whatever words somebody wrote (titles, notes on days, filters, the link's
 * own name), no account's name stands in them.
 */
import type { Facts } from '@/lib/domain/facts';
import { type Pieces, withPauses } from '@/lib/reports/pauses';

const OTHER = 'an account';

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const isLetter = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** Every place at which the name stands by itself, in small letters or large ones. */
function replaced(text: string, name: string): string {
  const [small, wanted] = [text.toLowerCase(), name.toLowerCase()];
  // Letters whose small form is longer would put the places out of step.
  if (small.length !== text.length || wanted === '') return text;
  let [done, from] = ['', 0];
  for (let at = small.indexOf(wanted); at >= 0; at = small.indexOf(wanted, from)) {
    const end = at + wanted.length;
    const isWhole = !isLetter(text[at - 1]) && !isLetter(text[end]);
    done += text.slice(from, at) + (isWhole ? OTHER : text.slice(at, end));
    from = end;
  }
  return done + text.slice(from);
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

/** Not words, but what a drawing is told by. */
const keys = new Set(['logo', 'accent', 'kind', 'unit', 'role', 'tone', 'exhibit', 'id', 'currency', 'company']);

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => mapped(each, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, keys.has(key) ? each : mapped(each, change)]),
  );
}

const NAMES_A_PIECE = 5_000;

/** Names and ids all of whose words are known; what has no two letters in a row is no name that says whose it is. */
function* namesAmong(known: ReadonlySet<string>, { accountNames, accountIds }: Facts): Pieces<string[]> {
  const found = new Set<string>();
  for (const names of [accountNames, accountIds])
    for (const [index, name] of names.entries()) {
      if (wordsOf(name).every((word) => known.has(word)) && /\p{L}{2}/u.test(name)) found.add(name);
      if (index % NAMES_A_PIECE === 0) yield;
    }
  return [...found];
}

/** The value with no account's name in any of its words. */
export async function withoutNames<Value>(value: Value, facts: Facts): Promise<Value> {
  const known = new Set(textsOf(value).flatMap(wordsOf));
  const found = await withPauses(namesAmong(known, facts));
  if (found.length === 0) return value;
  const longestFirst = found.sort((a, b) => b.length - a.length);
  return mapped(value, (text) => longestFirst.reduce(replaced, text)) as Value;
}
