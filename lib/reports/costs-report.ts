/** Costs as they stand, by month, motion and team: what payback is worked out with. */
import { formatMonth, monthOf } from '@/lib/domain/day';
import type { CostMotion } from '@/lib/domain/planning';
import type { ReportHead } from '@/lib/domain/report';
import type { LedgerView } from './ledger-view';
import { planningOf } from './planning';
import { QueryError, type ReportQuery } from './query';
import { head } from './selection';

export interface CostsReport extends ReportHead {
  /** Months from the first with a cost, at most two years back, to the last closed one and whatever is stated beyond. */
  months: string[];
  lines: { motion: CostMotion; team: string | null; amounts: (number | null)[] }[];
}

const MONTHS_BACK = 24;

export function costsReport(view: LedgerView, query: ReportQuery): CostsReport {
  if (query.where.length > 0 || query.by !== null)
    throw new QueryError(query.by === null ? 'where' : 'by', 'costs are of the whole company');
  const { facts } = view;
  if (!facts) return { ...head(view), months: [], lines: [] };
  const { costs } = planningOf(view);
  const through = monthOf(facts.dataThrough);
  const stated = costs.map(({ month }) => month).sort();
  const first = [formatMonth(through - MONTHS_BACK + 1), formatMonth(facts.firstMonth)].sort().at(-1) ?? '';
  const months = Array.from({ length: MONTHS_BACK }, (_, back) => formatMonth(through - MONTHS_BACK + 1 + back));
  const shown = [...new Set([...months, ...stated.filter((month) => month > formatMonth(through))])]
    .filter((month) => month >= first)
    .sort();
  const lines = new Map<string, CostsReport['lines'][number]>();
  for (const { month, motion, team, amountMinor } of costs) {
    const key = JSON.stringify([motion, team]);
    const line = lines.get(key) ?? { motion, team, amounts: shown.map(() => null) };
    lines.set(key, line);
    const at = shown.indexOf(month);
    if (at >= 0) line.amounts[at] = amountMinor;
  }
  const sorted = [...lines.values()].sort(
    (a, b) => (a.motion < b.motion ? -1 : a.motion > b.motion ? 1 : 0) || ((a.team ?? '') < (b.team ?? '') ? -1 : 1),
  );
  return { ...head(view), months: shown, lines: sorted };
}
