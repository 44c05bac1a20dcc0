'use client';

import {
  CartesianGrid,
  ComposedChart,
  LabelList,
  Line,
  ResponsiveContainer,
  Tooltip,
  usePlotArea,
  XAxis,
  YAxis,
} from 'recharts';
import { CURSOR_LINE, FILL, GRID, STILL, X_AXIS, Y_AXIS } from '@/components/charts/axis';
import { Speaker } from '@/components/charts/chart-tooltip';
import { STILL_LINE } from '@/components/charts/still';
import type { Concentration } from '@/lib/view/expansion-concentration';
import { spokenText, Tip } from './tooltip';

interface ConcentrationChartProps {
  model: Concentration;
  /** The chart in words. */
  label: string;
  onSpeak(words: string): void;
}

const TICKS = [0, 25, 50, 75, 100];

/** If all brought as much: on a square-root axis a parabola, which is one quadratic curve. */
function Even() {
  const plot = usePlotArea();
  if (!plot) return null;
  const { x, y, width, height } = plot;
  return (
    <path
      d={`M${x} ${y + height}Q${x + width / 2} ${y + height} ${x + width} ${y}`}
      fill="none"
      stroke="var(--mt-compare)"
      strokeWidth={1.75}
      strokeDasharray="5 4"
    />
  );
}

/** Accounts stand on a square-root axis: the first few are what is looked at. */
export function ConcentrationChart({ model, label, onSpeak }: ConcentrationChartProps) {
  return (
    <ResponsiveContainer {...FILL}>
      <ComposedChart
        data={model.points}
        title={label}
        margin={{ top: 14, right: 16, bottom: 0, left: 0 }}
        accessibilityLayer
      >
        <CartesianGrid {...GRID} />
        <XAxis
          {...X_AXIS}
          dataKey="accounts"
          type="number"
          scale="sqrt"
          domain={[0, model.accounts]}
          ticks={model.points.map(({ accounts }) => accounts)}
          height={24}
          tickMargin={6}
          tickFormatter={(accounts: number) => (accounts === model.accounts ? `All ${accounts}` : `Top ${accounts}`)}
        />
        <YAxis
          {...Y_AXIS}
          domain={[0, 100]}
          ticks={TICKS}
          width={42}
          tickFormatter={(value: number) => (value === 100 ? '100%' : String(value))}
        />
        <Tooltip content={<Tip />} cursor={CURSOR_LINE} {...STILL} />
        <Even />
        <Line
          type="linear"
          dataKey="share"
          stroke="var(--mv-expansion)"
          strokeWidth={2.25}
          dot={{ r: 4, fill: 'var(--mv-expansion)', stroke: 'var(--surface)', strokeWidth: 2 }}
          activeDot={{ r: 5, stroke: 'var(--surface)', strokeWidth: 2, fill: 'var(--mv-expansion)' }}
          {...STILL_LINE}
        >
          <LabelList dataKey="text" position="left" offset={10} fill="var(--ink)" fontSize={11} fontWeight={500} />
        </Line>
        <Speaker textOf={spokenText} onSpeak={onSpeak} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
