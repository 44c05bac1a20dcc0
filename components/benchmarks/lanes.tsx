import { cn } from '@/components/ui/cn';
import type { BenchmarkLanes, Lane, LaneMark, MarkForm } from '@/lib/view/benchmark-lanes';

const share = (value: number): string => `${(Math.min(1, Math.max(0, value)) * 100).toFixed(2)}%`;

const LANE_PX = 20;
/** Rules of thumb overlap: each has a row of its own, high enough for its name beside it. */
const RULE_PX = 15;
const RULE_TOP_PX = 8;
/** Between a rule and its name. */
const LABEL_GAP_PX = 6;

const heightPx = ({ rows }: Lane): number => LANE_PX + (rows - 1) * RULE_PX;

/** Bands are areas, measured values are upright marks: what was aimed for never looks like what was measured. */
const looks: Readonly<Record<MarkForm, string>> = {
  you: '',
  stage: 'inset-y-1 rounded-xs border border-dashed border-band-target-line bg-band-target',
  own: 'inset-y-1 rounded-xs border border-accent bg-accent-wash',
  rule: 'h-1 rounded-full bg-control-line',
  median: 'inset-y-1 -translate-x-1/2 rounded-full',
  'brought band': 'inset-y-1 rounded-xs border border-seg-4',
  'brought median': 'top-1/2 h-px -translate-y-1/2 bg-seg-4',
  peer: '',
};

function Mark({ mark, topPx }: { mark: LaneMark; topPx: number | undefined }) {
  const { form, from, to, middle } = mark;
  if (form === 'median')
    return (
      <span
        title={mark.words}
        className={cn('absolute', looks.median, mark.strong ? 'w-[3px] bg-ink-2' : 'w-px bg-ink-3')}
        style={{ left: share(from) }}
      />
    );
  return (
    <>
      {form !== 'peer' && (
        <span
          title={mark.words}
          className={cn('absolute', looks[form])}
          style={{ left: share(from), right: share(1 - to), top: topPx }}
        />
      )}
      {mark.label && (
        <span
          className="absolute flex h-[15px] items-center overflow-hidden text-2xs leading-none text-ink-3"
          style={
            mark.label.side === 'right'
              ? { left: `calc(${share(to)} + ${LABEL_GAP_PX}px)`, right: 2, top: (topPx ?? 0) - 6 }
              : {
                  right: `calc(${share(1 - from)} + ${LABEL_GAP_PX}px)`,
                  left: 2,
                  top: (topPx ?? 0) - 6,
                  justifyContent: 'flex-end',
                }
          }
        >
          <span className="truncate rounded-xs bg-sunken/80 px-0.5">{mark.label.text}</span>
        </span>
      )}
      {middle !== null && (
        <span
          title={mark.words}
          className={cn(
            'absolute top-1/2 size-2.5 -translate-1/2 border-[1.5px] border-seg-4 bg-surface',
            form === 'peer' ? 'rounded-full' : 'rotate-45',
          )}
          style={{ left: share(middle) }}
        />
      )}
    </>
  );
}

/** What a figure is held against, a lane for each kind, on one scale; the figure's line crosses all of them. */
export function Lanes({ lanes: { value, interval, lanes, ticks }, label }: { lanes: BenchmarkLanes; label: string }) {
  return (
    <div role="img" aria-label={label} className="grid grid-cols-[92px_minmax(0,1fr)] gap-x-2">
      <div aria-hidden className="text-right text-2xs text-ink-3">
        <p className="truncate leading-5 font-medium text-ink" style={{ height: LANE_PX }}>
          You
        </p>
        {lanes.map((lane) => (
          <p
            key={lane.key}
            title={lane.name}
            className={cn('truncate leading-5', lane.own && 'font-medium text-seg-4')}
            style={{ height: heightPx(lane) }}
          >
            {lane.name}
          </p>
        ))}
      </div>
      <div aria-hidden className="min-w-0">
        <div className="relative border-x border-line bg-sunken">
          {ticks.map((tick) => (
            <span key={tick.text} className="absolute inset-y-0 w-px bg-line" style={{ left: share(tick.at) }} />
          ))}
          {interval && (
            <span
              className="absolute inset-y-0 bg-band-interval"
              style={{ left: share(interval.low), right: share(1 - interval.high) }}
            />
          )}
          <div style={{ height: LANE_PX }} />
          {lanes.map((lane) => (
            <div key={lane.key} className="relative border-t border-line" style={{ height: heightPx(lane) }}>
              {lane.marks.map((mark, index) => (
                <Mark
                  key={mark.key}
                  mark={mark}
                  topPx={mark.form === 'rule' ? RULE_TOP_PX + index * RULE_PX : undefined}
                />
              ))}
            </div>
          ))}
          <span className="absolute inset-y-0 w-px -translate-x-1/2 bg-mt-nrr" style={{ left: share(value) }} />
          <span
            className="absolute size-3 -translate-1/2 rounded-full border-2 border-surface bg-mt-nrr"
            style={{ left: share(value), top: LANE_PX / 2 }}
          />
        </div>
        <div className="num relative h-4 text-2xs text-ink-3">
          {ticks.map((tick) => (
            <span
              key={tick.text}
              className="absolute top-0.5 -translate-x-1/2 whitespace-nowrap"
              style={{ left: share(tick.at) }}
            >
              {tick.text}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
