'use client';

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { percentNumber } from '@/lib/view/format';
import type { TrendModel, TrendPoint } from '@/lib/view/monday/trend';
import { CURSOR_LINE, GRID, STILL, TICK } from './axis';
import { ChartTooltip } from './chart-tooltip';

const shown = (value: number | null): string => (value === null ? '–' : `${percentNumber(value / 100)}%`);

function TrendTooltip({ active, payload }: { active?: boolean; payload?: readonly { payload?: TrendPoint }[] }) {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  const band = point.band ? ` (${shown(point.band[0])} to ${shown(point.band[1])})` : '';
  return (
    <ChartTooltip
      title={`${point.label}, ${point.accounts} accounts`}
      lines={[
        { label: 'NRR', value: `${shown(point.nrr ?? point.nrrToDate)}${band}`, colour: 'var(--mt-nrr)' },
        { label: 'GRR', value: shown(point.grr ?? point.grrToDate), colour: 'var(--mt-grr)' },
      ]}
    />
  );
}

interface EndLabelProps {
  x?: number | string;
  y?: number | string;
  index?: number;
}

/** A label at the line's end stands in for a legend; two that would touch step apart. */
function endLabel(model: TrendModel, text: string, colour: string, shift: number) {
  return ({ x, y, index }: EndLabelProps) =>
    index === model.points.length - 1 ? (
      <text x={Number(x) + 10} y={Number(y) + 4 + shift} fill={colour} fontSize={12} fontWeight={600}>
        {text}
      </text>
    ) : (
      <g />
    );
}

export function TrendChart({ model, compact }: { model: TrendModel; compact: boolean }) {
  const last = model.points.at(-1);
  const toDate = last?.nrrToDate != null;
  const nrr = last?.nrrToDate ?? last?.nrr ?? 0;
  const grr = last?.grrToDate ?? last?.grr ?? 0;
  const close = Math.abs(nrr - grr) < (model.domain[1] - model.domain[0]) * 0.07 ? 8 : 0;
  const upward = nrr >= grr ? -1 : 1;
  const nrrLabel = endLabel(model, model.ends?.nrr ?? '', 'var(--mt-nrr)', upward * close);
  const grrLabel = endLabel(model, model.ends?.grr ?? '', 'var(--mt-grr)', -upward * close);
  const line = { type: 'linear', dot: false, activeDot: { r: 4 }, connectNulls: false, ...STILL } as const;
  const dotted = { ...line, strokeDasharray: 'var(--dash-partial)', strokeOpacity: 0.7, activeDot: false } as const;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={model.points}
        margin={{ top: 8, right: compact ? 92 : 104, bottom: 0, left: 0 }}
        accessibilityLayer
      >
        <CartesianGrid {...GRID} />
        <XAxis
          dataKey="at"
          tickFormatter={(at: string) => model.points.find((point) => point.at === at)?.tick ?? ''}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          interval="preserveStartEnd"
          minTickGap={compact ? 32 : 22}
        />
        <YAxis
          domain={model.domain}
          ticks={model.ticks}
          allowDataOverflow
          tick={TICK}
          tickLine={false}
          axisLine={false}
          width={44}
          tickFormatter={(value: number) => (value === model.ticks.at(-1) ? `${value}%` : String(value))}
        />
        {model.domain[0] < 100 && model.domain[1] > 100 && (
          <ReferenceLine y={100} stroke="var(--control-line)" strokeWidth={1} />
        )}
        <Tooltip content={<TrendTooltip />} cursor={CURSOR_LINE} {...STILL} />
        <Area
          dataKey="band"
          type="linear"
          stroke="none"
          fill="var(--band-interval)"
          fillOpacity={1}
          connectNulls={false}
          activeDot={false}
          {...STILL}
        />
        <Line dataKey="grr" stroke="var(--mt-grr)" strokeWidth={1.75} label={toDate ? false : grrLabel} {...line} />
        <Line
          dataKey="grrToDate"
          stroke="var(--mt-grr)"
          strokeWidth={1.75}
          label={toDate ? grrLabel : false}
          {...dotted}
        />
        <Line dataKey="nrr" stroke="var(--mt-nrr)" strokeWidth={2.25} label={toDate ? false : nrrLabel} {...line} />
        <Line
          dataKey="nrrToDate"
          stroke="var(--mt-nrr)"
          strokeWidth={2.25}
          label={toDate ? nrrLabel : false}
          {...dotted}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
