'use client';

import { FigureButton } from '@/components/drill/figure-button';
import { Sparkline } from '@/components/metrics/sparkline';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { OnDemand } from '@/components/ui/on-demand';
import { expansionMetric } from '@/lib/view/expansion-catalogue';
import type { ExpansionCard } from '@/lib/view/expansion-headline';
import type { Change } from '@/lib/view/headline';

const tones = { good: 'text-good', bad: 'text-bad', flat: 'text-ink-2' } as const;

const load = async () => (await import('@/components/metrics/definition')).Definition;

/** A figure's name opens its definition. */
function Name({ card, hero }: { card: ExpansionCard; hero: boolean }) {
  const metric = expansionMetric(card.metric);
  const trigger = (
    <Button
      variant="quiet"
      className="h-auto min-h-6 min-w-0 cursor-help justify-start truncate rounded-xs border-0 px-0 text-xs text-ink-2 underline decoration-control-line decoration-dotted underline-offset-4 hover:not-disabled:bg-transparent pointer-coarse:h-auto pointer-coarse:px-0"
    >
      {hero ? metric.name : metric.shortName}
    </Button>
  );
  return <OnDemand trigger={trigger} haspopup="dialog" load={load} props={{ metric, filled: card.filled }} />;
}

function Changes({ changes, unit }: { changes: readonly Change[]; unit: string }) {
  return (
    <dl
      className={cn(
        'flex h-9 gap-x-3.5 overflow-hidden',
        // Money is wide: on a phone the year before would be cut.
        !unit && 'max-md:[&>:nth-child(3)]:hidden',
      )}
    >
      {changes.map(({ span, text, tone }, index) => (
        <div key={span} className="flex flex-col-reverse whitespace-nowrap">
          <dt className="text-2xs text-ink-3">{index === 0 && unit ? `${unit}, ${span}` : span}</dt>
          <dd className={cn('text-xs font-medium', tones[tone])}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

const place = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** The guide as a band, the value as a dot; the caption says the same. */
const Track = ({ track }: { track: NonNullable<ExpansionCard['track']> }) => (
  <div aria-hidden className="relative h-2.5 rounded-xs bg-sunken">
    <span
      className="absolute inset-y-0 border-x border-band-target-line bg-band-target"
      style={{ left: place(track.from), right: place(1 - track.to) }}
    />
    <span
      className="absolute top-[-1px] size-3 -translate-x-1/2 rounded-full border-2 border-surface bg-mv-expansion"
      style={{ left: place(track.value) }}
    />
  </div>
);

function Figure({ card, hero }: { card: ExpansionCard; hero: boolean }) {
  return (
    <div
      data-metric={card.metric}
      className={cn(
        '-mt-px -ml-px flex min-w-0 flex-col border-t border-l border-line px-4.5 pt-3.5 pb-3.5 max-md:px-4',
        hero && 'max-xl:col-span-2 xl:pl-5',
      )}
    >
      <p className="flex items-center gap-1.5 text-xs whitespace-nowrap text-ink-3">
        <Name card={card} hero={hero} />
        <span className="truncate max-md:hidden">{card.span}</span>
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
          colour="var(--mv-expansion)"
          widthPx={hero ? 120 : 64}
          heightPx={hero ? 36 : 28}
          toDate={false}
        />
      </div>
      <Changes changes={card.changes} unit={card.changeUnit} />
      <div className={cn('mt-2 h-2.5', !hero && 'max-xl:hidden')}>{card.track && <Track track={card.track} />}</div>
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-3 text-2xs text-ink-3">
        <span>{card.caption}</span>
        <span>{card.side}</span>
      </p>
    </div>
  );
}

/** The last closed month in five figures; on a phone the first across, the others two by two. */
export const Figures = ({ cards }: { cards: readonly ExpansionCard[] }) => (
  <section
    aria-label="Headline figures"
    className="num grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-surface xl:grid-cols-[1.62fr_1fr_1fr_1fr_1fr]"
  >
    {cards.map((card, index) => (
      <Figure key={card.metric} card={card} hero={index === 0} />
    ))}
  </section>
);
