import { EyeOff } from 'lucide-react';
import type { HTMLAttributes, KeyboardEvent } from 'react';
import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';
import type { PreviewSlide } from '@/lib/view/deck-preview';
import { type SlideLook, SlideView } from './slide-view';

interface SlideItemProps {
  slide: PreviewSlide;
  /** Null: it is switched off, or has nothing to show. */
  number: number | null;
  /** '3 of 9' */
  place: string;
  look: SlideLook;
  isHere: boolean;
  /** While one is dragged. */
  shift: { px: number; isAcross: boolean; isHeld: boolean } | null;
  grip: HTMLAttributes<HTMLElement>;
  onSelect(): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** A slide of the list, small; on paper a page of its own. */
export function SlideItem({ slide, number, place, look, isHere, shift, grip, onSelect, onKeyDown }: SlideItemProps) {
  const { model, choice } = slide;
  const off = number === null;
  return (
    <li
      className={cn(
        'relative flex gap-2 max-md:w-36 max-md:shrink-0 print:[page:slide] print:break-inside-avoid',
        off && 'print:hidden',
        shift?.isHeld && 'z-10',
        shift && !shift.isHeld && 'transition-transform duration-(--t-base)',
      )}
      style={shift ? { transform: `translate${shift.isAcross ? 'X' : 'Y'}(${shift.px}px)` } : undefined}
    >
      <span
        aria-hidden
        className={cn(
          'num w-4 shrink-0 pt-0.5 text-right text-2xs max-md:hidden print:hidden',
          isHere ? 'font-semibold text-ink' : 'text-ink-3',
        )}
      >
        {off ? <EyeOff className="mt-0.5 ml-auto size-3" /> : number}
      </span>
      <button
        type="button"
        data-slide={choice.id}
        aria-label={`Slide ${place}${off ? (choice.shown ? ', left out' : ', switched off') : ''}: ${model?.title ?? 'being drawn'}`}
        aria-current={isHere ? 'true' : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
        onClick={onSelect}
        onKeyDown={onKeyDown}
        {...grip}
        className={cn(
          'block min-w-0 flex-1 touch-manipulation overflow-hidden rounded-[4px] bg-surface shadow-[0_0_0_1px_var(--line-strong)] transition-shadow duration-(--t-fast) select-none hover:shadow-[0_0_0_1px_var(--control-line)] print:rounded-none print:shadow-none',
          isHere && 'shadow-[0_0_0_2px_var(--accent)] hover:shadow-[0_0_0_2px_var(--accent)]',
          shift?.isHeld && 'cursor-grabbing shadow-pop',
        )}
      >
        <span aria-hidden inert className={cn('pointer-events-none block', off && 'opacity-35 grayscale')}>
          {model ? (
            <SlideView slide={model} number={number} look={look} />
          ) : (
            <Skeleton className="aspect-video h-auto w-full rounded-none" />
          )}
        </span>
      </button>
    </li>
  );
}
