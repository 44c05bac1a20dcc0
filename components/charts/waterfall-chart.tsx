'use client';

import {
  Bar,
  CartesianGrid,
  Cell,
  ComposedChart,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { compactMoney } from '@/lib/view/format';
import type { WaterfallModel, WaterfallStep } from '@/lib/view/monday/movement-bars';
import { CURSOR_BAND, GRID, STILL, TICK } from './axis';
import { ChartTooltip } from './chart-tooltip';

const colourOf = (step: WaterfallStep): string =>
  step.key === 'start' || step.key === 'end' ? 'var(--zero)' : `var(--mv-${step.key})`;

const MARK_SHARE = 0.008;

/** A bar's span; marks without height get enough of it to be seen. */
function spanOf(step: WaterfallStep, domain: [number, number]): [number, number] {
  if (step.from !== step.to) return [Math.min(step.from, step.to), Math.max(step.from, step.to)];
  const half = ((domain[1] - domain[0]) * MARK_SHARE) / 2;
  return [step.from - half, step.from + half];
}

function WaterfallTooltip({ active, payload }: { active?: boolean; payload?: readonly { payload?: WaterfallStep }[] }) {
  const step = payload?.[0]?.payload;
  if (!active || !step) return null;
  return (
    <ChartTooltip title={step.name} lines={[{ label: step.accounts, value: step.exact, colour: colourOf(step) }]} />
  );
}

interface LabelProps {
  x?: number | string;
  y?: number | string;
  width?: number | string;
  height?: number | string;
  index?: number;
}

export function WaterfallChart({
  model,
  currency,
  compact,
}: {
  model: WaterfallModel;
  currency: string;
  compact: boolean;
}) {
  const data = model.steps.map((step) => ({ ...step, span: spanOf(step, model.domain) }));
  const valueLabel = ({ x, y, width, height, index }: LabelProps) => {
    const step = model.steps[index ?? -1];
    if (!step) return null;
    const below = step.to < step.from;
    return (
      <text
        x={Number(x) + Number(width) / 2}
        y={below ? Number(y) + Number(height) + 14 : Number(y) - 6}
        textAnchor="middle"
        fill="var(--ink)"
        fontSize={compact ? 10 : 11}
        fontWeight={500}
      >
        {step.text}
      </text>
    );
  };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={data}
        margin={{ top: 20, right: 4, bottom: 0, left: 0 }}
        accessibilityLayer
        barCategoryGap="18%"
      >
        <CartesianGrid {...GRID} />
        <XAxis
          dataKey={compact ? 'shortName' : 'name'}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          interval={0}
        />
        <YAxis
          domain={model.domain}
          allowDataOverflow
          tick={TICK}
          tickLine={false}
          axisLine={false}
          width={52}
          tickCount={5}
          tickFormatter={(value: number) => compactMoney(value, currency)}
        />
        <Tooltip content={<WaterfallTooltip />} cursor={CURSOR_BAND} {...STILL} />
        <Bar dataKey="span" radius={1.5} {...STILL}>
          {data.map((step) => (
            <Cell key={step.key} fill={colourOf(step)} />
          ))}
          <LabelList dataKey="text" content={valueLabel} />
        </Bar>
      </ComposedChart>
    </ResponsiveContainer>
  );
}
