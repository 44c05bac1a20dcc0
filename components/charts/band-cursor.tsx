'use client';

import { usePlotArea } from 'recharts';

interface BandCursorProps {
  /** How many places the axis has. */
  places: number;
  /** Given by the chart: the middle of the place reached, above and below. */
  points?: readonly { x: number; y: number }[];
}

/** Behind the bars of the place that the pointer or the keys have reached. */
export function BandCursor({ places, points }: BandCursorProps) {
  const plot = usePlotArea();
  const middle = points?.[0]?.x;
  if (!plot || middle === undefined) return null;
  const width = plot.width / places;
  return (
    <rect
      pointerEvents="none"
      x={middle - width / 2}
      y={plot.y}
      width={width}
      height={plot.height}
      fill="var(--hover)"
      opacity={0.7}
    />
  );
}
