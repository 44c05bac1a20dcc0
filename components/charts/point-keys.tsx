'use client';

import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import { useActiveTooltipDataPoints, useIsTooltipActive } from 'recharts';

/** Inside a chart: remembers the point that the arrow keys have reached. */
export function Reached<Point>({ point }: { point: RefObject<Point | null> }) {
  const active = useIsTooltipActive();
  const reached = useActiveTooltipDataPoints<Point>()?.[0];
  useEffect(() => {
    point.current = active && reached ? reached : null;
  }, [active, reached, point]);
  return null;
}

/** Enter opens the point reached. */
export const onEnter =
  <Point,>(point: RefObject<Point | null>, open: (point: Point) => void) =>
  (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !point.current) return;
    // The panel takes the focus at once: the same key must not press the button it lands on.
    event.preventDefault();
    open(point.current);
  };
