/** Coverage: which accounts above a threshold nobody is at work on. */
import { type Coverage, coverage } from '@/lib/domain/coverage';
import { currencyExponent } from '@/lib/domain/money';
import type { ReportHead } from '@/lib/domain/report';
import { splitBy } from '@/lib/domain/segments';
import type { LedgerView } from './ledger-view';
import { planningOf } from './planning';
import type { ReportQuery } from './query';
import { head, selected } from './selection';

export interface CoverageReport extends ReportHead, Coverage {
  groups?: ({ key: string } & Coverage)[];
}

export function coverageReport(view: LedgerView, query: ReportQuery): CoverageReport {
  const { facts, currency } = view;
  const thresholdMrrMinor = (query.thresholdMrr ?? 0) * 10 ** (currencyExponent(currency) ?? 2);
  if (!facts)
    return { ...head(view), threshold_mrr: thresholdMrrMinor, accounts: 0, covered: 0, coverage: null, uncovered: [] };
  const planning = planningOf(view);
  const accounts = selected(view, query);
  const report: CoverageReport = { ...head(view), ...coverage(facts, planning, { thresholdMrrMinor, accounts }) };
  if (query.by !== null)
    report.groups = splitBy(facts, query.by, accounts).map(({ key, list }) => ({
      key,
      ...coverage(facts, planning, { thresholdMrrMinor, accounts: list }),
    }));
  return report;
}
