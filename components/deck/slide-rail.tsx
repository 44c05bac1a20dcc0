'use client';

import { Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { OnDemand } from '@/components/ui/on-demand';
import { SlideItem } from './slide-item';
import type { DeckEditor } from './use-deck-editor';
import { shiftOf, useSlideDrag } from './use-slide-drag';

interface SlideRailProps {
  editor: DeckEditor;
  className: string;
}

const addTrigger = (
  <Button className="w-full max-md:w-auto">
    <Plus aria-hidden />
    Add a slide
  </Button>
);

const loadAdd = async () => (await import('./add-slide')).AddSlide;

const forward = new Set(['ArrowDown', 'ArrowRight']);
const backward = new Set(['ArrowUp', 'ArrowLeft']);

/** How far a list must scroll so that what stands from `from` to `to` is between `start` and `end`. */
const missing = (from: number, to: number, start: number, end: number): number =>
  from < start ? from - start : to > end ? to - end : 0;

/** Scrolls the list alone, never the page. */
function reveal(item: Element, rail: Element): void {
  const [inner, outer] = [item.getBoundingClientRect(), rail.getBoundingClientRect()];
  rail.scrollTop += missing(inner.top, inner.bottom, outer.top, outer.bottom);
  rail.scrollLeft += missing(inner.left, inner.right, outer.left, outer.right);
}

/** The slides in their order. They are dragged, or moved with Alt and the arrow keys. */
export function SlideRail({ editor, className }: SlideRailProps) {
  const { choice, preview, numbers, index, select } = editor;
  const [words, setWords] = useState('');
  const count = choice.slides.length;
  const moveTo = (from: number, to: number) => {
    const slide = choice.slides[from];
    if (!slide || to < 0 || to >= count || from === to) return;
    editor.move(slide.id, to);
    setWords(`Slide is now ${to + 1} of ${count}.`);
  };
  const { list, drag, handlers, isClick } = useSlideDrag(count, moveTo);
  // What is looked at is in sight here too, also where the address has led to it.
  useEffect(() => {
    const item = list.current?.children[index];
    const rail = list.current?.parentElement;
    if (item && rail) reveal(item, rail);
  }, [list, index]);
  const focus = (at: number) => {
    const slide = choice.slides[at];
    if (!slide) return;
    select(slide.id);
    list.current?.querySelectorAll<HTMLElement>('[data-slide]')[at]?.focus();
  };
  const remove = (at: number) => {
    editor.remove(at);
    setWords(`Slide ${at + 1} is removed.`);
  };
  const press = (event: KeyboardEvent, at: number) => {
    const by = forward.has(event.key) ? 1 : backward.has(event.key) ? -1 : 0;
    if (by !== 0 && event.altKey) moveTo(at, at + by);
    else if (by !== 0) focus(at + by);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(at);
    else return;
    event.preventDefault();
  };
  return (
    <nav aria-label="Slides" className={cn(className, 'print:block print:overflow-visible print:p-0')}>
      <ol ref={list} className="flex gap-3 md:flex-col print:block">
        {preview.slides.map((slide, at) => (
          <SlideItem
            key={slide.choice.id}
            slide={slide}
            number={numbers[at] ?? null}
            place={`${at + 1} of ${count}`}
            look={preview.look}
            isHere={at === index}
            shift={drag && { px: shiftOf(at, drag), isAcross: drag.isAcross, isHeld: drag.from === at }}
            grip={handlers(at)}
            onSelect={() => isClick() && select(slide.choice.id)}
            onKeyDown={(event) => press(event, at)}
          />
        ))}
      </ol>
      <div className="shrink-0 max-md:self-center md:pl-6 print:hidden">
        <OnDemand
          haspopup="dialog"
          trigger={addTrigger}
          load={loadAdd}
          props={{ used: choice.slides.map(({ exhibit }) => exhibit), onAdd: editor.add }}
        />
      </div>
      <p role="status" className="sr-only">
        {words}
      </p>
    </nav>
  );
}
