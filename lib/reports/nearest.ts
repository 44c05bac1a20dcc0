/** What was probably meant: the names that exist, the most alike first. */

/** Sorts names by how many letters must be changed to come to `text`, case aside; equal ones stay as they were. */
export function nearestFirst(text: string, names: readonly string[]): string[] {
  const wanted = text.toLowerCase();
  const distances = new Map(names.map((name) => [name, distance(wanted, name.toLowerCase())]));
  return [...names].sort((a, b) => distances.get(a)! - distances.get(b)!);
}

const MOST_NAMED = 20;

/** What exists, the nearest to what was asked for first. */
export function nearestOf(asked: string, names: readonly string[]): string {
  const named = nearestFirst(asked, names).slice(0, MOST_NAMED);
  const left = names.length - named.length;
  return [...named, ...(left > 0 ? [`${left} more`] : [])].join(', ') || 'none';
}

/** Levenshtein's: letters put in, left out or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
