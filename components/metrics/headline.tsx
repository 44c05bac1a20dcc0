import type { MetricSlug } from '@/lib/view/catalogue';
import type { HeadlineCard } from '@/lib/view/headline';
import { FigureCell, FigureRow } from './figure-cell';
import { IntervalTrack } from './interval-track';
import { MetricName } from './metric-name';

const colours: Readonly<Partial<Record<MetricSlug, string>>> = {
  nrr: 'var(--mt-nrr)',
  grr: 'var(--mt-grr)',
  logo_retention: 'var(--mt-logo)',
};

function Figure({ card, hero }: { card: HeadlineCard; hero: boolean }) {
  const colour = colours[card.metric] ?? 'var(--ink)';
  return (
    <FigureCell
      card={card}
      hero={hero}
      name={<MetricName slug={card.metric} filled={card.filled} />}
      colour={colour}
      toDate={card.sparkToDate}
      // On a phone the day of a balance stands at the top of the page already.
      isSpanOnPhone={card.metric !== 'arr'}
      track={card.track && <IntervalTrack track={card.track} colour={colour} />}
      side={card.interval}
      goal={card.goal}
    />
  );
}

/** The five figures a founder looks for first. */
export const Headline = ({ cards }: { cards: readonly HeadlineCard[] }) => (
  <FigureRow>
    {cards.map((card, index) => (
      <Figure key={card.metric} card={card} hero={index === 0} />
    ))}
  </FigureRow>
);
