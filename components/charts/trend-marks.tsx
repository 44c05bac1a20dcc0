'use client';

import { usePlotArea, useYAxisScale } from 'recharts';
import type { TrendEnd, TrendPoint } from '@/lib/view/trend';

export const colours = { nrr: 'var(--mt-nrr)', grr: 'var(--mt-grr)', target: 'var(--good)' } as const;

/** Labels at the lines' ends stand in for a legend. */
export function Ends({ ends }: { ends: readonly TrendEnd[] }) {
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
export function dots(metric: 'nrr' | 'grr', lastClosed: string | null, toDate: boolean) {
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
