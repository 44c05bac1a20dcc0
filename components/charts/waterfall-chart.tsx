'use client';

import { useRef } from 'react';
import { Bar, CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Drill } from '@/lib/view/drill-text';
import { wholeNumber } from '@/lib/view/format';
import type { WaterfallModel, WaterfallStep } from '@/lib/view/waterfall';
import { FILL, GRID, STILL, wordedAxis, X_AXIS } from './axis';
import { BandCursor } from './band-cursor';
import { ChartTooltip, Speaker, type TooltipText } from './chart-tooltip';
import { onEnter, Reached } from './point-keys';
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
  /** Opens what makes a step. */
  onOpen(figure: Drill): void;
}

export function WaterfallChart({ model, label, onSpeak, onOpen }: WaterfallChartProps) {
  const { axis, steps } = model;
  const reached = useRef<WaterfallStep | null>(null);
  const open = ({ figure }: WaterfallStep) => figure && onOpen(figure);
  const data = steps.map((step) => ({ ...step, span: [Math.min(step.from, step.to), Math.max(step.from, step.to)] }));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the chart within
    <div className="h-full" onKeyDown={onEnter(reached, open)}>
      <ResponsiveContainer {...FILL}>
        <ComposedChart data={data} title={label} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer>
          <CartesianGrid {...GRID} />
          <XAxis {...X_AXIS} dataKey="key" height={36} tick={<StepName steps={steps} />} />
          <YAxis {...wordedAxis(axis, model.axisTexts)} allowDataOverflow />
          <Tooltip content={<WaterfallTooltip />} cursor={<BandCursor places={steps.length} />} {...STILL} />
          {/* Takes pointer and keys; what is seen is drawn by Steps, which also knows the levels between the bars. */}
          <Bar
            dataKey="span"
            fill="transparent"
            className="cursor-pointer"
            background={{ fill: 'transparent' }}
            onMouseUp={({ payload }: { payload?: WaterfallStep }) => payload && open(payload)}
            {...STILL}
          />
          <Steps steps={steps} />
          <Speaker textOf={textOf} onSpeak={onSpeak} />
          <Reached point={reached} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
