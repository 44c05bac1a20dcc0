import { cn } from '@/components/ui/cn';
import type { BenchmarkTrack as Track } from '@/lib/view/benchmark-track';

const share = (value: number): string => `${(Math.min(1, Math.max(0, value)) * 100).toFixed(2)}%`;

const looks = {
  'own target': 'inset-y-0 border border-accent bg-accent-wash',
  'stage target': 'inset-y-0 border border-dashed border-band-target-line bg-band-target',
  'rule of thumb': 'bottom-0 h-1 bg-control-line',
} as const;

/** The figure and its interval among the bands it is held against; short marks above are what others measured. */
export function BenchmarkTrack({ track, label }: { track: Track; label: string }) {
  return (
    <div role="img" aria-label={label}>
      <div className="relative h-3">
        {track.ticks.map((tick) => (
          <span
            key={tick.key}
            title={tick.words}
            className="absolute top-0 h-3 w-px bg-ink-3"
            style={{ left: share(tick.at) }}
          />
        ))}
      </div>
      <div className="relative h-7 rounded-xs bg-sunken">
        {track.bands.map((band) => (
          <span
            key={band.key}
            title={band.words}
            className={cn('absolute rounded-xs', looks[band.kind])}
            style={{ left: share(band.from), right: share(1 - band.to) }}
          />
        ))}
        {track.interval && (
          <span
            className="absolute top-1/2 h-0.5 -translate-y-1/2 bg-mt-nrr"
            style={{ left: share(track.interval.low), right: share(1 - track.interval.high) }}
          />
        )}
        <span
          className="absolute top-1/2 size-3.5 -translate-1/2 rounded-full border-2 border-surface bg-mt-nrr"
          style={{ left: share(track.value) }}
        />
      </div>
      <div aria-hidden className="num relative mt-1 h-4 text-2xs text-ink-3">
        {track.ends.map((end) => (
          <span key={end.text} className="absolute -translate-x-1/2 whitespace-nowrap" style={{ left: share(end.at) }}>
            {end.text}
          </span>
        ))}
      </div>
    </div>
  );
}
