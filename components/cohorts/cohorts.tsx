'use client';

import { useAsked } from '@/components/filters/use-question';
import { Failure } from '@/components/import/failure';
import { Empty } from '@/components/overview/empty-later';
import { cohortFinding } from '@/lib/view/cohort-finding';
import { type CohortsAnswer, tableShown } from '@/lib/view/cohorts';
import { Choices } from './choices';
import { CurvesCard } from './curves-card';
import { Finding } from './finding';
import { Loading } from './loading';
import { TriangleCard } from './triangle-card';
import { useCohortChoices } from './use-cohort-choices';
import { useCohorts } from './use-cohorts';

function Tables({ answer }: { answer: CohortsAnswer }) {
  const [choices] = useCohortChoices();
  const { months } = useAsked();
  const shown = tableShown(answer, choices);
  if (answer.rows.length === 0)
    return (
      <p className="py-16 text-center text-pretty text-ink-2">
        No account started in these months. Choose more of them, or fewer filters.
      </p>
    );
  return (
    <>
      <TriangleCard shown={shown} to={months.to} answer={answer} />
      <CurvesCard answer={answer} />
    </>
  );
}

/** What became of those who started together: the finding, the table, the curves. */
export function Cohorts() {
  const state = useCohorts();
  const [choices] = useCohortChoices();
  if (state.kind === 'empty') return <Empty />;
  const finding = state.kind === 'ready' ? cohortFinding(tableShown(state.answer, choices)) : null;
  return (
    <div className="grid gap-4">
      {finding && <Finding finding={finding} />}
      <Choices />
      {state.kind === 'failed' && (
        <Failure title="The cohorts could not be loaded" error={state.error} onRetry={state.retry} />
      )}
      {state.kind === 'loading' && <Loading />}
      {state.kind === 'ready' && <Tables answer={state.answer} />}
    </div>
  );
}
