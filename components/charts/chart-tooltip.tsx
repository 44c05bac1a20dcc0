'use client';

import { useEffect } from 'react';
import { useActiveTooltipDataPoints, useIsTooltipActive } from 'recharts';

export interface TooltipLine {
  label: string;
  value: string;
  /** CSS colour of the mark; null: a line without one. */
  colour: string | null;
  /** Losses carry a round mark, so that colour is not the only sign. */
  round?: boolean;
}

export interface TooltipText {
  title: string;
  lines: readonly TooltipLine[];
}

/** What a chart says of the point under the pointer or the arrow keys. */
export function ChartTooltip({ title, lines }: TooltipText) {
  return (
    <div className="num min-w-44 rounded-sm bg-surface px-3 py-2 text-xs text-ink shadow-pop">
      <p className="mb-1 font-medium">{title}</p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-5 gap-y-0.5">
        {lines.map((line) => (
          <div key={line.label} className="col-span-2 grid grid-cols-subgrid items-center">
            <dt className="flex items-center gap-1.5 text-ink-2">
              <span
                aria-hidden
                className={`size-2 ${line.round ? 'rounded-full' : 'rounded-[2px]'}`}
                style={{ background: line.colour ?? 'transparent' }}
              />
              {line.label}
            </dt>
            <dd className="text-right font-medium">{line.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const spoken = ({ title, lines }: TooltipText): string =>
  `${title}: ${lines.map((line) => `${line.label} ${line.value}`).join(', ')}`;

/** Inside a chart: hands the words of the point reached to the live region that stands beside the chart. */
export function Speaker<Point>({
  textOf,
  onSpeak,
}: {
  textOf(point: Point): TooltipText;
  onSpeak(words: string): void;
}) {
  const active = useIsTooltipActive();
  const point = useActiveTooltipDataPoints<Point>()?.[0];
  const words = active && point ? spoken(textOf(point)) : '';
  useEffect(() => onSpeak(words), [words, onSpeak]);
  return null;
}
