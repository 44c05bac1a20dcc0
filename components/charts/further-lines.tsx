'use client';

import { usePlotArea, useYAxisScale } from 'recharts';
import type { FurtherLine } from '@/lib/view/comparison';
import { STILL_LINE } from './still';

/** What the chart's own `Line` draws of a further line: thin, and without marks. */
export const furtherLook = (line: FurtherLine) =>
  ({
    name: line.key,
    dataKey: ({ at }: { at: string }) => line.values[at] ?? null,
    type: 'linear',
    stroke: line.colour,
    strokeWidth: 1.25,
    ...(line.dash !== undefined && { strokeDasharray: line.dash }),
    dot: false,
    activeDot: false,
    connectNulls: false,
    ...STILL_LINE,
  }) as const;

/** Pixels that the names need at the right. */
export const furtherWidth = (further: readonly FurtherLine[], narrow: boolean): number =>
  Math.max(0, ...further.map(({ end }) => (narrow ? end.short : end.text).length)) * 6.4 + 16;

/** Their names at the right, among the other labels. */
export function FurtherEnds({ further, narrow }: { further: readonly FurtherLine[]; narrow: boolean }) {
  const plot = usePlotArea();
  const scale = useYAxisScale();
  if (!plot || !scale) return null;
  return further.map(({ key, end }) => (
    <text key={key} x={plot.x + plot.width + 12} y={(scale(end.at) ?? 0) + 4} fill="var(--ink-2)" fontSize={12}>
      {narrow ? end.short : end.text}
    </text>
  ));
}
