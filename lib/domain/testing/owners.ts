/** Arbitrary attributes of the accounts of a nasty ledger: an owner who changes, and a number of employees. */
import fc from 'fast-check';
import type { AttributeColumn } from '../records';
import { anyDay } from './nasty-values';
import { dayOf } from './reports';

/** Values of one account, by the day they hold from; '' is none. */
export interface OwnerRows {
  account: string;
  /** From the start. */
  first: string;
  /** By day, ascending. */
  later: { on: string; owner: string }[];
  employees: string;
}

const names = ['Ali', 'Bo', 'Zoë'];
const sizes = ['9', '50', '250', '1000+', 'many'];
const owner = fc.constantFrom('', ...names);

/** For accounts a1 to a3. */
export const ownerRows: fc.Arbitrary<OwnerRows[]> = fc.tuple(
  ...['a1', 'a2', 'a3'].map((account) =>
    fc.record({
      account: fc.constant(account),
      first: owner,
      later: fc
        .uniqueArray(fc.record({ on: anyDay, owner }), { maxLength: 3, selector: ({ on }) => on })
        .map((rows) => rows.sort((a, b) => (a.on < b.on ? -1 : 1))),
      employees: fc.constantFrom('', ...sizes),
    }),
  ),
);

const FROM_THE_START = -(2 ** 31);

/** The columns of owners and employees, accounts in the order of the rows. */
export function ownerColumns(accounts: readonly OwnerRows[]): AttributeColumn[] {
  const rows = accounts.flatMap(({ first, later }, account) => [
    { account, day: FROM_THE_START, code: names.indexOf(first) },
    ...later.map((row) => ({ account, day: dayOf(row.on), code: names.indexOf(row.owner) })),
  ]);
  const column = (name: 'account' | 'day' | 'code') => Int32Array.from(rows, (row) => row[name]);
  const dated = { account: column('account'), day: column('day'), code: column('code') };
  const current = accounts.map(({ first, later }) => names.indexOf(later.at(-1)?.owner ?? first));
  const employees = accounts.map((row) => sizes.indexOf(row.employees));
  return [
    { slug: 'owner', values: names, codes: Int32Array.from(current), dated },
    { slug: 'employees', values: sizes, codes: Int32Array.from(employees), dated: null },
  ];
}
