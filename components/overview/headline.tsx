import { cn } from '@/components/ui/cn';
import type { MetricSlug } from '@/lib/view/monday/catalogue';
import type { Change, HeadlineCard, Track } from '@/lib/view/monday/headline';
import { MetricName } from './metric-name';
import { Sparkline } from './sparkline';

const colours: Record<HeadlineCard['key'], string> = {
  nrr: 'var(--mt-nrr)',
  grr: 'var(--mt-grr)',
  arr: 'var(--ink)',
  accounts: 'var(--ink-2)',
  logo: 'var(--mt-logo)',
};

const tones = { good: 'text-good', bad: 'text-bad', flat: 'text-ink-2' } as const;

function Changes({ changes, unit }: { changes: readonly Change[]; unit: string }) {
  return (
    <dl className="flex min-h-9 flex-wrap gap-x-3.5 gap-y-1 pt-1">
      {changes.map((change) => (
        <div key={change.span} className="flex flex-col-reverse text-2xs text-ink-3">
          <dt>{change.span}</dt>
          <dd className={cn('font-medium text-xs', tones[change.tone])}>
            {change.text}
            {unit && <span className="sr-only"> {unit}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Interval and value on one line. */
function IntervalTrack({ track, colour }: { track: Track; colour: string }) {
  const share = (value: number) => `${(value * 100).toFixed(2)}%`;
  return (
    <div aria-hidden="true" className="relative my-2 h-1.5 rounded-[3px] bg-sunken">
      <span
        className="absolute inset-y-[2px] rounded-[1px] opacity-70"
        style={{ left: share(track.low), right: share(1 - track.high), background: colour }}
      />
      <span
        className="-translate-x-1/2 -top-[1.5px] absolute size-[9px] rounded-full border-2 border-surface"
        style={{ left: share(track.value), background: colour }}
      />
    </div>
  );
}

interface HeadlineProps {
  cards: readonly HeadlineCard[];
  formulas: Readonly<Record<string, string | null>>;
  /** 'Oct 2026 closed at 108.9%' */
  closed: string | null;
}

/** The five figures a founder looks for first. */
export function Headline({ cards, formulas, closed }: HeadlineProps) {
  return (
    <section
      aria-label="Headline figures"
      className="num grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-surface lg:grid-cols-[1.55fr_1fr_1fr_1fr_1fr]"
    >
      {cards.map((card) => {
        const hero = card.key === 'nrr';
        return (
          <div
            key={card.key}
            data-metric={card.key}
            className={cn(
              '-mt-px -ml-px flex min-w-0 flex-col border-line border-t border-l px-4.5 pt-4 pb-3.5 max-md:px-4',
              hero && 'max-lg:col-span-2 lg:pl-5',
            )}
          >
            <p className="flex items-baseline gap-1.5 whitespace-nowrap text-ink-3">
              <MetricName slug={card.metric as MetricSlug} formula={formulas[card.key] ?? null} />
              <span className="truncate text-xs">{card.span}</span>
            </p>
            <div className="flex h-12 items-end justify-between gap-2">
              <p
                title={card.exact}
                className={cn('font-semibold text-ink tracking-tight', hero ? 'text-2xl' : 'text-xl max-md:text-lg')}
              >
                {card.value}
              </p>
              <Sparkline
                values={card.spark}
                colour={colours[card.key]}
                width={hero ? 120 : 64}
                height={hero ? 36 : 28}
              />
            </div>
            <Changes changes={card.changes} unit={card.key === 'arr' || card.key === 'accounts' ? '' : 'points'} />
            <div className="mt-auto">
              {card.track && <IntervalTrack track={card.track} colour={colours[card.key]} />}
              <p className="flex flex-wrap justify-between gap-x-3 pt-0.5 text-2xs text-ink-3">
                {hero && closed && <span className="font-medium text-ink-2">{closed}</span>}
                <span>{card.caption}</span>
              </p>
            </div>
          </div>
        );
      })}
    </section>
  );
}
