import type { Track } from '@/lib/view/track';

const share = (value: number): string => `${(value * 100).toFixed(2)}%`;

/** Value, interval and targets on one line, and where 100 % stands. The captions below say the same in figures. */
export function IntervalTrack({ track, colour }: { track: Track; colour: string }) {
  return (
    <div aria-hidden className="relative h-2.5 rounded-xs bg-sunken">
      {track.band && (
        <span
          className="absolute inset-y-0 border-x border-band-target-line bg-band-target"
          style={{ left: share(track.band.low), right: share(1 - track.band.high) }}
        />
      )}
      {track.whole !== null && (
        <span className="absolute -inset-y-0.5 w-px bg-control-line" style={{ left: share(track.whole) }} />
      )}
      <span
        className="absolute top-1 h-0.5"
        style={{ left: share(track.low), right: share(1 - track.high), background: colour }}
      />
      {[track.low, track.high].map((end) => (
        <span
          key={end}
          className="absolute top-0.5 h-1.5 w-[1.5px] -translate-x-1/2"
          style={{ left: share(end), background: colour }}
        />
      ))}
      {track.own !== null && (
        <span
          className="absolute -inset-y-1 w-[2px] -translate-x-1/2 rounded-full bg-ink"
          style={{ left: share(track.own) }}
        />
      )}
      <span
        className="absolute top-[-1px] size-3 -translate-x-1/2 rounded-full border-2 border-surface"
        style={{ left: share(track.value), background: colour }}
      />
    </div>
  );
}
