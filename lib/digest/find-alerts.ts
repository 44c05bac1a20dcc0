/** What alerts look for: NRR under its target, one of the largest accounts contracting, an import that failed. */

import { formatDay, parseDay } from '@/lib/domain/day';
import type { LedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { type Finding, openOccurrence } from '@/lib/store/alerts';
import type { DigestPlan } from '@/lib/store/digest-plan';
import { compactMoney, dayText, percent, percentNumber, signedMoney } from '@/lib/view/format';
import { goalOf, goalPercent } from '@/lib/view/goals';
import { dayBefore } from '@/lib/view/overview';
import { type DigestPlace, failedImports } from './read';

type Alerts = DigestPlan['alerts'];

const WINDOW_MONTHS = 12;

interface Target {
  /** A ratio. */
  target: number;
  /** 'its target of' */
  whose: string;
}

/** What NRR is held against: the threshold stated, else the company's own target, else where its stage's range begins. */
export function nrrTarget(view: LedgerView, threshold: number | null): Target | null {
  if (threshold !== null) return { target: threshold, whose: 'the threshold of' };
  if (view.dataThrough === null) return null;
  const targets = reports.targets(view, parseReportQuery([]));
  const { own, band } = goalOf(targets, `nrr_${WINDOW_MONTHS}m`, view.dataThrough.slice(0, 7));
  if (own !== null) return { target: own, whose: 'its target of' };
  return band === null ? null : { target: band.low, whose: 'the range of its stage, which begins at' };
}

async function nrrUnderTarget({ view, reader }: DigestPlace, { on, threshold }: Alerts['nrr']): Promise<Finding[]> {
  if (!on || view.facts === null || view.dataThrough === null) return [];
  const nrr = reports.retention(view, parseReportQuery([['window', String(WINDOW_MONTHS)]])).current?.nrr ?? null;
  const held = nrrTarget(view, threshold);
  if (nrr === null || held === null || nrr >= held.target) return [];
  const { db, principal, workspaceId } = reader;
  // As long as it stays under, it is the same occurrence.
  const open = await openOccurrence(db, principal, workspaceId, 'nrr_under_target');
  return [
    {
      alert: 'nrr_under_target',
      key: open?.key ?? view.dataThrough,
      title: `NRR is ${percent(nrr)}, under ${held.whose} ${goalPercent(held.target)}`,
      detail: `Over 12 months to ${dayText(view.dataThrough)}: ${percentNumber(held.target - nrr)} points short.`,
    },
  ];
}

function topAccounts({ view }: DigestPlace, { on, top }: Alerts['topAccount']): Finding[] {
  if (!on || view.facts === null || view.dataThrough === null) return [];
  const since = dayBefore(view.dataThrough, 1);
  const from = formatDay((parseDay(since) ?? 0) + 1);
  const report = reports.accounts(
    view,
    parseReportQuery([
      ['from', from],
      ['state', 'all'],
      ['sort', '-start_arr'],
      ['limit', String(top)],
    ]),
  );
  return report.rows
    .filter(({ state, start_arr }) => start_arr > 0 && (state === 'shrank' || state === 'churned'))
    .map(({ account, name, state, start_arr, arr, change_arr, last_change_on }) => ({
      alert: 'top_account_lost' as const,
      key: `${account} ${last_change_on ?? state}`,
      title: `${name || account} ${state === 'churned' ? 'churned' : 'contracted'}: ${signedMoney(change_arr, report.currency)} ARR`,
      detail: `One of the ${top} largest accounts. From ${compactMoney(start_arr, report.currency)} on ${dayText(since)} to ${compactMoney(arr, report.currency)}, last changed on ${dayText(last_change_on ?? since)}.`,
    }));
}

async function importsFailed(place: DigestPlace, { on }: Alerts['importFailed']): Promise<Finding[]> {
  if (!on) return [];
  const failed = await failedImports(place);
  return failed.map(({ importId, fileName, on: day, error }) => ({
    alert: 'import_failed' as const,
    key: importId,
    title: `The import of ${fileName} failed`,
    detail: `On ${dayText(day)}${error === null ? '' : `: ${error}`}. Nothing of it was written; figures are as they were before.`,
  }));
}

/** All that holds now, of the alerts that are on. */
export async function findAlerts(place: DigestPlace, alerts: Alerts): Promise<Finding[]> {
  return [
    ...(await nrrUnderTarget(place, alerts.nrr)),
    ...topAccounts(place, alerts.topAccount),
    ...(await importsFailed(place, alerts.importFailed)),
  ];
}
