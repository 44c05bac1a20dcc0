'use client';

import { useRef } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  YAxis,
} from 'recharts';
import { NoteMarks, useNotesTop } from '@/components/notes/note-marks';
import type { FurtherLine } from '@/lib/view/comparison';
import type { TrendModel, TrendPoint } from '@/lib/view/trend';
import { CURSOR_LINE, FILL, GRID, percentAxis, STILL } from './axis';
import { ChartTooltip, Speaker, type TooltipText } from './chart-tooltip';
import { FurtherEnds, furtherLook, furtherWidth } from './further-lines';
import { MonthAxis } from './month-axis';
import { onEnter, Reached } from './point-keys';
import { STILL_LINE } from './still';
import { colours, dots, Ends } from './trend-marks';

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

interface TrendChartProps {
  model: TrendModel;
  further: readonly FurtherLine[];
  /** On a phone. */
  narrow: boolean;
  /** The chart in words. */
  label: string;
  onSpeak(words: string): void;
  /** Opens what makes the NRR of a month, or of the window to a day. */
  onOpen(period: string): void;
}

export function TrendChart({ model, further, narrow, label, onSpeak, onOpen }: TrendChartProps) {
  const { axis, points, stage } = model;
  const reached = useRef<TrendPoint | null>(null);
  const top = useNotesTop(8);
  const places = points.map((point) => point.at);
  const still = { type: 'linear', connectNulls: false } as const;
  const line = { ...still, ...STILL_LINE };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the chart within
    <div className="h-full cursor-pointer" onKeyDown={onEnter(reached, ({ at }) => onOpen(at))}>
      <ResponsiveContainer {...FILL}>
        <ComposedChart
          data={points}
          title={label}
          onClick={({ activeLabel }) => typeof activeLabel === 'string' && onOpen(activeLabel)}
          margin={{ top, right: Math.max(narrow ? 84 : 92, furtherWidth(further, narrow)), bottom: 0, left: 0 }}
          accessibilityLayer
        >
          {stage && (
            <ReferenceArea
              y1={stage.low}
              y2={stage.high}
              fill="var(--band-target)"
              fillOpacity={1}
              stroke="var(--band-target-line)"
              strokeDasharray="1.5 3.5"
            />
          )}
          <CartesianGrid {...GRID} />
          <MonthAxis dataKey="at" choices={model.tickChoices} places={places} texts={model.tickTexts} />
          <YAxis {...percentAxis(axis)} />
          {axis.from < 100 && axis.to > 100 && <ReferenceLine y={100} stroke="var(--control-line)" strokeWidth={1} />}
          <Tooltip content={<TrendTooltip />} cursor={CURSOR_LINE} {...STILL} />
          <Area
            {...still}
            {...STILL}
            dataKey="band"
            stroke="none"
            fill="var(--band-interval)"
            fillOpacity={1}
            activeDot={false}
          />
          <Line
            {...line}
            type="stepAfter"
            dataKey="target"
            stroke="var(--good)"
            strokeWidth={1.5}
            strokeDasharray="5 4"
            dot={false}
            activeDot={false}
          />
          {further.map((each) => (
            <Line key={each.key} {...furtherLook(each)} />
          ))}
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
          {further.length > 0 && <FurtherEnds further={further} narrow={narrow} />}
          <NoteMarks places={places} />
          <Speaker textOf={textOf} onSpeak={onSpeak} />
          <Reached point={reached} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
