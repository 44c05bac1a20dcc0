/** What is planned, as a question sees it: with the targets that stand, and plans as they stood where it asks of an earlier day. */
import { type Day, parseDay } from '@/lib/domain/day';
import type { Planning } from '@/lib/domain/planning';
import { plansOn } from '@/lib/domain/plans-on';
import { type StandingTarget, standingInMonth } from '@/lib/domain/standing-targets';

interface Seen {
  dataThrough: Day | null;
  standing: readonly StandingTarget[];
}

export function planningSeen(
  planning: Planning,
  question: { dataThrough: Day | null },
  { dataThrough, standing }: Seen,
): Planning {
  const targets = dataThrough === null ? [] : standingInMonth(standing, dataThrough);
  const day = question.dataThrough === null ? null : parseDay(question.dataThrough);
  return {
    ...planning,
    plans: day === null ? planning.plans : plansOn(planning.plans, day),
    targets: [...planning.targets, ...targets],
  };
}
