'use client';

import { useId, useRef } from 'react';
import { Bar, CartesianGrid, ComposedChart, ReferenceLine, ResponsiveContainer, Tooltip, YAxis } from 'recharts';
import { FILL, GRID, STILL, wordedAxis } from '@/components/charts/axis';
import { BandCursor } from '@/components/charts/band-cursor';
import { Speaker } from '@/components/charts/chart-tooltip';
import { MonthAxis } from '@/components/charts/month-axis';
import { onEnter, Reached } from '@/components/charts/point-keys';
import { STILL_BAR } from '@/components/charts/still';
import { NoteMarks, useNotesTop } from '@/components/notes/note-marks';
import type { Column, ColumnSeries, ColumnsModel } from '@/lib/view/expansion-columns';
import { spokenText, Tip } from './tooltip';

interface ColumnsChartProps {
  model: ColumnsModel;
  /** The chart in words. */
  label: string;
  onSpeak(words: string): void;
  /** Opens what a segment is made of. */
  onOpen?: ((metric: string, period: string) => void) | undefined;
  /** What Enter opens of a column; null: nothing is known of it. */
  whole?: string | null;
}

/** Hatching in the colour of what is hatched. */
const Hatch = ({ id, colour }: { id: string; colour: string }) => (
  <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width={5} height={5} fill="var(--surface)" />
    <rect width={3} height={5} fill={colour} />
  </pattern>
);

export function ColumnsChart({ model, label, onSpeak, onOpen, whole = null }: ColumnsChartProps) {
  const { axis, columns, series } = model;
  const id = useId();
  const reached = useRef<Column | null>(null);
  const fillOf = ({ key, colour, hatched }: ColumnSeries): string => (hatched ? `url(#${id}${key})` : colour);
  const top = useNotesTop(8);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the chart within
    <div className="h-full" onKeyDown={onEnter(reached, ({ period }) => whole !== null && onOpen?.(whole, period))}>
      <ResponsiveContainer {...FILL}>
        <ComposedChart
          data={columns}
          title={label}
          stackOffset="sign"
          margin={{ top, right: 4, bottom: 0, left: 0 }}
          barCategoryGap="22%"
          accessibilityLayer
        >
          <defs>
            {series.map(
              ({ key, colour, hatched }) => hatched && <Hatch key={key} id={`${id}${key}`} colour={colour} />,
            )}
          </defs>
          <CartesianGrid {...GRID} />
          <MonthAxis
            dataKey="period"
            axisLine={false}
            choices={model.tickChoices}
            places={columns.map(({ period }) => period)}
            texts={model.tickTexts}
          />
          <YAxis {...wordedAxis(axis, model.axisTexts)} />
          <Tooltip content={<Tip />} cursor={<BandCursor places={columns.length} />} {...STILL} />
          {series.map((each) => (
            <Bar
              key={each.key}
              name={each.key}
              dataKey={`parts.${each.key}`}
              stackId="columns"
              fill={fillOf(each)}
              stroke={each.hatched ? each.colour : undefined}
              strokeWidth={each.hatched ? 1 : 0}
              activeBar={false}
              maxBarSize={56}
              className={each.metric && onOpen ? 'cursor-pointer' : undefined}
              // Not a click: the mark is drawn anew while the pointer is down, and no click comes of it.
              onMouseUp={({ payload }: { payload?: Column }) =>
                each.metric !== null && payload && onOpen?.(each.metric, payload.period)
              }
              {...STILL_BAR}
            />
          ))}
          <ReferenceLine y={0} stroke="var(--zero)" strokeWidth={1} />
          <NoteMarks places={columns.map(({ period }) => period)} />
          <Speaker textOf={spokenText} onSpeak={onSpeak} />
          <Reached point={reached} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
