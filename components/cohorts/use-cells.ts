'use client';

import { type KeyboardEvent, type SyntheticEvent, useCallback, useRef, useState } from 'react';
import { START } from '@/lib/view/cohort-triangle';

/** A cell by its row and its age. */
export interface CellPlace {
  row: number;
  age: number;
}

/** Where a cell lies in the table, in pixels. */
export interface CellBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Reached extends CellPlace {
  box: CellBox;
}

const STEPS: Readonly<Record<string, (from: CellPlace, length: number) => CellPlace>> = {
  ArrowLeft: ({ row, age }) => ({ row, age: age - 1 }),
  ArrowRight: ({ row, age }) => ({ row, age: age + 1 }),
  ArrowUp: ({ row, age }) => ({ row: row - 1, age }),
  ArrowDown: ({ row, age }) => ({ row: row + 1, age }),
  Home: ({ row }) => ({ row, age: 0 }),
  End: ({ row }, length) => ({ row, age: length - 1 }),
};

function placeOf(target: EventTarget): { place: CellPlace; cell: HTMLElement } | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('button[data-age]') : null;
  if (!cell) return null;
  return { place: { row: Number(cell.dataset.row), age: Number(cell.dataset.age) }, cell };
}

/** The cell that pointer or keys have reached; arrows move among cells, of which one alone is a tab stop. */
export function useCells(lengths: readonly number[]) {
  const table = useRef<HTMLTableElement>(null);
  const [stop, setStop] = useState<CellPlace>({ row: 0, age: 0 });
  const [reached, setReached] = useState<Reached | null>(null);

  const reach = useCallback((event: SyntheticEvent) => {
    const found = placeOf(event.target);
    const frame = table.current?.getBoundingClientRect();
    if (!found || !frame) return setReached(null);
    const { left, top, width, height } = found.cell.getBoundingClientRect();
    const box = { left: left - frame.left, top: top - frame.top, width, height };
    setReached((before) =>
      before?.row === found.place.row && before.age === found.place.age ? before : { ...found.place, box },
    );
    if (event.type === 'focus') setStop(found.place);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const found = placeOf(event.target);
    const step = STEPS[event.key];
    if (!found || !step || event.altKey || event.ctrlKey || event.metaKey) return;
    const { row, age } = step(found.place, lengths[found.place.row] ?? 0);
    const length = lengths[row];
    event.preventDefault();
    if (length === undefined || age < START) return;
    const next = Math.min(age, length - 1);
    table.current?.querySelector<HTMLElement>(`button[data-row="${row}"][data-age="${next}"]`)?.focus();
  };

  // Another table may be smaller than the one whose cell was the stop.
  const inside = stop.age < (lengths[stop.row] ?? 0) ? stop : { row: 0, age: 0 };
  return { table, stop: inside, reached, reach, leave: useCallback(() => setReached(null), []), onKeyDown };
}
