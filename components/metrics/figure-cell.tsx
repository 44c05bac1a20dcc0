import type { ReactNode } from 'react';
import { FigureButton } from '@/components/drill/figure-button';
import { cn } from '@/components/ui/cn';
import type { Drill } from '@/lib/view/drill-text';
import type { GoalWords } from '@/lib/view/goals';
import type { Change } from '@/lib/view/headline';
import { Sparkline } from './sparkline';

const tones = { good: 'text-good', bad: 'text-bad', flat: 'text-ink-2' } as const;

interface ChangesProps {
  changes: readonly Change[];
  unit: string;
}

/** One that has no room wraps out of sight whole: half a figure would be another figure. */
function Changes({ changes, unit }: ChangesProps) {
  return (
    <dl className="flex h-10 flex-wrap gap-x-3.5 overflow-hidden max-md:gap-x-2">
      {changes.map(({ span, text, tone }, index) => (
        <div key={span} className="flex h-10 flex-col-reverse justify-end whitespace-nowrap">
          <dt className="text-2xs text-ink-3">{index === 0 && unit ? `${unit}, ${span}` : span}</dt>
          <dd className={cn('text-xs font-medium', tones[tone])}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a figure among the headline figures says, whatever it is of. */
interface Card {
  metric: string;
  value: string;
  exact: string;
  span: string;
  changes: readonly Change[];
  changeUnit: string;
  spark: readonly (number | null)[];
  caption: string;
  figure: Drill | null;
}

interface FigureCellProps {
  card: Card;
  hero: boolean;
  /** The metric's name, which opens its definition. */
  name: ReactNode;
  colour: string;
  /** The last mark of the course is today's, not a month's end. */
  toDate?: boolean;
  isSpanOnPhone?: boolean;
  track: ReactNode;
  trackClassName?: string | undefined;
  /** At the right of the caption. */
  side: string;
  /** How it stands against its target; left out or null: none is set. */
  goal?: GoalWords | null;
}

/** One of the headline figures: name, value, course, changes, and where it stands. */
export function FigureCell({
  card,
  hero,
  name,
  colour,
  toDate = false,
  isSpanOnPhone = false,
  track,
  trackClassName,
  side,
  goal = null,
}: FigureCellProps) {
  return (
    <div
      data-metric={card.metric}
      className={cn(
        '-mt-px -ml-px flex min-w-0 flex-col border-t border-l border-line px-4.5 pt-3.5 pb-3.5 max-md:px-4',
        hero && 'max-xl:col-span-2 xl:pl-5',
      )}
    >
      <p className="flex items-center gap-1.5 text-xs whitespace-nowrap text-ink-3">
        {name}
        <span className={cn('truncate', !isSpanOnPhone && 'max-md:hidden')}>{card.span}</span>
      </p>
      <div className="mt-1.5 mb-1 flex h-12 items-end justify-between gap-2">
        <p
          data-testid={`value-${card.metric}`}
          className={cn('shrink-0 font-semibold tracking-tight text-ink', hero ? 'text-2xl leading-[42px]' : 'text-xl')}
        >
          <FigureButton figure={card.figure} title={card.exact} label={`What makes ${card.value}`}>
            {card.value}
          </FigureButton>
        </p>
        <Sparkline
          values={card.spark}
          colour={colour}
          widthPx={hero ? 120 : 64}
          heightPx={hero ? 36 : 28}
          toDate={toDate}
        />
      </div>
      <Changes changes={card.changes} unit={card.changeUnit} />
      <div className={cn('mt-2 h-2.5', trackClassName)}>{track}</div>
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-3 text-2xs text-ink-3">
        <span>{card.caption}</span>
        <span>{side}</span>
      </p>
      {goal && (
        <p className="mt-0.5 text-2xs text-ink-3">
          <b className={cn('font-medium', tones[goal.tone])}>{goal.verdict}</b> {goal.text}
        </p>
      )}
    </div>
  );
}

/** The strip of headline figures: the first across, on a phone the others two by two. */
export const FigureRow = ({ children }: { children: ReactNode }) => (
  <section
    aria-label="Headline figures"
    className="num grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-surface xl:grid-cols-[1.62fr_1fr_1fr_1fr_1fr]"
  >
    {children}
  </section>
);
