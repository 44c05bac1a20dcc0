/** Components and sources in short, for tests that read like the definition. */
import { formatDay } from '../day';
import type { Facts } from '../facts';
import type { Grid } from '../grid';
import { movements } from '../movements';
import { type BySource, motions, sources } from '../source';
import type { Change, Rows } from './columns';

/** Components of all accounts: 'day source amount', with the motion where it is known, the product where asked. */
export function componentsOf({ components, products }: Facts, withProduct = false): string[] {
  return Array.from(components.day, (day, at) => {
    const motion = motions[components.motion[at]!]!;
    return [
      formatDay(day),
      sources[components.source[at]!]!,
      components.arrMinor[at],
      ...(motion === 'unknown' ? [] : [motion]),
      ...(withProduct ? [products[components.product[at]!]] : []),
    ].join(' ');
  });
}

const withoutZeros = (bySource: BySource): string =>
  JSON.stringify(Object.fromEntries(Object.entries(bySource).filter(([, minor]) => minor !== 0))).replaceAll('"', '');

/** What expansion and contraction of each period are made of, without zeros; periods without either are left out. */
export function sourcesOf(facts: Facts, grid: Grid = 'month'): string[] {
  return movements(facts, { grid, from: null, to: null, accounts: null })
    .filter((row) => row.expansion !== 0 || row.contraction !== 0)
    .map((row) => `${row.period} ${withoutZeros(row.expansion_by_source)} ${withoutZeros(row.contraction_by_source)}`);
}

export type Row = Omit<Change, 'account'>;

/** The changes of one account, `a`. */
export const account = (...changes: Row[]): Rows => ({ changes: changes.map((row) => ({ account: 'a', ...row })) });

/** So many seats at a monthly unit price. */
export const seats = (on: string, quantity: number, unitMinor: number, rest: Partial<Row> = {}): Row => ({
  on,
  quantity,
  statesUnit: true,
  minor: quantity * unitMinor,
  ...rest,
});
