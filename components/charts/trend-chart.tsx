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
import type { TrendEnd, TrendModel, TrendPoint } from '@/lib/view/trend';
import { CURSOR_LINE, FILL, GRID, STILL, Y_AXIS } from './axis';
import { ChartTooltip, Speaker, type TooltipText } from './chart-tooltip';
import { MonthAxis } from './month-axis';

const colours = { nrr: 'var(--mt-nrr)', grr: 'var(--mt-grr)' } as const;
const widths = { nrr: 2.25, grr: 1.75 } as const;
/** The band lies under both lines, and GRR under NRR. */
const lines = ['grr', 'nrr'] as const;

const textOf = (point: TrendPoint): TooltipText => ({
  title: point.label,
  lines: point.lines.map((line) => ({ ...line, colour: line.metric && colours[line.metric] })),
});

function TrendTooltip({ active, payload }: { active?: boolean; payload?: readonly { payload?: TrendPoint }[] }) {
  const point = payload?.[0]?.payload;
  return active && point ? <ChartTooltip {...textOf(point)} /> : null;
}

/** Labels at the lines' ends stand in for a legend. */
function Ends({ ends }: { ends: readonly TrendEnd[] }) {
  const plot = usePlotArea();
  const scale = useYAxisScale();
  if (!plot || !scale) return null;
  return ends.map((end) => (
    <text
      key={end.metric}
      x={plot.x + plot.width + 12}
      y={(scale(end.at) ?? 0) + 4}
      fill={colours[end.metric]}
      fontSize={12}
      fontWeight={600}
    >
      {end.text}
    </text>
  ));
}

interface DotProps {
  cx?: number;
  cy?: number;
  payload?: TrendPoint;
  index?: number;
}

/** A full dot at the last closed month, an open one at the running window, a small one where no line leads. */
function dots(metric: 'nrr' | 'grr', lastClosed: string | null, toDate: boolean) {
  return ({ cx, cy, payload, index }: DotProps) => {
    const isEnd = toDate ? payload?.at.length === 10 : payload?.at === lastClosed;
    if (cx === undefined || cy === undefined || !payload || !(isEnd || (payload.alone && !toDate)))
      return <g key={index} />;
    const look = toDate
      ? { r: 3, fill: 'var(--surface)', stroke: colours[metric], strokeWidth: 1.5 }
      : { r: payload.alone ? 2.5 : 4, fill: colours[metric], stroke: 'var(--surface)', strokeWidth: 2 };
    return <circle key={index} cx={cx} cy={cy} {...look} />;
  };
}

interface TrendChartProps {
  model: TrendModel;
  /** On a phone. */
  narrow: boolean;
  /** The chart in words. */
  label: string;
  onSpeak(words: string): void;
}

export function TrendChart({ model, narrow, label, onSpeak }: TrendChartProps) {
  const { axis, points } = model;
  const places = points.map((point) => point.at);
  const line = { type: 'linear', connectNulls: false, ...STILL } as const;
  return (
    <ResponsiveContainer {...FILL}>
      <ComposedChart
        data={points}
        title={label}
        margin={{ top: 8, right: narrow ? 84 : 92, bottom: 0, left: 0 }}
        accessibilityLayer
      >
        <CartesianGrid {...GRID} />
        <MonthAxis dataKey="at" choices={model.tickChoices} places={places} texts={model.tickTexts} />
        <YAxis
          {...Y_AXIS}
          domain={[axis.from, axis.to]}
          ticks={axis.ticks}
          allowDataOverflow
          width={42}
          tickFormatter={(value: number) => (value === axis.to ? `${value}%` : String(value))}
        />
        {axis.from < 100 && axis.to > 100 && <ReferenceLine y={100} stroke="var(--control-line)" strokeWidth={1} />}
        <Tooltip content={<TrendTooltip />} cursor={CURSOR_LINE} {...STILL} />
        <Area {...line} dataKey="band" stroke="none" fill="var(--band-interval)" fillOpacity={1} activeDot={false} />
        {lines.map((key) => (
          <Line
            {...line}
            key={key}
            dataKey={key}
            stroke={colours[key]}
            strokeWidth={widths[key]}
            dot={dots(key, model.lastClosed, false)}
            activeDot={{ r: 4, stroke: 'var(--surface)', strokeWidth: 2, fill: colours[key] }}
          />
        ))}
        {lines.map((key) => (
          <Line
            {...line}
            key={`${key}-to-date`}
            dataKey={`${key}ToDate`}
            stroke={colours[key]}
            strokeWidth={widths[key]}
            strokeDasharray="1.5 3.5"
            strokeOpacity={0.6}
            dot={dots(key, model.lastClosed, true)}
            activeDot={false}
          />
        ))}
        <Ends ends={model.ends} />
        <Speaker textOf={textOf} onSpeak={onSpeak} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
