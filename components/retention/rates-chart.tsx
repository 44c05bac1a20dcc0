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
  useXAxisScale,
  useYAxisScale,
  YAxis,
} from 'recharts';
import { CURSOR_LINE, FILL, GRID, percentAxis, STILL } from '@/components/charts/axis';
import { ChartTooltip, Speaker, type TooltipText } from '@/components/charts/chart-tooltip';
import { FurtherEnds, furtherLook, furtherWidth } from '@/components/charts/further-lines';
import { MonthAxis } from '@/components/charts/month-axis';
import { STILL_LINE } from '@/components/charts/still';
import { NoteMarks, useNotesTop } from '@/components/notes/note-marks';
import type { FurtherLine } from '@/lib/view/comparison';
import type { Drill } from '@/lib/view/drill-text';
import type { RateKey, RateLine, RatePoint, RatesModel } from '@/lib/view/retention-trend';

/** Readings of NRR keep its hue: one pale, one pale and dashed. */
const looks: Readonly<Record<RateKey, { colour: string; width: number; dash?: string }>> = {
  nrr: { colour: 'var(--mt-nrr)', width: 2.25 },
  price: { colour: 'var(--mt-nrr-noprice)', width: 1.5 },
  top: { colour: 'var(--mt-nrr-noprice)', width: 1.5, dash: '5 4' },
  grr: { colour: 'var(--mt-grr)', width: 1.75 },
  logo: { colour: 'var(--mt-logo)', width: 1.75 },
};

const textOf = (point: RatePoint): TooltipText => ({
  title: point.label,
  lines: point.lines.map(({ label, value, key }) => ({ label, value, colour: key && looks[key].colour })),
});

function RatesTooltip({ active, payload }: { active?: boolean; payload?: readonly { payload?: RatePoint }[] }) {
  const point = payload?.[0]?.payload;
  return active && point ? <ChartTooltip {...textOf(point)} /> : null;
}

/** Labels at the lines' ends, each after a piece of its line, stand in for a legend. */
function Ends({ lines, narrow }: { lines: readonly RateLine[]; narrow: boolean }) {
  const plot = usePlotArea();
  const scale = useYAxisScale();
  if (!plot || !scale) return null;
  return lines.map(
    ({ key, end }) =>
      end && (
        <g key={key}>
          <line
            x1={plot.x + plot.width + 10}
            x2={plot.x + plot.width + 22}
            y1={scale(end.at) ?? 0}
            y2={scale(end.at) ?? 0}
            stroke={looks[key].colour}
            strokeWidth={looks[key].width}
            strokeDasharray={looks[key].dash}
          />
          <text
            x={plot.x + plot.width + 27}
            y={(scale(end.at) ?? 0) + 4}
            fill={key === 'nrr' ? looks.nrr.colour : 'var(--ink-2)'}
            fontSize={12}
            fontWeight={key === 'nrr' ? 600 : 500}
          >
            {narrow ? end.short : end.text}
          </text>
        </g>
      ),
  );
}

/** A full dot at the last closed month, an open one at the running window: two for each line, not one for each point. */
function EndDots({ model: { points, lines, lastClosed } }: { model: RatesModel }) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (!x || !y) return null;
  const ends = [points.find(({ at }) => at === lastClosed), points.findLast(({ at }) => at.length === 10)];
  return lines.flatMap(({ key }, index) =>
    ends.map((point, end) => {
      const value = end === 0 ? point?.values[index] : point?.toDate[index];
      if (!point || value == null) return null;
      const { colour } = looks[key];
      const place = { cx: x(point.at, { position: 'middle' }), cy: y(value) };
      return end === 0 ? (
        <circle key={`${key}-closed`} {...place} r={3.75} fill={colour} stroke="var(--surface)" strokeWidth={2} />
      ) : (
        <circle key={`${key}-open`} {...place} r={3} fill="var(--surface)" stroke={colour} strokeWidth={1.5} />
      );
    }),
  );
}

interface RatesChartProps {
  model: RatesModel;
  further: readonly FurtherLine[];
  /** On a phone. */
  narrow: boolean;
  /** The chart in words. */
  label: string;
  onSpeak(words: string): void;
  onOpen(figure: Drill): void;
}

export function RatesChart({ model, further, narrow, label, onSpeak, onOpen }: RatesChartProps) {
  const { axis, points, lines } = model;
  const hasExtra = lines.length > 3;
  const still = { type: 'linear', connectNulls: false } as const;
  const line = { ...still, ...STILL_LINE };
  const drawn = lines.map(({ key }, index) => ({ key, index, ...looks[key] })).reverse();
  const top = useNotesTop(8);
  return (
    <ResponsiveContainer {...FILL}>
      <ComposedChart
        data={points}
        title={label}
        className="cursor-pointer"
        margin={{
          top,
          right: Math.max(narrow ? 104 : hasExtra ? 164 : 112, furtherWidth(further, narrow)),
          bottom: 0,
          left: 0,
        }}
        accessibilityLayer
        onClick={({ activeLabel }) => {
          const point = points.find(({ at }) => at === activeLabel);
          if (point) onOpen(point.figure);
        }}
      >
        <CartesianGrid {...GRID} />
        <MonthAxis
          dataKey="at"
          choices={model.tickChoices}
          places={points.map(({ at }) => at)}
          texts={model.tickTexts}
        />
        <YAxis {...percentAxis(axis)} />
        {axis.from < 100 && axis.to > 100 && <ReferenceLine y={100} stroke="var(--control-line)" strokeWidth={1} />}
        <Tooltip content={<RatesTooltip />} cursor={CURSOR_LINE} {...STILL} />
        <Area
          {...still}
          {...STILL}
          dataKey="band"
          stroke="none"
          fill="var(--band-interval)"
          fillOpacity={1}
          activeDot={false}
        />
        {further.map((each) => (
          <Line key={each.key} {...furtherLook(each)} />
        ))}
        {drawn.map(({ key, index, colour, width, dash }) => (
          <Line
            {...line}
            key={key}
            name={key}
            dataKey={(point: RatePoint) => point.values[index]}
            stroke={colour}
            strokeWidth={width}
            {...(dash === undefined ? {} : { strokeDasharray: dash })}
            dot={false}
            activeDot={{ r: 3.5, stroke: 'var(--surface)', strokeWidth: 2, fill: colour }}
          />
        ))}
        {drawn.map(({ key, index, colour, width }) => (
          <Line
            {...line}
            key={`${key}-to-date`}
            name={`${key} to date`}
            dataKey={(point: RatePoint) => point.toDate[index]}
            stroke={colour}
            strokeWidth={width}
            strokeDasharray="1.5 3.5"
            strokeOpacity={0.6}
            dot={false}
            activeDot={false}
          />
        ))}
        <EndDots model={model} />
        <Ends lines={lines} narrow={narrow} />
        {further.length > 0 && <FurtherEnds further={further} narrow={narrow} />}
        <NoteMarks places={points.map(({ at }) => at)} />
        <Speaker textOf={textOf} onSpeak={onSpeak} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
