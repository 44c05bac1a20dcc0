/**
 * Sources of expansion and contraction, and motions (metrics.md section 4): the words for why an account that stays
 * changed, and how it came about. Their order is the one that breaks ties.
 */
export const sources = ['seats', 'plan', 'price', 'add_on', 'cross_sell', 'usage', 'unclassified'] as const;
export type Source = (typeof sources)[number];

/** `organic`: self-serve or automatic; `sales`: a person sold it. */
export const motions = ['organic', 'sales', 'unknown'] as const;
export type Motion = (typeof motions)[number];

const sourceWords: Readonly<Record<Source, readonly string[]>> = {
  seats: ['seat', 'seats', 'seatexpansion', 'users', 'licence', 'licences', 'license', 'licenses'],
  plan: ['plan', 'upgrade', 'upsell', 'planchange', 'downgrade'],
  price: ['price', 'priceincrease', 'pricechange', 'uplift', 'escalator', 'discount'],
  add_on: ['addon'],
  cross_sell: ['crosssell'],
  usage: ['usage', 'overage'],
  unclassified: ['unclassified'],
};

const motionWords: Readonly<Record<Exclude<Motion, 'unknown'>, readonly string[]>> = {
  organic: ['organic', 'selfserve', 'selfservice', 'automatic', 'auto'],
  sales: ['sales', 'sold', 'salesled', 'salesassisted'],
};

/** Case, spaces, `_` and `-` do not count. */
const plainWord = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');

function lookup<Name extends string>(words: Readonly<Record<Name, readonly string[]>>): Map<string, Name> {
  return new Map(
    (Object.entries(words) as [Name, readonly string[]][]).flatMap(([name, list]) =>
      list.map((word): [string, Name] => [word, name]),
    ),
  );
}

const bySourceWord = lookup(sourceWords);
const byMotionWord = lookup(motionWords);

/** The source that a stated word names; null for any other word, which is kept for display. */
export const statedSource = (text: string): Source | null => bySourceWord.get(plainWord(text)) ?? null;

/** The motion that a stated word names; null for any other word. */
export const statedMotion = (text: string): Motion | null => byMotionWord.get(plainWord(text)) ?? null;

export type BySource = Record<Source, number>;
export type ByMotion = Record<Motion, number>;
