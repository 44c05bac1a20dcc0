'use client';

import {
  Bar,
  CartesianGrid,
  Cell,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  YAxis,
} from 'recharts';
import { NoteMarks, useNotesTop } from '@/components/notes/note-marks';
import { isLoss } from '@/lib/view/movement-types';
import type { MonthStack, StacksModel } from '@/lib/view/stacks';
import { FILL, GRID, STILL, wordedAxis } from './axis';
import { BandCursor } from './band-cursor';
import { ChartTooltip, Speaker, type TooltipText } from './chart-tooltip';
import { MonthAxis } from './month-axis';
import { STILL_BAR, STILL_LINE } from './still';

/** From the zero line outwards: what existing customers do stands next to it. */
const STACKING = ['expansion', 'reactivation', 'new', 'contraction', 'churn'] as const;

const textOf = (stack: MonthStack): TooltipText => ({
  title: stack.label,
  lines: stack.lines.map(({ label, value, movement }) => ({
    label,
    value,
    colour: movement ? `var(--mv-${movement})` : 'var(--ink)',
    round: movement === null || isLoss(movement),
  })),
});

function StackTooltip({ active, payload }: { active?: boolean; payload?: readonly { payload?: MonthStack }[] }) {
  const stack = payload?.[0]?.payload;
  return active && stack ? <ChartTooltip {...textOf(stack)} /> : null;
}

interface StackChartProps {
  model: StacksModel;
  /** The month that the waterfall shows. */
  chosen: string;
  onChoose(period: string): void;
  /** The chart in words. */
  label: string;
  onSpeak(words: string): void;
}

export function StackChart({ model, chosen, onChoose, label, onSpeak }: StackChartProps) {
  const { axis, stacks } = model;
  const top = useNotesTop(8);
  return (
    <ResponsiveContainer {...FILL}>
      <ComposedChart
        data={stacks}
        title={label}
        stackOffset="sign"
        margin={{ top, right: 4, bottom: 0, left: 0 }}
        barCategoryGap="22%"
        accessibilityLayer
        onClick={({ activeLabel }) => typeof activeLabel === 'string' && onChoose(activeLabel)}
      >
        <CartesianGrid {...GRID} />
        <ReferenceArea x1={chosen} x2={chosen} fill="var(--sunken)" fillOpacity={1} />
        <MonthAxis
          dataKey="period"
          axisLine={false}
          choices={model.tickChoices}
          places={stacks.map((stack) => stack.period)}
          texts={model.tickTexts}
        />
        <YAxis {...wordedAxis(axis, model.axisTexts)} />
        <Tooltip content={<StackTooltip />} cursor={<BandCursor places={stacks.length} />} {...STILL} />
        {STACKING.map((type) => (
          <Bar key={type} dataKey={type} stackId="movements" maxBarSize={56} fill={`var(--mv-${type})`} {...STILL_BAR}>
            {stacks.map((stack) => (
              <Cell key={stack.period} fillOpacity={stack.partial ? 0.5 : 1} />
            ))}
          </Bar>
        ))}
        <ReferenceLine y={0} stroke="var(--zero)" strokeWidth={1} />
        <Line
          dataKey="net"
          stroke="none"
          dot={{ r: 3.25, fill: 'var(--ink)', stroke: 'var(--surface)', strokeWidth: 1.5 }}
          activeDot={false}
          {...STILL_LINE}
        />
        <NoteMarks places={stacks.map((stack) => stack.period)} />
        <Speaker textOf={textOf} onSpeak={onSpeak} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
