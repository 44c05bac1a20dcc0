'use client';

import {
  Bar,
  CartesianGrid,
  Cell,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { compactMoney, formatExactMoney } from '@/lib/view/format';
import { type MonthStack, movementNames, movementTypes, type StacksModel } from '@/lib/view/monday/movement-bars';
import { CURSOR_BAND, GRID, STILL, TICK } from './axis';
import { ChartTooltip } from './chart-tooltip';

/** From the zero line outwards: what existing customers do stands next to it. */
const STACKING = ['expansion', 'reactivation', 'new', 'contraction', 'churn'] as const;

function stackTooltip(currency: string) {
  return function StackTooltip({
    active,
    payload,
  }: {
    active?: boolean;
    payload?: readonly { payload?: MonthStack }[];
  }) {
    const stack = payload?.[0]?.payload;
    if (!active || !stack) return null;
    const lines = movementTypes.map((type) => ({
      label: movementNames[type],
      value: formatExactMoney(stack[type], currency),
      colour: `var(--mv-${type})`,
    }));
    const net = { label: 'Net', value: formatExactMoney(stack.net, currency), colour: 'var(--ink)' };
    return <ChartTooltip title={stack.label} lines={[...lines, net]} />;
  };
}

export function StackChart({ model, currency, compact }: { model: StacksModel; currency: string; compact: boolean }) {
  const StackTooltip = stackTooltip(currency);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={model.stacks}
        stackOffset="sign"
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        accessibilityLayer
        barCategoryGap="22%"
      >
        <CartesianGrid {...GRID} />
        <XAxis
          dataKey="period"
          tickFormatter={(period: string) => model.stacks.find((stack) => stack.period === period)?.tick ?? ''}
          tick={TICK}
          tickLine={false}
          axisLine={false}
          interval="preserveStartEnd"
          minTickGap={compact ? 24 : 8}
        />
        <YAxis
          tick={TICK}
          tickLine={false}
          axisLine={false}
          width={52}
          tickCount={6}
          tickFormatter={(value: number) => compactMoney(value, currency)}
        />
        <Tooltip content={<StackTooltip />} cursor={CURSOR_BAND} {...STILL} />
        {STACKING.map((type) => (
          <Bar key={type} dataKey={type} stackId="movements" fill={`var(--mv-${type})`} {...STILL}>
            {model.stacks.map((stack) => (
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
          {...STILL}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
