/**
 * What the formulas of the sheet Check say, worked out from the cells that they name and by nothing else, for tests:
 * a formula is known by its words, its ranges are read from it, and the sums are plain loops.
 */
import { placeOf, type ReadBook } from './read-book';

const MS_PER_DAY = 86_400_000;
const SERIAL_OF_1970 = 25_569;

const RANGE = /'Customer cube'!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)/g;

/** The numbers of each range of a formula, in the order in which they are named first. */
function rangesOf(book: ReadBook, formula: string): number[][] {
  const named = new Map<string, number[]>();
  for (const [range, column, first, lastColumn, last] of formula.matchAll(RANGE)) {
    if (column !== lastColumn) throw new Error(`${range} is not one column`);
    const { cells } = book.sheets.get('Customer cube')!;
    const length = Number(last) - Number(first) + 1;
    const values = Array.from({ length }, (_, at) => Number(cells.get(`${column}${Number(first) + at}`)?.value ?? 0));
    named.set(range, values);
  }
  return [...named.values()];
}

type Work = (ranges: number[][], monthStart: number) => number | string;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const over = (starts: number[], part: number, whole: number): number | string =>
  sum(starts) === 0 ? '' : part / whole;

/** A formula's words without its ranges, and what they mean. */
const meanings: readonly (readonly [words: string, work: Work])[] = [
  ['SUM(A)', ([a = []]) => sum(a)],
  [
    'SUMPRODUCT((A=0)*(B>0)*(C>=M)*B)',
    ([a = [], b = [], c = []], month) => sum(b.map((e, i) => (a[i] === 0 && e > 0 && c[i]! >= month ? e : 0))),
  ],
  [
    'SUMPRODUCT((A=0)*(B>0)*(C<M)*B)',
    ([a = [], b = [], c = []], month) => sum(b.map((e, i) => (a[i] === 0 && e > 0 && c[i]! < month ? e : 0))),
  ],
  // Expansion from start to end, and contraction read from end to start.
  ['SUMPRODUCT((A>0)*(B>A)*(B-A))', ([a = [], b = []]) => sum(a.map((s, i) => (s > 0 && b[i]! > s ? b[i]! - s : 0)))],
  ['SUMPRODUCT((A>0)*(B=0)*A)', ([a = [], b = []]) => sum(a.map((s, i) => (s > 0 && b[i] === 0 ? s : 0)))],
  [
    'IF(SUM(A)=0,"",SUMPRODUCT((A>0)*B)/SUM(A))',
    ([a = [], b = []]) => over(a, sum(a.map((s, i) => (s > 0 ? b[i]! : 0))), sum(a)),
  ],
  [
    'IF(SUM(A)=0,"",SUMPRODUCT((B<A)*B+(B>=A)*A)/SUM(A))',
    ([a = [], b = []]) => over(a, sum(a.map((s, i) => Math.min(s, b[i]!))), sum(a)),
  ],
  [
    'IF(SUM(A)=0,"",SUMPRODUCT((A>0)*(B>0))/SUMPRODUCT((A>0)*1))',
    ([a = [], b = []]) => over(a, a.filter((s, i) => s > 0 && b[i]! > 0).length, a.filter((s) => s > 0).length),
  ],
];

/** What a formula of the left side of Check comes to. Throws for one whose words are not known. */
export function evaluated(book: ReadBook, cell: string): number | string {
  const { cells } = book.sheets.get('Check')!;
  const formula = cells.get(cell)?.formula ?? '';
  const names = new Map<string, string>();
  const month = `DATE(YEAR($A${placeOf(cell)[1]}),MONTH($A${placeOf(cell)[1]}),1)`;
  const words = formula.replaceAll(month, 'M').replace(RANGE, (range) => {
    const name = names.get(range) ?? String.fromCharCode(65 + names.size);
    names.set(range, name);
    return name;
  });
  const work = meanings.find(([known]) => known === words)?.[1];
  if (work === undefined) throw new Error(`${cell}: ${words} is not known`);
  const day = new Date((Number(cells.get(`A${placeOf(cell)[1]}`)?.value) - SERIAL_OF_1970) * MS_PER_DAY);
  const monthStart = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1) / MS_PER_DAY + SERIAL_OF_1970;
  return work(rangesOf(book, formula), monthStart);
}
