/** What speaks for two customers being one, pair by pair; only pairs that have something in common are looked at. */
import { type MatchReason, type MatchReasonKind, matchReasons } from './account-match-reasons';
import type { MatchGroup } from './account-matches-groups';
import { areAlike, haveCommonWord, rarestTwo } from './account-matches-name';
import { shareOfMinor } from './money';

/**
 * How far one reason alone is to be believed. `sole`: in no source another account has the same; `shared`: one has;
 * `within`: both accounts are of one source, which may well list a customer's departments apart.
 */
const WEIGHTS: Readonly<Record<MatchReasonKind | 'number', { sole: number; shared: number; within: number }>> = {
  external_id: { sole: 0.98, shared: 0.6, within: 0 },
  // Sources count their customers from 1, each for itself.
  number: { sole: 0.4, shared: 0.2, within: 0 },
  email: { sole: 0.95, shared: 0.5, within: 0.6 },
  domain: { sole: 0.8, shared: 0.4, within: 0.35 },
  name: { sole: 0.7, shared: 0.3, within: 0.5 },
  similar_name: { sole: 0.5, shared: 0.2, within: 0.25 },
};
/** Domains of their own that have nothing in common speak against a name that has. */
const OTHER_DOMAIN = 0.5;
/** Names without a common word speak against a domain. */
const OTHER_NAME = 0.7;

/** A value that more customers have than this tells nobody apart. */
const MOST_HOLDERS = 12;
/** A word is looked at in names up to this many; a rarer word of theirs may still find them. */
const MOST_NAMES_OF_WORD = 24;
/** Words or pairs that are looked at before it may be left. */
const LOOKS_A_PIECE = 1_024;

export interface MatchPair {
  /** Places in the list of groups, the lower first. */
  a: number;
  b: number;
  reasons: MatchReason[];
  /** 0 to 1, in hundredths. */
  confidence: number;
}

interface Found {
  a: number;
  b: number;
  /** By kind, the value and how far it is believed. */
  reasons: Map<MatchReasonKind, { value: string; weight: number }>;
}

class Pairs {
  readonly found = new Map<number, Found>();

  constructor(private readonly groups: readonly MatchGroup[]) {}

  /** Of several values of a kind the weightiest counts, the first by its letters where they weigh the same. */
  add(
    one: number,
    other: number,
    kind: MatchReasonKind,
    value: string,
    weights: (typeof WEIGHTS)['name'],
    sole: boolean,
  ) {
    const [a, b] = one < other ? [one, other] : [other, one];
    const weight = weights[this.areOfOneSource(a, b) ? 'within' : sole ? 'sole' : 'shared'];
    if (weight === 0) return;
    const key = a * this.groups.length + b;
    const pair: Found = this.found.get(key) ?? { a, b, reasons: new Map() };
    this.found.set(key, pair);
    const known = pair.reasons.get(kind);
    if (known === undefined || weight > known.weight || (weight === known.weight && value < known.value))
      pair.reasons.set(kind, { value, weight });
  }

  areOfOneSource(a: number, b: number): boolean {
    for (const source of this.groups[a]!.sources) if (this.groups[b]!.sources.includes(source)) return true;
    return false;
  }
}

/** Every pair with a reason, in no order; may be left after each look. */
export function* pairPieces(groups: readonly MatchGroup[]): Generator<undefined, MatchPair[]> {
  const pairs = new Pairs(groups);
  addShared(pairs, groups, 'email', ({ emails }, add) => emails.forEach(add));
  yield;
  addShared(pairs, groups, 'domain', ({ domains }, add) => domains.forEach(add));
  yield;
  addShared(pairs, groups, 'name', ({ names }, add) => {
    for (const { joined } of names) add(joined);
  });
  yield;
  addIds(pairs, groups);
  yield;
  yield* addSimilar(pairs, groups);
  const told: MatchPair[] = [];
  for (const found of pairs.found.values()) {
    if (told.length % LOOKS_A_PIECE === 0) yield;
    told.push(judged(found, groups));
  }
  return told;
}

/** The only holder of a value, or all of them in order: most values have one, and no list is made for those. */
type Holders = Map<string, number | number[]>;

function holdersOf(
  groups: readonly MatchGroup[],
  addValues: (group: MatchGroup, add: (value: string) => void) => void,
) {
  const holders: Holders = new Map();
  let place = 0;
  const add = (value: string): void => {
    const known = holders.get(value);
    if (known === undefined) holders.set(value, place);
    else if (typeof known === 'object') {
      if (known.at(-1) !== place) known.push(place);
    } else if (known !== place) holders.set(value, [known, place]);
  };
  for (; place < groups.length; place += 1) addValues(groups[place]!, add);
  return holders;
}

const listOf = (holders: number | number[] | undefined): readonly number[] =>
  holders === undefined ? [] : typeof holders === 'number' ? [holders] : holders;

/** Values that several have, and few enough to tell them apart. */
function* sharedBy(holders: Holders, most: number): Generator<[string, readonly number[]]> {
  for (const entry of holders) {
    const places = entry[1];
    if (typeof places === 'object' && places.length <= most) yield [entry[0], places];
  }
}

/** No source has two of them. */
function areSole(groups: readonly MatchGroup[], holders: readonly number[]): boolean {
  const met = new Set<string>();
  for (const place of holders)
    for (const source of groups[place]!.sources) {
      if (met.has(source)) return false;
      met.add(source);
    }
  return true;
}

function addShared(
  pairs: Pairs,
  groups: readonly MatchGroup[],
  kind: 'email' | 'domain' | 'name',
  addValues: Parameters<typeof holdersOf>[1],
): void {
  for (const [value, holders] of sharedBy(holdersOf(groups, addValues), MOST_HOLDERS)) {
    const sole = areSole(groups, holders);
    forPairs(holders, (a, b) => pairs.add(a, b, kind, value, WEIGHTS[kind], sole));
  }
}

function forPairs(places: readonly number[], each: (a: number, b: number) => void): void {
  for (let i = 0; i < places.length; i += 1)
    for (let j = i + 1; j < places.length; j += 1) each(places[i]!, places[j]!);
}

const IS_NUMBER = /^\d+$/;
/** An id that could stand in any attribute by chance. */
const isShort = (id: string): boolean => id.length < 6 || IS_NUMBER.test(id);

/** The same id in two sources, and ids that an attribute of one says the other has in its source. */
function addIds(pairs: Pairs, groups: readonly MatchGroup[]): void {
  const byId = holdersOf(groups, ({ ids }, add) => {
    for (const { id } of ids) add(id);
  });
  for (const [id, holders] of sharedBy(byId, MOST_HOLDERS)) {
    const weights = WEIGHTS[IS_NUMBER.test(id) ? 'number' : 'external_id'];
    const sole = areSole(groups, holders);
    forPairs(holders, (a, b) => pairs.add(a, b, 'external_id', id, weights, sole));
  }
  const namers = holdersOf(groups, ({ references }, add) => {
    for (const { id } of references) if (byId.has(id)) add(id);
  });
  for (const [id, naming] of namers) {
    const places = listOf(naming);
    if (places.length > MOST_HOLDERS) continue;
    const sole = areSole(groups, places);
    for (const place of places)
      for (const other of listOf(byId.get(id)))
        if (other !== place && names(groups[place]!, groups[other]!, id))
          pairs.add(place, other, 'external_id', id, WEIGHTS.external_id, sole);
  }
}

/** An attribute of one states the id that the other has in another source. */
const names = (one: MatchGroup, other: MatchGroup, id: string): boolean =>
  one.references.some(
    (stated) =>
      stated.id === id &&
      other.ids.some(
        (own) => own.id === id && own.source !== stated.source && (!isShort(id) || stated.slug.includes(own.source)),
      ),
  );

/** Names that are nearly the same, looked for among those that have one of their two rarest words in common. */
function* addSimilar(pairs: Pairs, groups: readonly MatchGroup[]): Generator<undefined, void> {
  const count = new Map<string, number>();
  for (const { names } of groups)
    for (const { words } of names) for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
  const blocks = holdersOf(groups, ({ names }, add) => {
    for (const { words } of names) rarestTwo(words, count).forEach(add);
  });
  let looks = 0;
  for (const [, places] of sharedBy(blocks, MOST_NAMES_OF_WORD)) {
    looks += 1;
    if (looks % LOOKS_A_PIECE === 0) yield;
    forPairs(places, (a, b) => {
      for (const name of groups[a]!.names)
        for (const other of groups[b]!.names)
          if (name.joined !== other.joined && areAlike(name, other)) {
            const value = name.joined < other.joined ? name.joined : other.joined;
            pairs.add(a, b, 'similar_name', value, WEIGHTS.similar_name, true);
          }
    });
  }
}

/** Reasons that say the same twice count once; what speaks against one makes it less. */
function judged({ a, b, reasons }: Found, groups: readonly MatchGroup[]): MatchPair {
  const [one, other] = [groups[a]!, groups[b]!];
  if (reasons.has('email')) reasons.delete('domain');
  if (reasons.has('name')) reasons.delete('similar_name');
  const otherDomains = haveNone(one.domains, other.domains);
  const otherNames =
    one.names.length > 0 &&
    other.names.length > 0 &&
    !one.names.some((name) => other.names.some((each) => areAlike(name, each) || haveCommonWord(name, each)));
  let doubt = 1;
  const told: MatchReason[] = [];
  for (const kind of matchReasons) {
    const reason = reasons.get(kind);
    if (reason === undefined) continue;
    const isDenied = kind === 'domain' ? otherNames : otherDomains && (kind === 'name' || kind === 'similar_name');
    doubt *= 1 - reason.weight * (isDenied ? (kind === 'domain' ? OTHER_NAME : OTHER_DOMAIN) : 1);
    told.push({ kind, value: reason.value });
  }
  return { a, b, reasons: told, confidence: shareOfMinor(100, 1 - doubt) / 100 };
}

/** Both have some, and none of them is the same. */
function haveNone(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((value) => b.includes(value));
}
