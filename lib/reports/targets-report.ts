/** Targets: what was meant to be reached, beside what was; and what holds month by month, for charts. */
import { balancesOn } from '@/lib/domain/balances';
import type { StageName } from '@/lib/domain/benchmarks/stages';
import { currencyExponent } from '@/lib/domain/money';
import type { ReportHead } from '@/lib/domain/report';
import { type TargetCourse, targetCourses } from '@/lib/domain/standing-targets';
import { type TargetRow, targetRow } from '@/lib/domain/targets';
import { stageInForce } from './benchmarks-report';
import type { LedgerView } from './ledger-view';
import { atOnce, type Pieces } from './pauses';
import { planningOf } from './planning';
import { QueryError, type ReportQuery } from './query';
import { head, selected, throughOf } from './selection';

export interface TargetsReport extends ReportHead {
  rows: TargetRow[];
  /** Targets of the whole company by the months they are of: of several that speak of a month the last one holds. */
  courses: TargetCourse[];
  /** NRR of 12 months that investors look for at the company's stage; null while the ledger is empty. */
  stage: { name: StageName; nrr_low: number; nrr_high: number | null; is_chosen: boolean } | null;
}

export const targetsReport = (view: LedgerView, query: ReportQuery): TargetsReport => atOnce(targetPieces(view, query));

/** The same in pieces: there may be hundreds of targets, each of its own period and segment. */
export function* targetPieces(view: LedgerView, query: ReportQuery): Pieces<TargetsReport> {
  if (query.by !== null) throw new QueryError('by', 'by: a target says itself which segment or owner it is of');
  const { facts, basis, currency } = view;
  if (!facts || !basis) return { ...head(view), rows: [], courses: [], stage: null };
  const { targets } = planningOf(view);
  const exponent = currencyExponent(currency) ?? 2;
  const arr = balancesOn(facts, throughOf(view)).reduce((sum, balance) => sum + balance, 0);
  const { stage } = stageInForce(view, basis.settings.planRates, arr);
  const accounts = selected(view, query);
  const rows: TargetRow[] = [];
  for (const target of targets) {
    yield;
    rows.push(targetRow(facts, target, exponent, accounts));
  }
  return {
    ...head(view),
    rows,
    courses: targetCourses(targets, view.standing ?? [], exponent),
    stage: { name: stage.name, nrr_low: stage.nrrLow, nrr_high: stage.nrrHigh, is_chosen: view.stage != null },
  };
}
