'use client';

import { useCallback, useEffect, useState } from 'react';
import {
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  useActiveTooltipDataPoints,
  useIsTooltipActive,
  XAxis,
  YAxis,
} from 'recharts';
import { CURSOR_LINE, FILL, percentAxis, STILL, TICK } from '@/components/charts/axis';
import { STILL_LINE } from '@/components/charts/still';
import { showFigure } from '@/components/drill/drill-desk';
import { NoteMarks } from '@/components/notes/note-marks';
import type { PanelPoint, SplitModel, SplitPanel } from '@/lib/view/retention-split';
import { PANEL_CHART_HEIGHT_PX, PANEL_HEIGHT_PX } from './heights';
import { panelGrid } from './panel-grid';

/** Tells all charts which place the pointer or the arrow keys have reached in one of them. */
function Reached({ onReach }: { onReach(at: string | null): void }) {
  const active = useIsTooltipActive();
  const point = useActiveTooltipDataPoints<PanelPoint>()?.[0];
  const at = active && point ? point.at : null;
  useEffect(() => onReach(at), [at, onReach]);
  return null;
}

interface PanelProps {
  panel: SplitPanel;
  model: SplitModel;
  /** The place reached in any of the charts. */
  at: string | null;
  onReach(at: string | null): void;
  onOpen(period: string): void;
}

function Panel({ panel, model, at, onReach, onOpen }: PanelProps) {
  const { axis } = model;
  const colour = `var(--seg-${panel.colour})`;
  const reached = panel.points.find((point) => point.at === at);
  const line = { type: 'linear', connectNulls: false, dot: false, activeDot: false, ...STILL_LINE } as const;
  return (
    <figure
      style={{ height: PANEL_HEIGHT_PX }}
      className="min-w-0"
      aria-label={`${panel.name}: ${panel.value}, ${panel.note}`}
    >
      <figcaption className="num mb-1 h-9.5 text-xs">
        <span className="flex items-baseline justify-between gap-2">
          <span className="flex min-w-0 items-baseline gap-1.5">
            <span aria-hidden className="size-2 shrink-0 rounded-[2px]" style={{ background: colour }} />
            <span title={panel.name} className="truncate font-medium text-ink">
              {panel.name}
            </span>
          </span>
          <span className="font-semibold text-ink">{reached?.text ?? panel.value}</span>
        </span>
        <span className="block truncate text-2xs text-ink-3">{reached?.label ?? panel.note}</span>
      </figcaption>
      <div style={{ height: PANEL_CHART_HEIGHT_PX }} className="cursor-pointer">
        <ResponsiveContainer {...FILL}>
          <ComposedChart
            data={panel.points}
            title={`${panel.name}: ${panel.value}`}
            margin={{ top: 6, right: 5, bottom: 6, left: 0 }}
            accessibilityLayer
            onClick={({ activeLabel }) => typeof activeLabel === 'string' && onOpen(activeLabel)}
          >
            <XAxis
              dataKey="at"
              height={2}
              tick={TICK}
              tickLine={false}
              axisLine={{ stroke: 'var(--line-strong)' }}
              ticks={[]}
            />
            <YAxis {...percentAxis(axis)} width={34} />
            {axis.ticks.map((tick) => (
              <ReferenceLine key={tick} y={tick} stroke={tick === 100 ? 'var(--control-line)' : 'var(--gridline)'} />
            ))}
            <Tooltip content={() => null} cursor={CURSOR_LINE} {...STILL} />
            <Line {...line} dataKey="whole" stroke="var(--mt-compare)" strokeWidth={1.25} strokeDasharray="5 4" />
            <Line {...line} dataKey="value" stroke={colour} strokeWidth={1.75} />
            <Line
              {...line}
              dataKey="toDate"
              stroke={colour}
              strokeWidth={1.75}
              strokeDasharray="1.5 3.5"
              strokeOpacity={0.6}
            />
            {reached && <ReferenceLine x={reached.at} stroke="var(--line-strong)" />}
            <NoteMarks places={panel.points.map((point) => point.at)} isBare />
            <Reached onReach={onReach} />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <p aria-hidden className="num mt-0.5 flex justify-between pl-8.5 text-2xs text-ink-3">
        <span>{model.span[0]}</span>
        <span>{model.span[1]}</span>
      </p>
    </figure>
  );
}

/** Small charts of the largest parts, all on one axis; a place reached in one is read in all. */
export function Panels({ model }: { model: SplitModel }) {
  const [at, setAt] = useState<string | null>(null);
  const onReach = useCallback((place: string | null) => setAt(place), []);
  const { metric, isAtStart } = model;
  const reached = model.panels.flatMap(({ name, points }) => {
    const point = points.find((each) => each.at === at);
    return point ? [{ name, ...point }] : [];
  });
  return (
    <div className={panelGrid(model.panels.length)}>
      {model.panels.map((panel) => (
        <Panel
          key={panel.key}
          panel={panel}
          model={model}
          at={at}
          onReach={onReach}
          onOpen={(period) =>
            showFigure({ metric, period, where: panel.where, ...(isAtStart && { attr_at: 'start' as const }) })
          }
        />
      ))}
      <p role="status" className="sr-only">
        {reached.length > 0 && `${reached[0]?.label}: ${reached.map(({ name, text }) => `${name} ${text}`).join(', ')}`}
      </p>
    </div>
  );
}
