'use client';

import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useFocusBack } from '@/components/ui/focus-back';
import { Skeleton } from '@/components/ui/skeleton';
import type { PreviewSlide } from '@/lib/view/deck-preview';
import { type SlideLook, SlideView } from './slide-view';

interface PresentationProps {
  /** Those that are shown. */
  slides: readonly PreviewSlide[];
  look: SlideLook;
  /** The first one's place. */
  start: number;
  onClose(): void;
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  ' ': 1,
  Enter: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
  Backspace: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The whole screen while it lasts, where the browser allows it; leaving it ends the presentation. */
function useFullScreen(onLeft: () => void): void {
  const left = useRef(onLeft);
  left.current = onLeft;
  useEffect(() => {
    let was = false;
    const changed = () => {
      if (document.fullscreenElement) was = true;
      else if (was) left.current();
    };
    document.addEventListener('fullscreenchange', changed);
    document.documentElement.requestFullscreen?.().catch(() => undefined);
    return () => {
      document.removeEventListener('fullscreenchange', changed);
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
}

const control =
  'grid size-10 place-items-center rounded-sm text-ink-2 hover:bg-hover hover:text-ink disabled:opacity-40 [&_svg]:size-4.5';

/** The slides one by one: arrows, space or a press go on, Escape ends it. */
export function Presentation({ slides, look, start, onClose }: PresentationProps) {
  const [at, setAt] = useState(start);
  const focusBack = useFocusBack();
  useFullScreen(onClose);
  const go = (by: number) => setAt((now) => Math.max(0, Math.min(now + by, slides.length - 1)));
  const press = (event: KeyboardEvent) => {
    const by = steps[event.key];
    // On a button the space bar and Enter press it.
    if (by === undefined || ((event.key === ' ' || event.key === 'Enter') && event.target !== event.currentTarget))
      return;
    event.preventDefault();
    go(by);
  };
  const slide = slides[at];
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          {...focusBack}
          onOpenAutoFocus={(event) => {
            focusBack.onOpenAutoFocus(event);
            event.preventDefault();
            (event.currentTarget as HTMLElement | null)?.focus();
          }}
          onKeyDown={press}
          data-palette="dark"
          className="group fixed inset-0 z-50 grid place-items-center bg-canvas text-ink outline-none print:hidden"
        >
          <Dialog.Title className="sr-only">{`Slide ${at + 1} of ${slides.length}`}</Dialog.Title>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the dialog around it */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: a press anywhere goes on; the buttons say so */}
          <div className="w-[min(100vw,calc(100dvh*16/9))] cursor-default" onClick={() => go(1)}>
            {slide?.model ? (
              <SlideView slide={slide.model} number={at + 1} look={look} />
            ) : (
              <Skeleton className="aspect-video h-auto w-full rounded-none" />
            )}
          </div>
          <div className="fixed bottom-3 left-1/2 flex -translate-x-1/2 items-center rounded-md bg-surface p-1 opacity-0 shadow-pop transition-opacity duration-(--t-base) group-hover:opacity-100 focus-within:opacity-100 pointer-coarse:opacity-100">
            <button type="button" className={control} aria-label="Back" disabled={at === 0} onClick={() => go(-1)}>
              <ChevronLeft aria-hidden />
            </button>
            <p role="status" className="num min-w-14 text-center text-xs text-ink-2">
              {at + 1} / {slides.length}
            </p>
            <button
              type="button"
              className={control}
              aria-label="On"
              disabled={at === slides.length - 1}
              onClick={() => go(1)}
            >
              <ChevronRight aria-hidden />
            </button>
            <Dialog.Close className={control} aria-label="End the presentation">
              <X aria-hidden />
            </Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
