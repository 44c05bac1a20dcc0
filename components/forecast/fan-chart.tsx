'use client';

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  usePlotArea,
  useYAxisScale,
  YAxis,
} from 'recharts';
import { CURSOR_LINE, FILL, GRID, STILL, wordedAxis } from '@/components/charts/axis';
import { ChartTooltip, Speaker, type TooltipText } from '@/components/charts/chart-tooltip';
import { MonthAxis } from '@/components/charts/month-axis';
import { STILL_LINE } from '@/components/charts/still';
import type { FanModel, FanPoint } from '@/lib/view/forecast';
import { monthText } from '@/lib/view/format';

const textOf = ({ at, lines }: FanPoint): TooltipText => ({
  title: monthText(at),
  lines: lines.map((line, index) => ({ ...line, colour: index === 0 ? 'var(--mt-nrr)' : null })),
});

function FanTooltip({ active, payload }: { active?: boolean; payload?: readonly { payload?: FanPoint }[] }) {
  const point = payload?.[0]?.payload;
  return active && point ? <ChartTooltip {...textOf(point)} /> : null;
}

/** Two ends that would lie on each other are moved apart. */
const LEAST_GAP_PX = 14;

function Ends({ model: { end, endBefore } }: { model: FanModel }) {
  const plot = usePlotArea();
  const scale = useYAxisScale();
  if (!plot || !scale) return null;
  const x = plot.x + plot.width + 8;
  const y = scale(end.at) ?? 0;
  const other = endBefore === null ? null : (scale(endBefore.at) ?? 0);
  const apart = other === null ? 0 : Math.max(LEAST_GAP_PX - Math.abs(other - y), 0) / 2;
  const sign = other !== null && other < y ? 1 : -1;
  return (
    <>
      <text x={x} y={y + 4 + sign * apart} fill="var(--mt-nrr)" fontSize={12} fontWeight={600}>
        {end.text}
      </text>
      {endBefore && other !== null && (
        <text x={x} y={other + 4 - sign * apart} fill="var(--ink-2)" fontSize={12} fontWeight={500}>
          {endBefore.text}
        </text>
      )}
    </>
  );
}

interface FanChartProps {
  model: FanModel;
  isOfRate: boolean;
  onSpeak(words: string): void;
}

/** The middle of the draws, and what 8 of 10 and 95 of 100 of them lie in. */
export function FanChart({ model, isOfRate, onSpeak }: FanChartProps) {
  const { axis, axisTexts, points } = model;
  const band = { ...STILL, type: 'linear', stroke: 'none', fill: 'var(--band-interval)', activeDot: false } as const;
  const line = { ...STILL_LINE, type: 'linear', dot: false } as const;
  return (
    <ResponsiveContainer {...FILL}>
      <ComposedChart
        data={points}
        title={model.finding}
        margin={{ top: 8, right: 72, bottom: 0, left: 0 }}
        accessibilityLayer
      >
        <CartesianGrid {...GRID} />
        <MonthAxis
          dataKey="at"
          choices={model.tickChoices}
          places={points.map(({ at }) => at)}
          texts={model.tickTexts}
        />
        <YAxis {...wordedAxis(axis, axisTexts)} />
        {isOfRate && axis.from < 100 && axis.to > 100 && (
          <ReferenceLine y={100} stroke="var(--control-line)" strokeWidth={1} />
        )}
        <Tooltip content={<FanTooltip />} cursor={CURSOR_LINE} {...STILL} />
        <Area {...band} dataKey="wide" />
        <Area {...band} dataKey="narrow" />
        <Line
          {...line}
          dataKey="before"
          stroke="var(--mt-compare)"
          strokeWidth={1.5}
          strokeDasharray="5 4"
          activeDot={false}
        />
        <Line {...line} dataKey="middle" stroke="var(--mt-nrr)" strokeWidth={2.25} activeDot={{ r: 3.5 }} />
        <Ends model={model} />
        <Speaker textOf={textOf} onSpeak={onSpeak} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
