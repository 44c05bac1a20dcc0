/** Active accounts with their balances. */
import { balancesOn } from '@/lib/domain/balances';
import { formatDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { mrrFromArr } from '@/lib/domain/money';
import type { AttributeColumn } from '@/lib/domain/records';
import type { AccountRow, AccountsReport, ExcludedAccount } from '@/lib/domain/report';
import type { MarkedAccount } from '@/lib/store/account-marks';
import type { LedgerView } from './ledger-view';
import type { ReportQuery } from './query';
import { head, selected, throughOf } from './selection';

function accountRow(facts: Facts, stored: AttributeColumn[], account: number, arrMinor: number): AccountRow {
  const attributes: Record<string, string> = {};
  for (const { slug, codes, values } of stored) {
    const value = values[codes[account] ?? -1];
    if (value !== undefined) attributes[slug] = value;
  }
  return {
    account: facts.accountIds[account] ?? '',
    name: facts.accountNames[account] ?? '',
    arr: arrMinor,
    mrr: mrrFromArr(arrMinor),
    since: facts.hasBeenActive(account) ? formatDay(facts.firstActiveDay[account] ?? 0) : null,
    opening: facts.isOpening(account),
    attributes,
  };
}

/** Active accounts on data-through, or on the one day asked for with `at`. */
export function accountsReport(view: LedgerView, query: ReportQuery): AccountsReport {
  const { facts } = view;
  const report: AccountsReport = {
    ...head(view),
    day: null,
    rows: [],
    total: { accounts: 0, arr: 0, mrr: 0 },
    excluded: excludedAccounts(view.marks ?? []),
  };
  if (!facts) return report;
  const day = query.at.at(-1) ?? throughOf(view);
  const balances = balancesOn(facts, day);
  const stored = facts.attributes.filter((attribute) => !attribute.isComputed);
  const accounts = selected(view, query) ?? Int32Array.from(balances.keys());
  for (const account of accounts) {
    const arrMinor = balances[account] ?? 0;
    if (arrMinor > 0) report.rows.push(accountRow(facts, stored, account, arrMinor));
  }
  report.rows.sort((a, b) => b.arr - a.arr || (a.account < b.account ? -1 : 1));
  const arr = report.rows.reduce((sum, row) => sum + row.arr, 0);
  return { ...report, day: formatDay(day), total: { accounts: report.rows.length, arr, mrr: mrrFromArr(arr) } };
}

function excludedAccounts(marks: readonly MarkedAccount[]): ExcludedAccount[] {
  const byId = new Map(marks.map((mark) => [mark.account, mark]));
  /** The mark that leaves an account out: its own, or that of the account it is read as. */
  const excludes = (mark: MarkedAccount | undefined): boolean =>
    mark !== undefined && (mark.mergedInto === null ? mark.excluded : excludes(byId.get(mark.mergedInto)));
  return marks
    .filter(excludes)
    .map(({ account, name, reason, markedOn }) => ({ account, name: name ?? account, reason, since: markedOn }));
}
