'use client';

import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import { drawn } from '@/components/charts/drawn';
import { Nothing } from '@/components/expansion/column-card';
import { Segmented } from '@/components/ui/segmented';
import type { PaybackInput } from '@/lib/view/payback';
import { preparePaybackTrend } from '@/lib/view/payback-trend';
import { plansParsers } from '@/lib/view/plans-question';

const LinesChart = drawn(() => import('@/components/expansion/lines-chart').then((module) => module.LinesChart));

const CHART_PX = 240;
const EMPTY_PX = 96;
const METRICS = ['payback_months', 'new_payback_months', 'cost_ratio'] as const;

/** Payback by closed quarter, in months or as what expansion costs against new business, beside the rules of thumb. */
export function PaybackTrend({ payback }: { payback: PaybackInput }) {
  const [{ payback: shown }, setChoices] = useQueryStates({ payback: plansParsers.payback });
  const model = useMemo(() => preparePaybackTrend(payback, shown), [payback, shown]);
  return (
    <ChartCard
      model={model}
      heightPx={model.empty === null ? CHART_PX : EMPTY_PX}
      metrics={METRICS}
      exhibit="payback"
      controls={
        <Segmented
          label="Payback as"
          options={[
            { value: 'months', label: 'Months' },
            { value: 'ratio', label: 'Cost ratio' },
          ]}
          value={shown}
          onValue={(payback) => void setChoices({ payback })}
        />
      }
    >
      {({ onSpeak }) =>
        model.empty === null ? (
          <LinesChart model={model} further={[]} label={model.finding} onSpeak={onSpeak} />
        ) : (
          <Nothing>{model.empty}</Nothing>
        )
      }
    </ChartCard>
  );
}
