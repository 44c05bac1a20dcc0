/**
 * One function per report: a ledger view and a question in, the plain JSON of formats.md section 3 out.
 * Pages, API, command line and exports call these and nothing below them.
 */
import { balancesOn } from '@/lib/domain/balances';
import { brokenMonths } from '@/lib/domain/conservation';
import { formatDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { mrrFromArr } from '@/lib/domain/money';
import type { AccountRow, AccountsReport, Standing } from '@/lib/domain/report';
import { retentionOn } from '@/lib/domain/retention';
import type { LedgerView } from './ledger-view';
import { movementsReport } from './movements-report';
import type { ReportQuery } from './query';
import { retentionReport } from './retention-report';
import { head, selected, throughOf } from './selection';

function accountRow(facts: Facts, account: number, arrMinor: number): AccountRow {
  const attributes: Record<string, string> = {};
  for (const { slug, codes, values } of facts.attributes) {
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
  const report: AccountsReport = { ...head(view), day: null, rows: [], total: { accounts: 0, arr: 0, mrr: 0 } };
  if (!facts) return report;
  const day = query.at.at(-1) ?? throughOf(view);
  const balances = balancesOn(facts, day);
  const accounts = selected(view, query) ?? Int32Array.from(balances.keys());
  for (const account of accounts) {
    const arrMinor = balances[account] ?? 0;
    if (arrMinor > 0) report.rows.push(accountRow(facts, account, arrMinor));
  }
  report.rows.sort((a, b) => b.arr - a.arr || (a.account < b.account ? -1 : 1));
  const arr = report.rows.reduce((sum, row) => sum + row.arr, 0);
  return { ...report, day: formatDay(day), total: { accounts: report.rows.length, arr, mrr: mrrFromArr(arr) } };
}

/** The reports by the names that the command line and the API know them by. */
export const reports = { movements: movementsReport, retention: retentionReport, accounts: accountsReport };

export const isReportName = (name: string): name is keyof typeof reports => Object.hasOwn(reports, name);

/** Where a ledger stands in four figures: what an import changes is told by two of these. Null while it is empty. */
export function standing(view: LedgerView): Standing | null {
  if (!view.facts) return null;
  const current = retentionOn(view.facts, throughOf(view), 12, null);
  let arr = 0;
  let accounts = 0;
  for (const balance of balancesOn(view.facts, throughOf(view))) {
    arr += balance;
    if (balance > 0) accounts += 1;
  }
  return { arr, accounts, nrr: current.nrr, grr: current.grr, data_through: view.dataThrough };
}

const sound = new WeakMap<Facts, boolean>();

/** Whether movements lead from each month end to the next, to the smallest unit. Null while there is nothing to add up. */
export function addsUp({ facts }: LedgerView): boolean | null {
  if (!facts) return null;
  const known = sound.get(facts);
  if (known !== undefined) return known;
  const holds = brokenMonths(facts).length === 0;
  sound.set(facts, holds);
  return holds;
}
