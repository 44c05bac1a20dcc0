/** The accounts behind a figure, as the presenter has them in the notes: the largest by name, the others together, and the sum. */
import { formatExactMoney, signedExactMoney, wholeNumber } from '../format';
import { signedHundredths, sumOf, wholeParts } from '../rounded-parts';

const MOST_NAMED = 10;

export interface Behind {
  name: string;
  amount: number;
}

/** What is counted: accounts, or changes of them. */
type Counted = 'accounts' | 'changes';

const countText = (count: number, of: Counted): string => `${wholeNumber(count)} ${count === 1 ? of.slice(0, -1) : of}`;

const othersText = (count: number, of: Counted = 'accounts'): string =>
  `and ${countText(count, of).replace(' ', ' more ')}`;

const nameOf = ({ name }: Behind): string => name.replace(/\s+/g, ' ').trim();

interface Group {
  heading: string;
  rows: readonly Behind[];
  /** All accounts of the figure, also those that no row is of. */
  accounts: number;
  /** Their amounts together. */
  total: number;
}

/** One paragraph each: the heading with the sum, the largest accounts, and what the others amount to. */
function paragraphs(
  { heading, rows, accounts, total }: Group,
  of: Counted,
  text: (amount: number) => string,
): string[] {
  if (accounts === 0) return [];
  const named = rows.slice(0, rows.length === MOST_NAMED + 1 && accounts === rows.length ? rows.length : MOST_NAMED);
  const rest = total - sumOf(named.map(({ amount }) => amount));
  const others = accounts - named.length;
  return [
    `${heading}: ${text(total)}, ${countText(accounts, of)}`,
    ...named.map((row) => `${nameOf(row)}: ${text(row.amount)}`),
    ...(others > 0 ? [`${othersText(others, of)}: ${text(rest)}`] : []),
  ];
}

/** Amounts to the smallest unit, with their signs where they are changes: what is written sums to what is written. */
export const moneyBehind = (group: Group, currency: string, isChange: boolean, of: Counted = 'accounts'): string[] =>
  paragraphs(group, of, (amount) =>
    isChange ? signedExactMoney(amount, currency) : formatExactMoney(amount, currency),
  );

/** Points of a rate in hundredths. `total`: of the figure as it is shown; the parts are rounded so that they sum to it. */
export function pointsBehind<Row>(
  heading: string,
  rows: readonly Row[],
  read: (row: Row) => Behind,
  total: number,
): string[] {
  if (rows.length === 0) return [];
  const named = rows.slice(0, rows.length === MOST_NAMED + 1 ? rows.length : MOST_NAMED).map(read);
  let rest = 0;
  for (const row of rows.slice(named.length)) rest += read(row).amount;
  const others = rows.length - named.length;
  const parts = wholeParts(
    [...named.map(({ amount }) => amount * 10_000), ...(others > 0 ? [rest * 10_000] : [])],
    total,
  );
  const text = (index: number): string => `${signedHundredths(parts[index] ?? 0)} pt`;
  return [
    `${heading}: ${signedHundredths(total)} pt, ${countText(rows.length, 'accounts')}`,
    ...named.map((row, index) => `${nameOf(row)}: ${text(index)}`),
    ...(others > 0 ? [`${othersText(others)}: ${text(named.length)}`] : []),
  ];
}
