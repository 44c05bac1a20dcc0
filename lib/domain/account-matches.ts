/**
 * Accounts that are probably one customer: of different sources, or listed twice in one. Offers, which people accept or
 * refuse; no two of them contradict each other, so that all can be accepted together.
 */
import type { MatchReason } from './account-match-reasons';
import { type MatchPair, pairPieces } from './account-matches-evidence';
import { groupPieces, type MatchableAccount, type MatchGroup } from './account-matches-groups';

/** What is less likely is not offered. */
export const LEAST_CONFIDENCE = 0.5;
/** From here on an offer is as good as certain: its reasons leave little else. */
export const HIGH_CONFIDENCE = 0.9;
/** Nobody has more accounts than this without being told so by hand. */
const MOST_TOGETHER = 8;

/** Two customers of the ledger that are probably one. */
export interface AccountMatch {
  /** What the accounts are called that they are read as, by their letters. */
  accounts: readonly [string, string];
  /** They have no source in common. */
  isOfTwoSources: boolean;
  /** The weightiest first. */
  reasons: readonly MatchReason[];
  /** 0 to 1, in hundredths. */
  confidence: number;
}

/** Whoever is likely, before anything is refused: what takes time, and changes with the ledger alone. */
export interface MatchBasis {
  groups: readonly MatchGroup[];
  /** The place of an account's group, by what the account is called. */
  places: ReadonlyMap<string, number>;
  /** The likeliest first. */
  pairs: readonly MatchPair[];
}

/** May be left for a moment between its pieces. */
export function* matchPieces(accounts: readonly MatchableAccount[]): Generator<undefined, MatchBasis> {
  const groups = yield* groupPieces(accounts, new Set(accounts.map(({ source }) => source)));
  yield;
  const pairs = (yield* pairPieces(groups))
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    .sort((x, y) => y.confidence - x.confidence || x.a - y.a || x.b - y.b);
  const byName = new Map(groups.map(({ account }, place) => [account, place]));
  const places = new Map(accounts.map(({ account, readAs }) => [account, byName.get(readAs)!]));
  return { groups, places, pairs };
}

/**
 * The offers, the likeliest first. `apart`: accounts, by what they are called, that are not one customer: refused, or one
 * a part of the other. What is accepted of them together makes no two of those one, nor two accounts of one source that
 * nothing but a third one joins.
 */
export function accountMatches(basis: MatchBasis, apart: readonly (readonly [string, string])[] = []): AccountMatch[] {
  const { groups, pairs } = basis;
  const together = new Together(basis, apart);
  return pairs
    .filter(({ a, b }) => together.join(a, b))
    .map(({ a, b, reasons, confidence }) => ({
      accounts: [groups[a]!.account, groups[b]!.account],
      isOfTwoSources: !haveCommon(groups[a]!.sources, groups[b]!.sources),
      reasons,
      confidence,
    }));
}

/** Which groups would be one if every offer so far were accepted. */
class Together {
  private readonly members = new Map<number, readonly number[]>();
  private readonly likely = new Set<number>();
  private readonly apart = new Set<number>();

  constructor(
    private readonly basis: MatchBasis,
    apart: readonly (readonly [string, string])[],
  ) {
    for (const { a, b } of basis.pairs) this.likely.add(this.key(a, b));
    for (const [one, other] of apart) {
      const [a, b] = [basis.places.get(one), basis.places.get(other)];
      if (a !== undefined && b !== undefined) this.apart.add(this.key(a, b));
    }
  }

  /** Makes two one; false, where they are already, or it would contradict what is known or offered before. */
  join(a: number, b: number): boolean {
    const [ofA, ofB] = [this.with(a), this.with(b)];
    if (ofA === ofB || ofA.length + ofB.length > MOST_TOGETHER) return false;
    if (ofA.some((one) => ofB.some((other) => this.contradicts(one, other)))) return false;
    const all = [...ofA, ...ofB];
    for (const place of all) this.members.set(place, all);
    return true;
  }

  private with(place: number): readonly number[] {
    const known = this.members.get(place) ?? [place];
    this.members.set(place, known);
    return known;
  }

  private contradicts(a: number, b: number): boolean {
    const key = this.key(a, b);
    if (this.apart.has(key)) return true;
    const { groups } = this.basis;
    return !this.likely.has(key) && haveCommon(groups[a]!.sources, groups[b]!.sources);
  }

  private key(a: number, b: number): number {
    return Math.min(a, b) * this.basis.groups.length + Math.max(a, b);
  }
}

const haveCommon = (a: readonly string[], b: readonly string[]): boolean => a.some((value) => b.includes(value));
