/** The words of metrics.md section 4, as a person writes them, and what they say. */
import type { Motion, Source } from '../source';

const words: Record<string, Source> = {
  ...{ seat: 'seats', seats: 'seats', 'seat expansion': 'seats', users: 'seats', licence: 'seats', licences: 'seats' },
  ...{ plan: 'plan', upgrade: 'plan', upsell: 'plan', 'plan change': 'plan', downgrade: 'plan' },
  ...{ 'add on': 'add_on', 'cross sell': 'cross_sell', usage: 'usage', overage: 'usage' },
  ...{ price: 'price', 'price increase': 'price', 'price change': 'price', uplift: 'price', escalator: 'price' },
  ...{ discount: 'price', unclassified: 'unclassified' },
};

const squeezed = (text: string): string => [...text.toLowerCase()].filter((letter) => !' _-'.includes(letter)).join('');

const bySqueezed = new Map(Object.entries(words).map(([word, source]) => [squeezed(word), source]));
const known = new Map<string, Source | null>();

export function plainSource(text: string | undefined): Source | null {
  if (text === undefined) return null;
  if (!known.has(text)) known.set(text, bySqueezed.get(squeezed(text)) ?? null);
  return known.get(text)!;
}

export function plainMotion(text: string | undefined): Exclude<Motion, 'unknown'> | null {
  return text === 'organic' || text === 'sales' ? text : null;
}
