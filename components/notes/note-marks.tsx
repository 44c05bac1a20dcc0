'use client';

import { useEffect, useRef } from 'react';
import { useActiveTooltipLabel, useIsTooltipActive, usePlotArea, useXAxisScale } from 'recharts';
import { useMay } from '@/components/ui/rights';
import { formatDay } from '@/lib/domain/day';
import { dayOfPlace, daysOfNotes, noteMarks } from '@/lib/view/notes';
import { openNote } from './note-desk';
import { useNotes } from './use-notes';

/** Above the plot, where labels of notes stand. */
export const NOTES_TOP_PX = 26;

/** The room that a chart leaves above its plot: more where there are notes. */
export const useNotesTop = (top: number): number => (useNotes().length > 0 ? Math.max(top, NOTES_TOP_PX) : top);

interface NoteMarksProps {
  /** The points of the axis; of an axis of days: its first and last, since 1970. */
  places: readonly string[] | { from: number; to: number };
  /** Lines alone, where there is no room for words. */
  isBare?: boolean;
}

/** Inside a chart over time: a dotted line with an open dot for each note, and the key N for a new one. */
export function NoteMarks({ places, isBare = false }: NoteMarksProps) {
  const notes = useNotes();
  const isOfDays = 'from' in places;
  const plot = usePlotArea();
  const scale = useXAxisScale();
  const mark = useRef<SVGGElement>(null);
  const isActive = useIsTooltipActive();
  const reached = useActiveTooltipLabel();
  const may = useMay('act');
  useEffect(() => {
    const chart = mark.current?.ownerSVGElement;
    if (!may || !chart || !isActive || reached === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      openNote(isOfDays ? formatDay(Number(reached)) : dayOfPlace(String(reached)));
    };
    chart.addEventListener('keydown', onKey);
    return () => chart.removeEventListener('keydown', onKey);
  }, [may, isActive, reached, isOfDays]);
  if (!plot || !scale) return <g ref={mark} />;
  const { x: left, y: top, width, height } = plot;
  const xOf = (at: string | number): number => (scale(at, { position: 'middle' }) ?? left) - left;
  const stood =
    'from' in places
      ? daysOfNotes(notes, places).map((day) => ({ at: formatDay(day), x: xOf(day) }))
      : places.map((at) => ({ at, x: xOf(at) }));
  return (
    <g ref={mark}>
      {noteMarks(notes, stood, width).map((each) => {
        const x = Math.round(left + each.x) + 0.5;
        const [first] = each.notes;
        return (
          <g key={first?.id ?? x} className="group/note">
            <title>{each.words}</title>
            <line
              x1={x}
              x2={x}
              y1={isBare ? top : top - 8}
              y2={top + height}
              stroke="var(--ink-3)"
              strokeDasharray="1 3"
              pointerEvents="none"
            />
            {!isBare && (
              // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard notes are changed in the settings
              <g
                className="cursor-pointer"
                onClick={(event) => {
                  event.stopPropagation();
                  if (first) openNote(first);
                }}
              >
                <circle cx={x} cy={top - 12} r={12} fill="transparent" />
                <circle cx={x} cy={top - 12} r={3} fill="var(--surface)" stroke="var(--ink-3)" strokeWidth={1.5} />
                {each.label !== '' && (
                  <text
                    x={each.side === 'left' ? x - 8 : x + 8}
                    y={top - 8}
                    textAnchor={each.side === 'left' ? 'end' : 'start'}
                    fill="var(--ink-2)"
                    fontSize={11}
                  >
                    {each.label}
                  </text>
                )}
              </g>
            )}
          </g>
        );
      })}
    </g>
  );
}
