/**
 * A small seeded source of chance (sfc32, seeded through splitmix32), so that one seed always gives one company.
 * Nothing here is fit for secrets.
 */
export interface Random {
  /** Evenly from [0, 1). */
  unit(): number;
  /** Whole number evenly from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** Evenly from [low, high). */
  between(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the items, evenly. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of the items, as often as its weight says; weights need not sum to 1. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item;
  /** The items in a new order. */
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** Well-mixed 32-bit words from one seed (splitmix32). */
function mixedWords(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return word ^ (word >>> 15);
  };
}

/** Numbers from [0, 1) with 32 bits each, by sfc32. */
function unitSource(seed: number): () => number {
  const nextWord = mixedWords(seed);
  let [a, b, c, counter] = [nextWord(), nextWord(), nextWord(), nextWord()];
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
}

/**
 * A source of chance that repeats itself for the same seed.
 * @throws RangeError from `pick`, `weighted` where there is nothing to choose from.
 */
export function seededRandom(seed: number): Random {
  const unit = unitSource(seed);
  for (let i = 0; i < 12; i++) unit();
  const whole = (low: number, high: number): number => low + Math.floor(unit() * (high - low + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[whole(0, items.length - 1)] as Item;
  };
  const weighted = <Item>(items: readonly (readonly [Item, number])[]): Item => {
    let left = unit() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    throw new RangeError('no item has a weight');
  };
  const shuffled = <Item>(items: readonly Item[]): Item[] => {
    const result = [...items];
    for (let last = result.length - 1; last > 0; last--) {
      const other = whole(0, last);
      [result[last], result[other]] = [result[other] as Item, result[last] as Item];
    }
    return result;
  };
  return {
    unit,
    whole,
    between: (low, high) => low + unit() * (high - low),
    chance: (probability) => unit() < probability,
    pick,
    weighted,
    shuffled,
  };
}
