'use client';

import { usePlotArea, useYAxisScale } from 'recharts';
import { wholeNumber } from '@/lib/view/format';
import { hasRoom, nameFor, type WaterfallStep } from '@/lib/view/waterfall';

export const colourOf = ({ key }: WaterfallStep): string => {
  if (key === 'start' || key === 'end') return 'var(--zero)';
  return key === 'fx' || key === 'between' ? 'var(--mt-compare)' : `var(--mv-${key})`;
};

const BAR_SHARE = 0.66;
const MARK_PX = 3;

/** Bars, what is written on them, and the thin lines that carry each level on to the next bar. */
export function Steps({ steps }: { steps: readonly WaterfallStep[] }) {
  const plot = usePlotArea();
  const scale = useYAxisScale();
  if (!plot || !scale) return null;
  const slot = plot.width / steps.length;
  const isRoomy = hasRoom(steps, slot);
  const width = Math.min(slot * BAR_SHARE, 48);
  return steps.map((step, index) => {
    const x = plot.x + slot * index + (slot - width) / 2;
    const before = scale(step.from) ?? 0;
    const after = scale(step.to) ?? 0;
    const height = Math.max(Math.abs(after - before), MARK_PX);
    const top = Math.min(before, after) - (step.from === step.to ? MARK_PX / 2 : 0);
    const isDown = step.to < step.from;
    return (
      <g key={step.key} pointerEvents="none">
        {index < steps.length - 1 && (
          <line x1={x + width} x2={x + slot} y1={after} y2={after} stroke="var(--line-strong)" strokeWidth={1} />
        )}
        <rect x={x} y={top} width={width} height={height} rx={1.5} fill={colourOf(step)} />
        <text
          x={x + width / 2}
          y={isDown ? top + height + 14 : top - 6}
          textAnchor="middle"
          fill="var(--ink)"
          fontSize={slot < 50 ? 10 : 11}
          fontWeight={500}
        >
          {isRoomy ? step.text : step.shortText}
        </text>
      </g>
    );
  });
}

interface TickProps {
  x?: number | string;
  y?: number | string;
  index?: number;
}

/** Name, and under it the number of accounts: in their own row they cannot collide with the labels of the bars. */
export function StepName({ x, y, index = 0, steps }: TickProps & { steps: readonly WaterfallStep[] }) {
  const plot = usePlotArea();
  const step = steps[index];
  if (!step || !plot) return null;
  return (
    <text x={Number(x)} y={Number(y)} textAnchor="middle" fontSize={11} fill="var(--ink-2)">
      <tspan x={Number(x)} dy={9}>
        {nameFor(step, plot.width / steps.length)}
      </tspan>
      <tspan x={Number(x)} dy={15} fill="var(--ink-3)">
        {step.accounts === null ? '' : wholeNumber(step.accounts)}
      </tspan>
    </text>
  );
}
