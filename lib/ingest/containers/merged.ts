/** Merged cells above and in the header: each cell of the range says what the range says. */

/** Rows from 1, columns from 0, both ends within. */
export interface Corner {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** A number that is no year: a row that holds one is data. */
const isAmount = (cell: string): boolean => /^-?\d+(\.\d+)?$/.test(cell) && !/^(19|20|21)\d\d$/.test(cell);

const WIDEST = 1_000;

/**
 * Fills ranges above the first row of data, in place. Answers how many ranges lie further down: there only the first
 * cell holds the value, and whether the others mean the same is not known.
 */
export function fillMerged(head: string[][], merges: readonly Corner[]): number {
  const firstData = head.findIndex((cells) => cells.some(isAmount));
  const until = firstData < 0 ? head.length : firstData;
  let below = 0;
  for (const { top, bottom, left, right } of merges) {
    if (bottom > until) {
      below++;
      continue;
    }
    const value = head[top - 1]?.[left] ?? '';
    if (value === '' || right - left > WIDEST) continue;
    for (let row = top - 1; row < bottom; row++) {
      const cells = head[row];
      if (cells === undefined) continue;
      while (cells.length <= right) cells.push('');
      for (let column = left; column <= right; column++) if (cells[column] === '') cells[column] = value;
    }
  }
  return below;
}
