'use client';

import { Bar, CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { wholeNumber } from '@/lib/view/format';
import type { WaterfallModel, WaterfallStep } from '@/lib/view/waterfall';
import { FILL, GRID, STILL, X_AXIS, Y_AXIS } from './axis';
import { BandCursor } from './band-cursor';
import { ChartTooltip, Speaker, type TooltipText } from './chart-tooltip';
import { colourOf, StepName, Steps } from './waterfall-steps';

const textOf = (step: WaterfallStep): TooltipText => ({
  title: step.name,
  lines: [
    { label: 'Amount', value: step.exact, colour: colourOf(step), round: step.to < step.from },
    ...(step.accounts === null ? [] : [{ label: 'Accounts', value: wholeNumber(step.accounts), colour: null }]),
  ],
});

function WaterfallTooltip({ active, payload }: { active?: boolean; payload?: readonly { payload?: WaterfallStep }[] }) {
  const step = payload?.[0]?.payload;
  return active && step ? <ChartTooltip {...textOf(step)} /> : null;
}

interface WaterfallChartProps {
  model: WaterfallModel;
  /** The chart in words. */
  label: string;
  onSpeak(words: string): void;
}

export function WaterfallChart({ model, label, onSpeak }: WaterfallChartProps) {
  const { axis, steps } = model;
  const data = steps.map((step) => ({ ...step, span: [Math.min(step.from, step.to), Math.max(step.from, step.to)] }));
  return (
    <ResponsiveContainer {...FILL}>
      <ComposedChart data={data} title={label} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer>
        <CartesianGrid {...GRID} />
        <XAxis {...X_AXIS} dataKey="key" height={36} tick={<StepName steps={steps} />} />
        <YAxis
          {...Y_AXIS}
          domain={[axis.from, axis.to]}
          ticks={axis.ticks}
          allowDataOverflow
          width={54}
          tickFormatter={(_: number, index: number) => model.axisTexts[index] ?? ''}
        />
        <Tooltip content={<WaterfallTooltip />} cursor={<BandCursor places={steps.length} />} {...STILL} />
        {/* Takes pointer and keys; what is seen is drawn by Steps, which also knows the levels between the bars. */}
        <Bar dataKey="span" fill="transparent" {...STILL} />
        <Steps steps={steps} />
        <Speaker textOf={textOf} onSpeak={onSpeak} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
