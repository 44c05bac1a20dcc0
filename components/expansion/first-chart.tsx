'use client';

import { useMemo } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import { CURSOR_LINE, FILL, GRID, STILL, X_AXIS, Y_AXIS } from '@/components/charts/axis';
import { Speaker } from '@/components/charts/chart-tooltip';
import { STILL_LINE } from '@/components/charts/still';
import type { FirstEnd, FirstExpansion, FirstPoint } from '@/lib/view/expansion-first';
import { spokenText, Tip } from './tooltip';

/** Names where the curves end, readable also where another curve passes behind. */
function Ends({ ends }: { ends: readonly FirstEnd[] }) {
  const plot = usePlotArea();
  const [x, y] = [useXAxisScale(), useYAxisScale()];
  if (!plot || !x || !y) return null;
  return ends.map(({ key, name, t, at }) => (
    <text
      key={key}
      x={(x(t) ?? 0) + 6}
      y={(y(at) ?? 0) + 4}
      fill="var(--ink)"
      stroke="var(--surface)"
      strokeWidth={3}
      paintOrder="stroke"
      fontSize={11}
      fontWeight={500}
    >
      {name}
    </text>
  ));
}

interface FirstChartProps {
  model: FirstExpansion;
  /** The chart in words. */
  label: string;
  onSpeak(words: string): void;
}

const TICKS = [0, 25, 50, 75, 100];
/** Half-years, years, or two of them: as many as a phone has room for. */
const stepFor = (longest: number): number => (longest > 96 ? 24 : longest > 48 ? 12 : 6);

/** Steps, since the share changes at month ends alone; the band lies under them. */
export function FirstChart({ model, label, onSpeak }: FirstChartProps) {
  const { points, curves, longest, median } = model;
  // The same functions from render to render: a new one would make the chart begin anew.
  const readers = useMemo(
    () => new Map(curves.map(({ key }) => [key, (point: FirstPoint) => point.values[key]])),
    [curves],
  );
  const step = stepFor(longest);
  const months = Array.from({ length: Math.floor(longest / step) + 1 }, (_, index) => index * step);
  return (
    <ResponsiveContainer {...FILL}>
      <ComposedChart
        data={points}
        title={label}
        margin={{ top: 8, right: model.ends.length > 0 ? 76 : 12, bottom: 0, left: 0 }}
        accessibilityLayer
      >
        <CartesianGrid {...GRID} />
        <XAxis
          {...X_AXIS}
          dataKey="t"
          type="number"
          domain={[0, longest]}
          ticks={months}
          height={24}
          tickMargin={6}
          tickFormatter={(month: number) => (month === months.at(-1) && month > 0 ? `${month} mo` : String(month))}
        />
        <YAxis
          {...Y_AXIS}
          domain={[0, 100]}
          ticks={TICKS}
          width={42}
          tickFormatter={(value: number) => (value === 100 ? '100%' : String(value))}
        />
        <ReferenceLine y={50} stroke="var(--control-line)" strokeWidth={1} />
        {median !== null && (
          <ReferenceLine
            x={median}
            stroke="var(--ink-3)"
            strokeDasharray="1.5 3.5"
            label={{ value: `Half: ${median} months`, position: 'insideTopLeft', fill: 'var(--ink-2)', fontSize: 11 }}
          />
        )}
        <Tooltip content={<Tip />} cursor={CURSOR_LINE} {...STILL} />
        <Area
          type="stepAfter"
          dataKey="band"
          stroke="none"
          fill="var(--mv-expansion)"
          fillOpacity={0.14}
          activeDot={false}
          {...STILL}
        />
        {curves.map(({ key, colour }) => (
          <Line
            key={key}
            name={key}
            type="stepAfter"
            dataKey={readers.get(key)}
            stroke={colour}
            strokeWidth={curves.length === 1 ? 2.25 : 1.75}
            dot={false}
            activeDot={{ r: 4, stroke: 'var(--surface)', strokeWidth: 2, fill: colour }}
            {...STILL_LINE}
          />
        ))}
        <Ends ends={model.ends} />
        <Speaker textOf={spokenText} onSpeak={onSpeak} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
