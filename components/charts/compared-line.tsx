'use client';

import { usePlotArea, useYAxisScale } from 'recharts';
import type { ComparedLine } from '@/lib/view/comparison';

/** Props of the thin dashed line of an earlier course; the chart's own `Line` draws it. */
export const comparedLook = (compared: ComparedLine) =>
  ({
    name: 'compared',
    dataKey: ({ at }: { at: string }) => compared.values[at] ?? null,
    type: 'linear',
    stroke: 'var(--mt-compare)',
    strokeWidth: 1.25,
    strokeDasharray: '5 4',
    dot: false,
    activeDot: false,
    connectNulls: false,
    isAnimationActive: false,
  }) as const;

/** Its name at the right, in the order of the other labels. */
export function ComparedEnd({ compared, narrow }: { compared: ComparedLine; narrow: boolean }) {
  const plot = usePlotArea();
  const scale = useYAxisScale();
  if (!plot || !scale || !compared.end) return null;
  return (
    <text x={plot.x + plot.width + 12} y={(scale(compared.end.at) ?? 0) + 4} fill="var(--ink-3)" fontSize={12}>
      {narrow ? compared.end.short : compared.end.text}
    </text>
  );
}
