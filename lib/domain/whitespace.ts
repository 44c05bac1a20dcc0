/**
 * Whitespace: what existing accounts do not have yet. For each account and product (and each next plan of a product) that
 * it could take, the gap is valued from like accounts: the median ARR that those of the same segment and ARR band pay for
 * it; where fewer than five of them have it, those of the same band, then of the same segment; where fewer
 * than five of these have it either, no value is told. A next plan is worth that median less what the account pays for the product today.
 *
 * Core products that hardly anybody has together (fewer than one account in twenty that has one) are tiers of each other
 * and are read as the plans of one product. Plans of a product, and tiers, are ordered by the median ARR paid for them.
 */
import {
  byProduct,
  FEWEST_LIKE,
  type Holdings,
  laddersOf,
  medianOf,
  type ProductLines,
  type Step,
} from './whitespace-lines';

export interface WhitespaceInput {
  holdings: Holdings;
  /** How many accounts, products and plans there are. */
  accounts: number;
  products: number;
  /** By account: codes from 0, −1 where none is known. */
  segment: Int32Array;
  band: Int32Array;
}

/** A product that can be added, or a plan that can be moved up to. */
export interface WhitespaceColumn {
  /** Of tiers read as plans: of each its own. */
  product: number;
  /** −1: the product itself. */
  plan: number;
  /** A step of a ladder: who stands below it can move up; else who does not have it can add it. */
  isStep: boolean;
  /** Accounts that have it. */
  holders: number;
}

/** Whose median a value is. */
export const likeBases = ['segment_band', 'band', 'segment'] as const;
export type LikeBasis = (typeof likeBases)[number];

export interface Gap {
  column: number;
  /** ARR, whole smallest units. */
  arr: number;
  /** Like accounts that have it, and all of them. */
  holders: number;
  like: number;
  basis: LikeBasis;
}

export interface Whitespace {
  columns: WhitespaceColumn[];
  /** Accounts with revenue, ascending. */
  accounts: Int32Array;
  /** By place in `accounts`, then column: ARR that the account pays for it; 0: it does not have it. */
  held: Float64Array;
  /** The gaps of an account, by its place in `accounts`. Made when they are asked for. */
  gapsOf(place: number): Gap[];
}

/** Beyond these, the products that the most accounts have, a table says no more. */
export const MOST_COLUMNS = 50;

export function whitespace(input: WhitespaceInput): Whitespace {
  const places = activePlaces(input);
  const lines = byProduct(input.holdings, input.products, places.of);
  const ladders = laddersOf(lines);
  const columns = columnsOf(lines, ladders);
  const held = heldOf(places.accounts.length, columns, lines);
  const likes = likeBases.map((basis) => likeOf(basis, input, places.accounts, columns, lines));
  return {
    columns: columns.map(({ product, plan, ladder, holders }) => ({ product, plan, isStep: ladder !== null, holders })),
    accounts: places.accounts,
    held,
    gapsOf: (place) => gapsOf(place, columns, held, likes),
  };
}

interface Column {
  product: number;
  plan: number;
  /** The ladder that it is a step of, and its place on it from below. */
  ladder: number | null;
  step: number;
  holders: number;
}

function activePlaces({ holdings, accounts }: WhitespaceInput): { accounts: Int32Array; of: Int32Array } {
  const active = new Uint8Array(accounts);
  for (let at = 0; at < holdings.account.length; at += 1)
    if (holdings.arrMinor[at]! > 0) active[holdings.account[at]!] = 1;
  const of = new Int32Array(accounts).fill(-1);
  let next = 0;
  for (let account = 0; account < accounts; account += 1) if (active[account] === 1) of[account] = next++;
  return { accounts: Int32Array.from({ length: accounts }, (_, account) => account).filter((a) => of[a]! >= 0), of };
}

function columnsOf(all: readonly ProductLines[], ladders: readonly Step[][]): Column[] {
  const holdersOf = (product: number, plan: number): number =>
    plan < 0
      ? all[product]!.length
      : all[product]!.plan.subarray(0, all[product]!.length).filter((own) => own === plan).length;
  const steps = ladders.flatMap((ladder, index) =>
    ladder.map(({ product, plan }, step) => ({
      product,
      plan,
      ladder: index,
      step,
      holders: holdersOf(product, plan),
    })),
  );
  const isTier = (product: number): boolean => steps.some((step) => step.product === product && step.plan < 0);
  const added = [...all.keys()]
    .filter((product) => all[product]!.length > 0 && !isTier(product))
    .map((product) => ({ product, plan: -1, ladder: null, step: 0, holders: holdersOf(product, -1) }));
  const most = added.sort((a, b) => b.holders - a.holders || a.product - b.product).slice(0, MOST_COLUMNS);
  return [...steps, ...most].slice(0, MOST_COLUMNS * 2);
}

function heldOf(places: number, columns: readonly Column[], all: readonly ProductLines[]): Float64Array {
  const held = new Float64Array(places * columns.length);
  for (const [index, column] of columns.entries())
    eachHolder(column, all, (place, arr) => {
      held[place * columns.length + index] = arr;
    });
  return held;
}

function eachHolder(
  { product, plan }: Column,
  all: readonly ProductLines[],
  found: (place: number, arr: number) => void,
): void {
  const lines = all[product]!;
  for (let line = 0; line < lines.length; line += 1)
    if (plan < 0 || lines.plan[line] === plan) found(lines.place[line]!, lines.arr[line]!);
}

interface Like {
  basis: LikeBasis;
  /** By place: its group. */
  group: Int32Array;
  /** By group: its accounts. */
  members: Int32Array;
  /** By group, then column: those that have it, and the median ARR they pay. */
  holders: Int32Array;
  median: Float64Array;
}

function likeOf(
  basis: LikeBasis,
  { segment, band }: WhitespaceInput,
  accounts: Int32Array,
  columns: readonly Column[],
  all: readonly ProductLines[],
): Like {
  const codes = new Map<number, number>();
  const bands = band.reduce((most, code) => Math.max(most, code), -1) + 2;
  const group = accounts.map((account) => {
    // Who is in no segment has none like it by segment alone.
    if (basis === 'segment' && segment[account]! < 0) return -1;
    const ofBand = basis === 'segment' ? 0 : band[account]! + 1;
    const key = (basis === 'band' ? 0 : segment[account]! + 1) * bands + ofBand;
    const code = codes.get(key) ?? codes.size;
    codes.set(key, code);
    return code;
  });
  const members = new Int32Array(codes.size);
  for (const code of group) if (code >= 0) members[code]! += 1;
  const holders = new Int32Array(codes.size * columns.length);
  const median = new Float64Array(codes.size * columns.length);
  const values = Array.from(members, (count) => new Float64Array(count));
  for (const [index, column] of columns.entries()) {
    const found = new Int32Array(codes.size);
    eachHolder(column, all, (place, arr) => {
      const code = group[place]!;
      if (code < 0) return;
      values[code]![found[code]!] = arr;
      found[code]! += 1;
    });
    for (let code = 0; code < found.length; code += 1) {
      holders[code * columns.length + index] = found[code]!;
      median[code * columns.length + index] = medianOf(values[code]!.subarray(0, found[code]!));
    }
  }
  return { basis, group, members, holders, median };
}

function gapsOf(place: number, columns: readonly Column[], held: Float64Array, likes: readonly Like[]): Gap[] {
  const row = place * columns.length;
  const gaps: Gap[] = [];
  for (const [index, column] of columns.entries()) {
    if (held[row + index]! > 0) continue;
    const below = column.ladder === null ? 0 : belowOf(column, columns, held, row);
    if (below === null) continue;
    const gap = valued(place, index, columns.length, likes);
    if (gap !== null && gap.arr > below) gaps.push({ ...gap, arr: gap.arr - below });
  }
  return gaps;
}

/** What the account pays one step below; null where it does not stand there, so that the step is not its next. */
function belowOf({ ladder, step }: Column, columns: readonly Column[], held: Float64Array, row: number): number | null {
  const index = columns.findIndex((each) => each.ladder === ladder && each.step === step - 1);
  const arr = index < 0 ? 0 : held[row + index]!;
  const isAbove = columns.some((each, at) => each.ladder === ladder && each.step > step && held[row + at]! > 0);
  return arr > 0 && !isAbove ? arr : null;
}

function valued(place: number, column: number, columns: number, likes: readonly Like[]): Gap | null {
  for (const { basis, group, members, holders, median } of likes) {
    const at = group[place]! * columns + column;
    if (at < 0 || holders[at]! < FEWEST_LIKE) continue;
    return { column, arr: median[at]!, holders: holders[at]!, like: members[group[place]!]!, basis };
  }
  return null;
}
