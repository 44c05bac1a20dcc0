'use client';

import { type PointerEvent, useRef, useState } from 'react';

/** So far a pointer may tremble while it presses. */
const THRESHOLD_PX = 5;
/** Near the edge of the list it scrolls, by so much with each movement. */
const EDGE_PX = 32;
const SCROLL_PX = 12;

export interface Drag {
  from: number;
  to: number;
  /** How far the slide has been dragged, along the list. */
  byPx: number;
  /** From one slide to the next. */
  stepPx: number;
  isAcross: boolean;
}

interface Grip {
  index: number;
  x: number;
  y: number;
  scroll: number;
}

/** Along the list: down, or across where its slides stand side by side. */
function measure(list: HTMLElement): { stepPx: number; isAcross: boolean } {
  const [first, second] = [...list.children].map((child) => child.getBoundingClientRect());
  if (!first || !second) return { stepPx: 1, isAcross: false };
  const isAcross = Math.abs(second.top - first.top) < 1;
  return { stepPx: Math.max(1, isAcross ? second.left - first.left : second.top - first.top), isAcross };
}

function scrollAtEdge(scroller: Element, event: PointerEvent, isAcross: boolean): void {
  const box = scroller.getBoundingClientRect();
  const [at, start, end] = isAcross ? [event.clientX, box.left, box.right] : [event.clientY, box.top, box.bottom];
  const by = at < start + EDGE_PX ? -SCROLL_PX : at > end - EDGE_PX ? SCROLL_PX : 0;
  if (by !== 0) scroller.scrollBy(isAcross ? { left: by } : { top: by });
}

/**
 * Slides that are dragged to another place with a mouse or a pen; a finger scrolls, and moves slides by buttons. All
 * slides of the list are of one size.
 */
export function useSlideDrag(count: number, onDrop: (from: number, to: number) => void) {
  const list = useRef<HTMLOListElement>(null);
  const grip = useRef<Grip | null>(null);
  /** What was dragged is not pressed when it is let go. */
  const wasDragged = useRef(false);
  const [drag, setDrag] = useState<Drag | null>(null);
  const scrollOf = (isAcross: boolean): number => {
    const scroller = list.current?.parentElement;
    return (isAcross ? scroller?.scrollLeft : scroller?.scrollTop) ?? 0;
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const start = grip.current;
    const scroller = list.current?.parentElement;
    if (!start || !list.current || !scroller) return;
    const { stepPx, isAcross } = drag ?? measure(list.current);
    const moved = isAcross ? event.clientX - start.x : event.clientY - start.y;
    if (!drag && Math.abs(moved) < THRESHOLD_PX) return;
    if (!drag) {
      wasDragged.current = true;
      start.scroll = scrollOf(isAcross);
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    scrollAtEdge(scroller, event, isAcross);
    const byPx = moved + scrollOf(isAcross) - start.scroll;
    const to = Math.max(0, Math.min(start.index + Math.round(byPx / stepPx), count - 1));
    setDrag({ from: start.index, to, byPx, stepPx, isAcross });
  };
  const end = (isDropped: boolean) => {
    grip.current = null;
    if (drag && isDropped && drag.from !== drag.to) onDrop(drag.from, drag.to);
    setDrag(null);
  };
  const handlers = (index: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      wasDragged.current = false;
      if (event.button !== 0 || event.pointerType === 'touch') return;
      grip.current = { index, x: event.clientX, y: event.clientY, scroll: 0 };
    },
    onPointerMove: move,
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
  });
  return { list, drag, handlers, isClick: () => !wasDragged.current };
}

/** Where a slide stands while one is dragged, in pixels from its place. */
export function shiftOf(index: number, { from, to, byPx, stepPx }: Drag): number {
  if (index === from) return byPx;
  if (from < index && index <= to) return -stepPx;
  if (to <= index && index < from) return stepPx;
  return 0;
}
