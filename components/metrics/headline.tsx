import { FigureButton } from '@/components/drill/figure-button';
import { cn } from '@/components/ui/cn';
import type { MetricSlug } from '@/lib/view/catalogue';
import type { Change, HeadlineCard } from '@/lib/view/headline';
import { IntervalTrack } from './interval-track';
import { MetricName } from './metric-name';
import { Sparkline } from './sparkline';

const colours: Readonly<Partial<Record<MetricSlug, string>>> = {
  nrr: 'var(--mt-nrr)',
  grr: 'var(--mt-grr)',
  logo_retention: 'var(--mt-logo)',
};

const tones = { good: 'text-good', bad: 'text-bad', flat: 'text-ink-2' } as const;

function Changes({ changes, unit }: { changes: readonly Change[]; unit: string }) {
  return (
    <dl className="flex h-9 gap-x-3.5 overflow-hidden">
      {changes.map(({ span, text, tone }, index) => (
        <div key={span} className="flex flex-col-reverse whitespace-nowrap">
          <dt className="text-2xs text-ink-3">{index === 0 && unit ? `${unit}, ${span}` : span}</dt>
          <dd className={cn('text-xs font-medium', tones[tone])}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Figure({ card, hero }: { card: HeadlineCard; hero: boolean }) {
  const colour = colours[card.metric] ?? 'var(--ink)';
  return (
    <div
      data-metric={card.metric}
      className={cn(
        '-mt-px -ml-px flex min-w-0 flex-col border-t border-l border-line px-4.5 pt-3.5 pb-3.5 max-md:px-4',
        hero && 'max-xl:col-span-2 xl:pl-5',
      )}
    >
      {/* Above the figure, whose button is taller than its line. */}
      <p className="relative z-10 flex items-center gap-1.5 text-xs whitespace-nowrap text-ink-3">
        <MetricName slug={card.metric} filled={card.filled} />
        {/* On a phone the day stands at the top of the page already. */}
        <span className={cn('truncate', !card.changeUnit && 'max-md:hidden')}>{card.span}</span>
      </p>
      <div className="mt-1.5 mb-1 flex h-12 items-end justify-between gap-2">
        <p
          data-testid={`value-${card.metric}`}
          className={cn('font-semibold tracking-tight text-ink', hero ? 'text-2xl leading-[42px]' : 'text-xl')}
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
          toDate={card.sparkToDate}
        />
      </div>
      <Changes changes={card.changes} unit={card.changeUnit} />
      <div className="mt-2 h-2.5">{card.track && <IntervalTrack track={card.track} colour={colour} />}</div>
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-3 text-2xs text-ink-3">
        <span>{card.caption}</span>
        <span>{card.interval}</span>
      </p>
    </div>
  );
}

/** The five figures a founder looks for first: the hero across, on a phone the others two by two. */
export function Headline({ cards }: { cards: readonly HeadlineCard[] }) {
  return (
    <section
      aria-label="Headline figures"
      className="num grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-surface xl:grid-cols-[1.62fr_1fr_1fr_1fr_1fr]"
    >
      {cards.map((card, index) => (
        <Figure key={card.metric} card={card} hero={index === 0} />
      ))}
    </section>
  );
}
