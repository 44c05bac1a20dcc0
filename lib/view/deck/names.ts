/**
 * Names of accounts hidden: every account is 'Account 7', by its size, the same in the whole deck. Answers are rid of
 * names before an exhibit sees them, so that none can get into a title, a figure, an alternative text or a note.
 */
import { type NamesByWord, namesIn } from './names-by-word';

export interface Aliases {
  /** Places by size, from 1, by account id. */
  places: ReadonlyMap<string, number>;
  /** The names that texts written by hand are searched for, by account id. */
  names: ReadonlyMap<string, string>;
  /** The same by their words. */
  byWord: NamesByWord;
  /** Names beside those: of accounts that are in no figure, such as those that are excluded. */
  others?: readonly string[];
}

const ALL_OTHERS = 'An account';

export const aliasOf = ({ places }: Aliases, account: string): string => {
  const place = places.get(account);
  return place === undefined ? ALL_OTHERS : `Account ${place}`;
};

const isNamed = (value: object): value is { account: string; name: string } =>
  'account' in value && 'name' in value && typeof value.account === 'string' && typeof value.name === 'string';

/** What somebody wrote of an adjustment, of a change since a month was closed, of a cause, or as a trigger. */
const wordsOf = (value: object): readonly string[] =>
  'description' in value || 'cause' in value || 'stated' in value
    ? ['description', 'reason', 'note', 'file', 'stated']
    : [];

/** An answer with aliases in place of names and ids, wherever in it an account is named; attributes may name others. */
export function withAliases<Value>(value: Value, aliases: Aliases): Value {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each: unknown) => withAliases(each, aliases)) as Value;
  const copy = { ...value } as Record<string, unknown>;
  for (const key in copy) if (typeof copy[key] === 'object') copy[key] = withAliases(copy[key], aliases);
  for (const key of wordsOf(value)) if (typeof copy[key] === 'string') copy[key] = textWithAliases(copy[key], aliases);
  // A segment may be called by an account, such as the parent of others.
  if ('key' in value && 'rows' in value && typeof value.key === 'string')
    copy.key = textWithAliases(value.key, aliases);
  else if (isNamed(value)) {
    copy.account = copy.name = aliasOf(aliases, value.account);
    if ('attributes' in value) copy.attributes = {};
  }
  return copy as Value;
}

const isLetter = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** Every place at which a name stands by itself. */
function replaced(text: string, name: string, alias: string): string {
  let [done, rest] = ['', text];
  for (let at = rest.indexOf(name); at >= 0; at = rest.indexOf(name)) {
    const isWhole = !isLetter(rest[at - 1] ?? done.at(-1)) && !isLetter(rest[at + name.length]);
    done += rest.slice(0, at) + (isWhole ? alias : name);
    rest = rest.slice(at + name.length);
  }
  return done + rest;
}

/** A text that somebody wrote, without the names of accounts: longer names first, since they may hold shorter ones. */
export function textWithAliases(text: string, aliases: Aliases): string {
  const { places, names } = aliases;
  const nameOf = (account: string): string => names.get(account) ?? '';
  const found = namesIn(text, aliases.byWord).filter((account) => {
    const name = nameOf(account);
    return name.length > 1 && text.includes(name);
  });
  const written = found
    .sort((a, b) => nameOf(b).length - nameOf(a).length || (places.get(a) ?? 0) - (places.get(b) ?? 0))
    .reduce((rest, account) => replaced(rest, nameOf(account), aliasOf(aliases, account)), text);
  return (aliases.others ?? []).reduce((rest, name) => replaced(rest, name, ALL_OTHERS), written);
}

function* namesOf(value: unknown): Generator<{ account: string; name: string }> {
  if (value === null || typeof value !== 'object') return;
  if (isNamed(value)) yield value;
  for (const each of Object.values(value)) yield* namesOf(each);
}

/** With the names that an answer tells of accounts which are in no figure: what is written in it may name them too. */
export const aliasesWith = (aliases: Aliases, answer: object): Aliases => ({
  ...aliases,
  others: [...namesOf(answer)].filter(({ account }) => !aliases.names.has(account)).map(({ name }) => name),
});
