/**
 * One function per report: a ledger view and a question in, the plain JSON of formats.md section 3 out.
 * Pages, API, command line and exports call these and nothing below them.
 */
import { balancesOn } from '@/lib/domain/balances';
import { brokenMonths } from '@/lib/domain/conservation';
import type { Facts } from '@/lib/domain/facts';
import type { Standing } from '@/lib/domain/report';
import { retentionOn } from '@/lib/domain/retention';
import { accountsReport } from './accounts-report';
import { isAtStart } from './at-start';
import { attributesReport } from './attributes-report';
import { benchmarkPieces, benchmarksReport } from './benchmarks-report';
import { bridgeReport } from './bridge-report';
import { cohortsReport } from './cohorts-report';
import { costsReport } from './costs-report';
import { coverageReport } from './coverage-report';
import { definitionsReport } from './definitions-report';
import { expansionReport } from './expansion-report';
import type { LedgerView } from './ledger-view';
import { movementsReport } from './movements-report';
import { oneTimeReport } from './one-time-report';
import { paybackReport } from './payback-report';
import { planListReport } from './plan-list-report';
import { plansReport } from './plans-report';
import { playbookReport } from './playbook-report';
import { QueryError, type ReportQuery } from './query';
import { queueReport } from './queue-report';
import { renewalsReport } from './renewals-report';
import { retentionReport } from './retention-report';
import { rulesReport } from './rules-report';
import { scheduledReport } from './scheduled-report';
import { throughOf } from './selection';
import { signalsReport } from './signals-report';
import { targetPieces, targetsReport } from './targets-report';
import { whitespaceReport } from './whitespace-report';

/** Monthly rates are of movements alone: whatever compares two days does so in constant currency (metrics.md section 8). */
const atConstantRates =
  <Report>(make: (view: LedgerView, query: ReportQuery) => Report) =>
  (view: LedgerView, query: ReportQuery): Report => {
    if (query.fx === 'monthly')
      throw new QueryError('fx', 'fx: monthly rates are of movements alone; expected plan or rolling');
    return make(view, query);
  };

/** Attributes at the start are of reports with windows, periods or cohorts: the others know no start. */
const ofToday = <Report>(make: (view: LedgerView, query: ReportQuery) => Report) =>
  atConstantRates((view: LedgerView, query: ReportQuery): Report => {
    if (isAtStart(query))
      throw new QueryError(
        'attr_at',
        'attr_at: this report has no windows that start, so its attributes are the current ones; expected current, or one ' +
          'of the reports movements, retention, expansion, cohorts, bridge and definitions',
      );
    return make(view, query);
  });

/** The reports by the names that the command line and the API know them by. */
export const reports = {
  movements: movementsReport,
  retention: atConstantRates(retentionReport),
  expansion: atConstantRates(expansionReport),
  cohorts: atConstantRates(cohortsReport),
  accounts: ofToday(accountsReport),
  attributes: ofToday(attributesReport),
  benchmarks: ofToday(benchmarksReport),
  playbook: ofToday(playbookReport),
  bridge: atConstantRates(bridgeReport),
  definitions: atConstantRates(definitionsReport),
  renewals: ofToday(renewalsReport),
  coverage: ofToday(coverageReport),
  payback: ofToday(paybackReport),
  plans: ofToday(plansReport),
  'plan-list': ofToday(planListReport),
  whitespace: ofToday(whitespaceReport),
  costs: ofToday(costsReport),
  scheduled: ofToday(scheduledReport),
  targets: ofToday(targetsReport),
  'one-time': ofToday(oneTimeReport),
  queue: ofToday(queueReport),
  rules: ofToday(rulesReport),
  signals: ofToday(signalsReport),
};

/** Those that rest on many figures, in pieces: for who answers others meanwhile. */
export const reportsInPieces = {
  benchmarks: ofToday(benchmarkPieces),
  targets: ofToday(targetPieces),
};

export type ReportName = keyof typeof reports;
export type ReportOf<Name extends ReportName> = ReturnType<(typeof reports)[Name]>;

export const isReportName = (name: string): name is ReportName => Object.hasOwn(reports, name);

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
