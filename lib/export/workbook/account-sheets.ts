/** The sheet of accounts: each with what it pays, what it did over the months of the book, and its attributes. */
import { mrrFromArr } from '@/lib/domain/money';
import { dayText } from '@/lib/view/format';
import type { BookHead, WorkbookInput } from './input';
import { unpack } from './pack';
import type { Table, TableCell, TableColumn } from './table';

/** Attributes that are numbers throughout are written as such; '007' is none. */
const NUMBER = /^(0|[1-9]\d{0,14})(\.\d+)?$/;

export function accountsTable(head: BookHead, { accounts, cube }: Pick<WorkbookInput, 'accounts' | 'cube'>): Table {
  const arr = unpack(accounts.arr);
  const start = unpack(accounts.startArr);
  const attributes = accounts.attributes.map(({ slug, values, codes }) => ({
    slug,
    isNumber: values.length > 0 && values.every((value) => NUMBER.test(value)),
    values,
    codes: unpack(codes),
  }));
  const since = dayText(accounts.from);
  function* rows(): Generator<TableCell[]> {
    for (let at = 0; at < cube.accounts; at += 1)
      yield [
        cube.ids[at]!,
        cube.names[at]!,
        accounts.states[at]!,
        arr[at]!,
        { unit: 'money', value: mrrFromArr(arr[at]!) },
        start[at]!,
        arr[at]! - start[at]!,
        accounts.since[at]!,
        accounts.until[at]!,
        accounts.lastChange[at]!,
        accounts.renews[at]!,
        ...attributes.map(({ values, codes, isNumber }): TableCell => {
          const value = values[codes[at]!];
          return isNumber && value !== undefined ? Number(value) : (value ?? '');
        }),
      ];
  }
  return {
    name: 'Accounts',
    title: 'Accounts',
    notes: [
      `ARR on ${dayText(accounts.day)}, and what it was on ${since}; largest first. States are over that time. Everyone who has ever been active, and who is to be.`,
      ...(head.hidesNames
        ? ['Names are hidden: accounts are numbered by size, and attributes that would name them are left out.']
        : []),
    ],
    columns: [
      { name: 'Account', unit: 'text', width: 16 },
      { name: 'Name', unit: 'text', width: 30 },
      { name: 'State', unit: 'text', width: 12 },
      { name: 'ARR', unit: 'money', group: head.currency },
      { name: 'MRR', unit: 'money', group: head.currency, width: 14 },
      { name: `ARR on ${since}`, unit: 'money', group: head.currency },
      { name: 'Change', unit: 'money', group: head.currency },
      { name: 'Active since', unit: 'day', group: 'Days' },
      { name: 'Active until', unit: 'day', group: 'Days' },
      { name: 'Last change', unit: 'day', group: 'Days' },
      { name: 'Next renewal', unit: 'day', group: 'Days' },
      ...attributes.map(
        ({ slug, isNumber }): TableColumn => ({
          name: slug,
          group: 'Attributes',
          width: 20,
          ...(isNumber ? { unit: 'number' } : { unit: 'text', indent: true }),
        }),
      ),
    ],
    fixed: 2,
    length: cube.accounts,
    rows: rows(),
  };
}
