/** What accounts have of each product, and which plans and tiers are steps of a ladder: what whitespace stands on. */

/** What accounts have on a day, one entry for each line with revenue; those of an account lie together. */
export interface Holdings {
  account: Int32Array;
  product: Int32Array;
  /** −1: none is stated. */
  plan: Int32Array;
  /** 1: a core product. */
  isCore: Uint8Array;
  arrMinor: Float64Array;
}

/** Fewer accounts say nothing of what others would pay. */
export const FEWEST_LIKE = 5;
/** Tiers are held together by fewer than one in this many. */
const SELDOM = 20;
const MOST_STEPS = 8;

/** A product's lines, one for each account that has it: all of the account's together, with the plan of the largest. */
export interface ProductLines {
  isCore: boolean;
  /** How many there are; the columns are longer. */
  length: number;
  /** The account by its place among those with revenue. */
  place: Int32Array;
  arr: Float64Array;
  plan: Int32Array;
}

/** Entries of an account lie together. */
export function byProduct(holdings: Holdings, products: number, placeOf: Int32Array): ProductLines[] {
  const { account, product, plan, isCore, arrMinor } = holdings;
  const counts = new Int32Array(products);
  for (let at = 0; at < product.length; at += 1) if (arrMinor[at]! > 0) counts[product[at]!]! += 1;
  const found: ProductLines[] = Array.from(counts, (count) => ({
    isCore: false,
    length: 0,
    place: new Int32Array(count),
    arr: new Float64Array(count),
    plan: new Int32Array(count),
  }));
  const largest = new Float64Array(products);
  for (let at = 0; at < account.length; at += 1) {
    const arr = arrMinor[at]!;
    if (arr <= 0) continue;
    const code = product[at]!;
    const own = found[code]!;
    own.isCore ||= isCore[at] === 1;
    const place = placeOf[account[at]!]!;
    if (own.length === 0 || own.place[own.length - 1] !== place) {
      own.place[own.length] = place;
      own.length += 1;
      largest[code] = 0;
    }
    const line = own.length - 1;
    own.arr[line]! += arr;
    if (arr > largest[code]!) {
      largest[code] = arr;
      own.plan[line] = plan[at]!;
    }
  }
  return found;
}

/** A plan of a product; −1: the product itself, one of several tiers. */
export interface Step {
  product: number;
  plan: number;
}

/** Each ladder's steps from below: a product with one of its plans, or one of several tiers. */
export function laddersOf(all: readonly ProductLines[]): Step[][] {
  const tiers = tiersOf(all);
  const ladders: { product: number; plan: number; median: number }[][] = [];
  if (tiers.length > 1)
    ladders.push(
      tiers.map((product) => ({
        product,
        plan: -1,
        median: medianOf(all[product]!.arr.slice(0, all[product]!.length)),
      })),
    );
  for (const [product, lines] of all.entries()) {
    if (tiers.length > 1 && tiers.includes(product)) continue;
    const byPlan = new Map<number, number[]>();
    for (let line = 0; line < lines.length; line += 1) {
      const plan = lines.plan[line]!;
      if (plan < 0) continue;
      const paid = byPlan.get(plan);
      if (paid) paid.push(lines.arr[line]!);
      else byPlan.set(plan, [lines.arr[line]!]);
    }
    const steps = [...byPlan].filter(([, arr]) => arr.length >= FEWEST_LIKE);
    if (steps.length > 1 && steps.length <= MOST_STEPS)
      ladders.push(steps.map(([plan, arr]) => ({ product, plan, median: medianOf(arr) })));
  }
  return ladders.map((steps) => steps.sort((a, b) => a.median - b.median || a.product - b.product || a.plan - b.plan));
}

/** Core products of which each account has one; empty where many have several. */
function tiersOf(all: readonly ProductLines[]): number[] {
  const core = [...all.keys()].filter((product) => all[product]!.isCore && all[product]!.length >= FEWEST_LIKE);
  const counts = new Map<number, number>();
  for (const product of core)
    for (const place of all[product]!.place.subarray(0, all[product]!.length))
      counts.set(place, (counts.get(place) ?? 0) + 1);
  const several = [...counts.values()].filter((count) => count > 1).length;
  return several * SELDOM < counts.size && core.length <= MOST_STEPS ? core : [];
}

/** Of an even number the lower of the middle two, so that it is an amount that somebody pays; of none 0. Sorts its values. */
export function medianOf(values: Float64Array | number[]): number {
  if (values.length === 0) return 0;
  const sorted = values instanceof Float64Array ? values.sort() : Float64Array.from(values).sort();
  return sorted[(sorted.length - 1) >> 1]!;
}
