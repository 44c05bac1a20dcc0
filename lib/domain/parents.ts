/**
 * Reading by parent (metrics.md section 9): subsidiaries and departments rolled up. The accounts with one parent, and
 * theirs in turn, are read as that parent, with its name and attributes, before anything is derived; what holds for
 * every ledger holds for this one, and each day's total is the same.
 */
import type { Planning } from './planning';
import type { AccountColumns, AttributeColumn, SourceRecords } from './records';

/** The records read by parent; the same ones where no account has one. */
export function rollUp(records: SourceRecords): SourceRecords {
  const { accounts, changes, invoices, overrides } = records;
  const tops = topsOf(accounts);
  if (tops.every((top, account) => top === account)) return records;
  const places = new Int32Array(accounts.length).fill(-1);
  let length = 0;
  tops.forEach((top, account) => {
    if (top === account) places[account] = length++;
  });
  const place = (account: number): number => places[tops[account]!]!;
  return {
    ...records,
    accounts: topAccounts(accounts, places, length),
    changes: { ...changes, account: changes.account.map(place) },
    invoices: { ...invoices, account: invoices.account.map(place) },
    overrides: overrides && { ...overrides, account: overrides.account.map(place) },
  };
}

/** What people plan and do with an account, said of the parent that it is read as. */
export function rollUpPlanning(planning: Planning, accounts: AccountColumns): Planning {
  const tops = topsOf(accounts);
  const readAs = new Map(accounts.ids.map((id, account) => [id, accounts.ids[tops[account]!]!]));
  const ofTop = <Row extends { accountId: string }>(row: Row): Row => ({
    ...row,
    accountId: readAs.get(row.accountId) ?? row.accountId,
  });
  return { ...planning, touchpoints: planning.touchpoints.map(ofTop), plans: planning.plans.map(ofTop) };
}

/** The topmost parent of each account; itself where it has none. */
export function topsOf({ length, parents }: AccountColumns): Int32Array {
  return Int32Array.from({ length }, (_, account) => (parents === undefined ? account : topOf(parents, account)));
}

/** Accounts that are parts of each other, which merges can make of them, are read as the first of them. */
function topOf(parents: Int32Array, account: number): number {
  const passed = [account];
  for (let above = parents[account]!; above >= 0; above = parents[above]!) {
    const met = passed.indexOf(above);
    if (met >= 0) return Math.min(...passed.slice(met));
    passed.push(above);
  }
  return passed.at(-1)!;
}

/** The accounts that have a place, in its order. */
function topAccounts({ ids, names, attributes }: AccountColumns, places: Int32Array, length: number): AccountColumns {
  const isTop = (_: unknown, account: number): boolean => places[account]! >= 0;
  return {
    length,
    ids: ids.filter(isTop),
    names: names.filter(isTop),
    attributes: attributes.map((column) => ({
      ...column,
      codes: column.codes.filter(isTop),
      dated: column.dated && datedOf(column.dated, places),
    })),
  };
}

function datedOf(dated: NonNullable<AttributeColumn['dated']>, places: Int32Array): AttributeColumn['dated'] {
  const isTop = (_: number, row: number): boolean => places[dated.account[row]!]! >= 0;
  return {
    account: dated.account.filter(isTop).map((account) => places[account]!),
    day: dated.day.filter(isTop),
    code: dated.code.filter(isTop),
  };
}
