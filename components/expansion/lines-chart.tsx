'use client';

import {
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  usePlotArea,
  useYAxisScale,
  YAxis,
} from 'recharts';
import { CURSOR_LINE, FILL, GRID, STILL, wordedAxis } from '@/components/charts/axis';
import { Speaker } from '@/components/charts/chart-tooltip';
import { FurtherEnds, furtherLook, furtherWidth } from '@/components/charts/further-lines';
import { MonthAxis } from '@/components/charts/month-axis';
import { STILL_LINE } from '@/components/charts/still';
import { NoteMarks, useNotesTop } from '@/components/notes/note-marks';
import type { FurtherLine } from '@/lib/view/comparison';
import type { LinesModel } from '@/lib/view/expansion-lines';
import { spokenText, Tip } from './tooltip';

/** Labels at the lines' ends stand in for a legend. */
function Ends({ ends }: Pick<LinesModel, 'ends'>) {
  const plot = usePlotArea();
  const scale = useYAxisScale();
  if (!plot || !scale) return null;
  return ends.map(({ key, colour, text, at }) => (
    <text key={key} x={plot.x + plot.width + 10} y={(scale(at) ?? 0) + 4} fill={colour} fontSize={12} fontWeight={600}>
      {text}
    </text>
  ));
}

/** Readable also where a line passes behind. */
const HALO = { strokeWidth: 3, paintOrder: 'stroke' } as const;

interface LinesChartProps {
  model: LinesModel;
  further: readonly FurtherLine[];
  /** The chart in words. */
  label: string;
  onSpeak(words: string): void;
}

export function LinesChart({ model, further, label, onSpeak }: LinesChartProps) {
  const { axis, band, level, points, series } = model;
  const longest = Math.max(0, ...model.ends.map(({ text }) => text.length));
  const top = useNotesTop(8);
  return (
    <ResponsiveContainer {...FILL}>
      <ComposedChart
        data={points}
        title={label}
        margin={{ top, right: Math.max(16 + longest * 6.4, furtherWidth(further, false)), bottom: 0, left: 0 }}
        accessibilityLayer
      >
        <CartesianGrid {...GRID} />
        {band && (
          <ReferenceArea
            y1={band.from}
            y2={band.to}
            fill="var(--band-target)"
            fillOpacity={1}
            stroke="var(--band-target-line)"
            strokeDasharray="1.5 3.5"
            label={{
              value: band.label,
              position: `inside${band.place.above ? 'Bottom' : 'Top'}${band.place.side}`,
              fill: 'var(--good)',
              fontSize: 11,
              ...HALO,
              stroke: 'var(--band-target)',
            }}
          />
        )}
        {level && (
          <ReferenceLine
            y={level.at}
            stroke="var(--control-line)"
            strokeWidth={1}
            label={{
              value: level.label,
              position: `inside${level.place.above ? 'Bottom' : 'Top'}${level.place.side}`,
              fill: 'var(--ink-3)',
              fontSize: 11,
              ...HALO,
              stroke: 'var(--surface)',
            }}
          />
        )}
        <MonthAxis
          dataKey="at"
          choices={model.tickChoices}
          places={points.map(({ at }) => at)}
          texts={model.tickTexts}
        />
        <YAxis {...wordedAxis(axis, model.axisTexts)} />
        <Tooltip content={<Tip />} cursor={CURSOR_LINE} {...STILL} />
        {series.map(({ key, colour, isHero, isDashed }) => (
          <Line
            key={key}
            name={key}
            type="linear"
            dataKey={`values.${key}`}
            stroke={colour}
            strokeWidth={isHero ? 2.25 : 1.75}
            strokeDasharray={isDashed ? '5 4' : undefined}
            dot={points.length === 1 ? { r: 3, fill: colour } : false}
            activeDot={{ r: 4, stroke: 'var(--surface)', strokeWidth: 2, fill: colour }}
            {...STILL_LINE}
          />
        ))}
        {further.map((each) => (
          <Line key={each.key} {...furtherLook(each)} />
        ))}
        <Ends ends={model.ends} />
        {further.length > 0 && <FurtherEnds further={further} narrow={false} />}
        <NoteMarks places={points.map(({ at }) => at)} />
        <Speaker textOf={spokenText} onSpeak={onSpeak} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
