/** The list of accounts as a workbook has it, in columns; by name, or numbered by size. */

import { accountStates } from '@/lib/domain/account-states';
import { balancesOn } from '@/lib/domain/balances';
import type { Facts } from '@/lib/domain/facts';
import type { AccountRow } from '@/lib/domain/report';
import { accountsReport } from '@/lib/reports/accounts-report';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { breathe } from '@/lib/reports/pauses';
import type { ReportQuery } from '@/lib/reports/query';
import type { AccountColumns } from './input';
import { pack } from './pack';

/** Rows of the list that are made at a time. */
const ROWS_AT_ONCE = 1_000;

export interface ListedAccounts {
  columns: AccountColumns;
  ids: string[];
  names: string[];
  /** Account numbers of the ledger, in the order of the list. */
  order: number[];
}

/** Whether an attribute may be shown where names are hidden: one that has few accounts a value may name them. */
export const mayName = (values: number, accounts: number): boolean => values * 5 > accounts;

/** Every account of the question, largest first. */
export async function listedAccounts(
  view: LedgerView & { facts: Facts },
  query: ReportQuery,
  hidesNames: boolean,
): Promise<ListedAccounts> {
  const { facts } = view;
  const list = { ...query.list, states: accountStates, sort: 'arr', descending: true, search: null };
  const rows: AccountRow[] = [];
  let head = accountsReport(view, { ...query, list: { ...list, offset: 0, limit: 0 } });
  for (let offset = 0; offset < head.total.accounts; offset += ROWS_AT_ONCE) {
    head = accountsReport(view, { ...query, list: { ...list, offset, limit: ROWS_AT_ONCE } });
    for (const row of head.rows) rows.push(row);
    await breathe();
  }
  const numbers = new Map(facts.accountIds.map((id, account) => [id, account]));
  const order = rows.map(({ account }) => numbers.get(account)!);
  const aliases = hidesNames ? aliasesOf(facts) : null;
  await breathe();
  const attributes = facts.attributes.filter(
    ({ isComputed, values }) => !hidesNames || (isComputed && !mayName(values.length, facts.accounts)),
  );
  return {
    order,
    ids: aliases ? order.map((account) => aliases[account]!) : rows.map(({ account }) => account),
    names: aliases ? order.map((account) => aliases[account]!) : rows.map(({ account, name }) => name || account),
    columns: {
      day: head.day!,
      from: head.from!,
      states: rows.map(({ state }) => state),
      arr: pack(Float64Array.from(rows, ({ arr }) => arr)),
      startArr: pack(Float64Array.from(rows, (row) => row.start_arr)),
      since: rows.map(({ since }) => since),
      until: rows.map(({ until }) => until),
      lastChange: rows.map((row) => row.last_change_on),
      renews: rows.map((row) => row.renews_on),
      attributes: attributes.map(({ slug }) => ({ slug, ...coded(rows.map((row) => row.attributes[slug])) })),
    },
  };
}

/** Each value once, and for each row its number. */
function coded(
  values: readonly (string | undefined)[],
): Pick<AccountColumns['attributes'][number], 'values' | 'codes'> {
  const numbers = new Map<string, number>();
  const codes = Int32Array.from(values, (value) => {
    if (value === undefined) return -1;
    const known = numbers.get(value) ?? numbers.size;
    numbers.set(value, known);
    return known;
  });
  return { values: [...numbers.keys()], codes: pack(codes) };
}

/** 'Account 7' by the account's number in the ledger: places by ARR at the end of the data, ties by id. */
function aliasesOf(facts: Facts): string[] {
  const balances = balancesOn(facts, facts.dataThrough);
  const order = [...facts.everyAccount].sort(
    (a, b) => balances[b]! - balances[a]! || (facts.accountIds[a]! < facts.accountIds[b]! ? -1 : 1),
  );
  const aliases = new Array<string>(facts.accounts);
  order.forEach((account, place) => {
    aliases[account] = `Account ${place + 1}`;
  });
  return aliases;
}
