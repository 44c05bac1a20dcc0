'use client';

import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, YAxis } from 'recharts';
import { CURSOR_LINE, FILL, GRID, STILL, wordedAxis } from '@/components/charts/axis';
import { ChartTooltip, Speaker, type TooltipText } from '@/components/charts/chart-tooltip';
import { MonthAxis } from '@/components/charts/month-axis';
import { STILL_LINE } from '@/components/charts/still';
import type { BackTestModel, TestedQuarter } from '@/lib/view/forecast-back-test';
import { monthText } from '@/lib/view/format';

const textOf = ({ at, lines }: TestedQuarter): TooltipText => ({
  title: `Made at the end of ${monthText(at)}`,
  lines: lines.map((line) => ({ ...line, colour: null })),
});

function TestTooltip({ active, payload }: { active?: boolean; payload?: readonly { payload?: TestedQuarter }[] }) {
  const quarter = payload?.[0]?.payload;
  return active && quarter ? <ChartTooltip {...textOf(quarter)} /> : null;
}

/** A full dot where the band held, an open one where it did not. */
function Outcome({ cx, cy, payload }: { cx?: number; cy?: number; payload?: TestedQuarter }) {
  if (cx === undefined || cy === undefined || !payload) return null;
  return (
    <circle
      cx={cx}
      cy={cy}
      r={4}
      fill={payload.isInside ? 'var(--ink)' : 'var(--surface)'}
      stroke="var(--ink)"
      strokeWidth={1.75}
    />
  );
}

interface BackTestChartProps {
  model: BackTestModel;
  onSpeak(words: string): void;
}

/** What was foretold at the end of each past quarter for the year after, and what came. */
export function BackTestChart({ model, onSpeak }: BackTestChartProps) {
  const { axis, axisTexts, quarters } = model;
  const places = quarters.map(({ at }) => at);
  const band = { ...STILL, type: 'linear', stroke: 'none', fill: 'var(--band-interval)', activeDot: false } as const;
  return (
    <ResponsiveContainer {...FILL}>
      <ComposedChart
        data={quarters}
        title={model.finding}
        margin={{ top: 8, right: 32, bottom: 0, left: 0 }}
        accessibilityLayer
      >
        <CartesianGrid {...GRID} />
        <MonthAxis
          dataKey="at"
          choices={[1, 2, 4].map((step) => places.filter((_, index) => index % step === 0))}
          places={places}
          texts={model.tickTexts}
        />
        <YAxis {...wordedAxis(axis, axisTexts)} />
        <Tooltip content={<TestTooltip />} cursor={CURSOR_LINE} {...STILL} />
        <Area {...band} dataKey="wide" />
        <Area {...band} dataKey="narrow" />
        <Line {...STILL_LINE} type="linear" dataKey="actual" stroke="var(--ink-3)" strokeWidth={1} dot={<Outcome />} />
        <Speaker textOf={textOf} onSpeak={onSpeak} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
