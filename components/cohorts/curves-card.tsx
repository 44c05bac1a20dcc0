'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { drawn } from '@/components/charts/drawn';
import { useNarrow } from '@/components/charts/use-narrow';
import { prepareCurves } from '@/lib/view/cohort-curves';
import type { CohortsAnswer } from '@/lib/view/cohorts';
import { CURVES_HEIGHT_PX } from './heights';
import { useCohortChoices } from './use-cohort-choices';

const CurvesChart = drawn(() => import('./curves-chart').then((module) => module.CurvesChart));

/** The cohorts as curves; of a split, its parts. */
export function CurvesCard({ answer }: { answer: CohortsAnswer }) {
  const [{ by }] = useCohortChoices();
  const narrow = useNarrow();
  // An answer kept from before the split was chosen has no parts yet.
  const split = answer.groups ? by : null;
  const model = prepareCurves(answer, { by: split });
  return (
    <ChartCard model={model} heightPx={CURVES_HEIGHT_PX} exhibit="cohort-curves">
      {({ onSpeak }) =>
        model.empty ? (
          <p className="grid h-full place-content-center text-center text-pretty text-ink-2">{model.empty}</p>
        ) : (
          <CurvesChart model={model} narrow={narrow} label={model.finding} onSpeak={onSpeak} />
        )
      }
    </ChartCard>
  );
}
