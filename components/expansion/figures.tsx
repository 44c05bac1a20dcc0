'use client';

import { memo } from 'react';
import { FigureCell, FigureRow } from '@/components/metrics/figure-cell';
import { Button } from '@/components/ui/button';
import { OnDemand } from '@/components/ui/on-demand';
import { metricNames } from '@/lib/view/catalogue';
import type { ExpansionCard } from '@/lib/view/expansion-headline';

const load = async () => (await import('@/components/metrics/metric-definition')).MetricDefinition;

/** A figure's name opens its definition. */
function Name({ card, hero }: { card: ExpansionCard; hero: boolean }) {
  const { name, shortName } = metricNames[card.metric];
  const trigger = (
    <Button
      variant="quiet"
      className="h-auto min-h-[24px] min-w-0 cursor-help justify-start truncate rounded-xs border-0 px-0 text-xs text-ink-2 underline decoration-control-line decoration-dotted underline-offset-4 hover:not-disabled:bg-transparent pointer-coarse:h-auto pointer-coarse:px-0"
    >
      {hero ? name : shortName}
    </Button>
  );
  return (
    <OnDemand trigger={trigger} haspopup="dialog" load={load} props={{ slug: card.metric, filled: card.filled }} />
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

/** The last closed month in five figures. */
export const Figures = memo(function Figures({ cards }: { cards: readonly ExpansionCard[] }) {
  return (
    <FigureRow>
      {cards.map((card, index) => (
        <FigureCell
          key={card.metric}
          card={card}
          hero={index === 0}
          name={<Name card={card} hero={index === 0} />}
          colour="var(--mv-expansion)"
          track={card.track && <Track track={card.track} />}
          trackClassName={index === 0 ? undefined : 'max-xl:hidden'}
          side={card.side}
        />
      ))}
    </FigureRow>
  );
});
