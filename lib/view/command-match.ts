/** What a few letters mean among things with names. */

interface Matched {
  label: string;
  /** Other words for it. */
  words: readonly string[];
}

/** How well a text fits what is typed: 0 the whole, 1 its beginning, 2 a word's beginning, 3 somewhere; null: not. */
function closeness(text: string, typed: string): number | null {
  const lower = text.toLowerCase();
  if (lower === typed) return 0;
  if (lower.startsWith(typed)) return 1;
  if (lower.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(typed))) return 2;
  return lower.includes(typed) ? 3 : null;
}

function rank({ label, words }: Matched, typed: string): number | null {
  const ranks = [label, ...words].map((text) => closeness(text, typed)).filter((found) => found !== null);
  if (ranks.length > 0) return Math.min(...ranks);
  // 'without price nrr': every word of it, in any order.
  const parts = typed.split(/\s+/).filter((part) => part !== '');
  const all = [label, ...words].join(' ').toLowerCase();
  return parts.length > 1 && parts.every((part) => all.includes(part)) ? 4 : null;
}

const MOST_FOUND = 6;

/** Those that fit, best first, and how well the best one does. */
export function bestMatches<Entry extends Matched>(
  entries: readonly Entry[],
  typed: string,
): { commands: Entry[]; best: number } {
  const ranked = entries
    .flatMap((entry) => {
      const found = rank(entry, typed);
      return found === null ? [] : [{ entry, rank: found }];
    })
    .sort((a, b) => a.rank - b.rank);
  return {
    commands: ranked.slice(0, MOST_FOUND).map(({ entry }) => entry),
    best: ranked[0]?.rank ?? Number.POSITIVE_INFINITY,
  };
}
