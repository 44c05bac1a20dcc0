'use client';

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceDot,
  ResponsiveContainer,
  Tooltip,
  usePlotArea,
  XAxis,
  YAxis,
} from 'recharts';
import { CURSOR_LINE, FILL, GRID, STILL, TICK, X_AXIS, Y_AXIS } from '@/components/charts/axis';
import { ChartTooltip, Speaker, type TooltipText } from '@/components/charts/chart-tooltip';
import { STILL_LINE } from '@/components/charts/still';
import { NoteMarks, useNotesTop } from '@/components/notes/note-marks';
import type { CourseModel, CoursePoint } from '@/lib/view/account-chart';

const textOf = ({ label, lines }: CoursePoint): TooltipText => ({ title: `From ${label}`, lines });

function CourseTooltip({ active, payload }: { active?: boolean; payload?: readonly { payload?: CoursePoint }[] }) {
  const point = payload?.[0]?.payload;
  return active && point ? <ChartTooltip {...textOf(point)} /> : null;
}

const MOST_LETTERS = { wide: 15, narrow: 12 } as const;

const cut = (name: string, letters: number): string =>
  name.length > letters ? `${name.slice(0, letters - 1).trimEnd()}…` : name;

/** Names of the products at the ends of their bands. */
function Ends({ products, narrow }: { products: CourseModel['products']; narrow: boolean }) {
  const plot = usePlotArea();
  if (!plot) return null;
  const x = plot.x + plot.width + 8;
  return products.map(({ name, value, end, colour }) =>
    end === null ? null : (
      <g key={name} fontSize={12}>
        <rect x={x} y={plot.y + end * plot.height - 6} width={3} height={12} rx={1} fill={colour} />
        <text x={x + 8} y={plot.y + end * plot.height + 4} fill="var(--ink)" className="num">
          <tspan fontWeight={500}>{cut(name, narrow ? MOST_LETTERS.narrow : MOST_LETTERS.wide)}</tspan>
          {!narrow && <tspan fill="var(--ink-2)"> {value}</tspan>}
          <title>{name}</title>
        </text>
      </g>
    ),
  );
}

/** A change: round where something was lost. */
const markOf = (mark: CourseModel['marks'][number]) => (
  <ReferenceDot
    key={mark.at}
    x={mark.at}
    y={mark.total}
    r={4}
    shape={({ cx = 0, cy = 0 }: { cx?: number; cy?: number }) =>
      mark.round ? (
        <circle cx={cx} cy={cy} r={4.5} fill={mark.colour} stroke="var(--surface)" strokeWidth={1.5} />
      ) : (
        <rect
          x={cx - 4}
          y={cy - 4}
          width={8}
          height={8}
          rx={1.5}
          fill={mark.colour}
          stroke="var(--surface)"
          strokeWidth={1.5}
        />
      )
    }
  />
);

interface CourseChartProps {
  model: CourseModel;
  narrow: boolean;
  label: string;
  onSpeak(words: string): void;
}

/** Products upon each other, in steps that hold until the next change; a mark for each change. */
export function CourseChart({ model, narrow, label, onSpeak }: CourseChartProps) {
  const { points, products, marks, lapses, axis, axisTexts, span, ticks, fewTicks, tickTexts, fewTexts } = model;
  const top = useNotesTop(10);
  return (
    <ResponsiveContainer {...FILL}>
      <ComposedChart
        data={points}
        title={label}
        margin={{
          top,
          right: products.some(({ end }) => end !== null) ? (narrow ? 92 : 156) : 12,
          bottom: 0,
          left: 0,
        }}
        accessibilityLayer
      >
        <defs>
          <pattern id="no-arr" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="var(--sunken)" />
            <line x1="0" y1="0" x2="0" y2="6" stroke="var(--line-strong)" strokeWidth="1" />
          </pattern>
        </defs>
        <CartesianGrid {...GRID} />
        <XAxis
          {...X_AXIS}
          dataKey="at"
          type="number"
          domain={[span.from, span.to]}
          ticks={narrow ? fewTicks : ticks}
          height={24}
          tickMargin={6}
          tickFormatter={(day: number) => (narrow ? fewTexts : tickTexts)[day] ?? ''}
        />
        <YAxis
          {...Y_AXIS}
          domain={[axis.from, axis.to]}
          ticks={axis.ticks}
          width={54}
          tickFormatter={(_: number, index: number) => axisTexts[index] ?? ''}
        />
        {lapses.map((lapse) => (
          <ReferenceArea
            key={lapse.from}
            x1={lapse.from}
            x2={lapse.to}
            fill="url(#no-arr)"
            fillOpacity={1}
            label={{ value: lapse.words, ...TICK, position: 'inside' }}
          />
        ))}
        <Tooltip content={<CourseTooltip />} cursor={CURSOR_LINE} {...STILL} />
        {products.map(({ name, colour }, index) => (
          <Area
            key={name}
            name={name}
            type="stepAfter"
            dataKey={(point: CoursePoint) => point.arr[index]}
            stackId="products"
            fill={colour}
            fillOpacity={0.5}
            stroke="none"
            activeDot={false}
            {...STILL}
          />
        ))}
        <Line
          type="stepAfter"
          dataKey="total"
          stroke="var(--ink)"
          strokeWidth={1.5}
          dot={false}
          activeDot={false}
          {...STILL_LINE}
        />
        {marks.map(markOf)}
        <NoteMarks places={span} isBare={narrow} />
        <Ends products={products} narrow={narrow} />
        <Speaker textOf={textOf} onSpeak={onSpeak} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
