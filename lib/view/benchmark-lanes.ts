/**
 * A figure among what it is held against, as lanes on one scale: targets, rules of thumb, survey medians, billing data,
 * and what the company brought along itself. Each kind has a lane of its own, so that none is read as another.
 */
import { niceAxis } from './axis';
import { type OwnFigures, ownName, ownWords } from './benchmark-own-words';
import { type Band, type BenchmarkFigures, bandWords, type Kind, type Published, textOf } from './benchmark-words';

export type MarkForm = 'you' | 'stage' | 'own' | 'rule' | 'median' | 'brought band' | 'brought median' | 'peer';

export interface LaneMark {
  key: string;
  form: MarkForm;
  /** Shares of the track; of a single value equal. A band without an end reaches the edge. */
  from: number;
  to: number;
  /** Of a median: companies of this size are the stronger ones. */
  strong: boolean;
  /** The median within its quartiles; null: the mark itself is all. */
  middle: number | null;
  /** Written beside it, where several of its kind stand under each other: what it is of, and on which side there is room. */
  label: { text: string; side: 'left' | 'right' } | null;
  /** 'Stage target, ARR 5-20M: 110 to 125%' */
  words: string;
}

export interface Lane {
  key: string;
  name: string;
  /** Brought along by the company. */
  own: boolean;
  /** Marks that lie over each other have a row of their own, from the top; else one. */
  rows: number;
  marks: LaneMark[];
}

export interface BenchmarkLanes {
  /** Share of the track; the line that crosses every lane. */
  value: number;
  interval: { low: number; high: number } | null;
  lanes: Lane[];
  ticks: { at: number; text: string }[];
}

/** Air beyond the first and the last round figure, as a share. */
const ROOM = 0.02;
const STEPS = 4;
/** Lanes of figures that the company brought along; the list below has all of them. */
const MOST_BROUGHT = 6;

type Share = (value: number) => number;

export function lanesOf(kind: Kind, row: BenchmarkFigures): BenchmarkLanes | null {
  const { value, low, high } = row;
  if (value === null) return null;
  const measured = [...row.like, ...row.all].filter(({ median }) => median !== null);
  const marks = [
    ...[value, low, high],
    ...row.bands.flatMap((band) => [band.low, band.high]),
    ...measured.map(({ median }) => median),
    ...row.own.slice(0, MOST_BROUGHT).flatMap((one) => [one.low, one.median, one.high]),
    // Months are counted from none on.
    kind.unit === 'months' ? 0 : null,
  ].filter((mark) => mark !== null);
  const [least, most] = [Math.min(...marks), Math.max(...marks)];
  const axis = niceAxis(least, most, STEPS);
  const room = (axis.to - axis.from) * ROOM;
  const [from, to] = [axis.from - room, axis.to + room];
  const share: Share = (mark) => (mark - from) / (to - from);
  const { ticks } = axis;
  return {
    value: share(value),
    interval: low === null || high === null ? null : { low: share(low), high: share(high) },
    lanes: [...given(kind, row, share), ...published(row, share), ...brought(kind, row, share)],
    ticks: ticks.map((tick) => ({ at: share(tick), text: tickText(kind.unit, tick, ticks) })),
  };
}

function tickText(unit: Kind['unit'], tick: number, ticks: readonly number[]): string {
  const step = ((ticks[1] ?? 0) - (ticks[0] ?? 0)) * (unit === 'months' ? 1 : 100);
  const digits = step >= 1 ? 0 : 1;
  return unit === 'months' ? tick.toFixed(digits) : `${(tick * 100).toFixed(digits)}%`;
}

const laneForms = { 'stage target': 'stage', 'own target': 'own', 'rule of thumb': 'rule' } as const;
const laneNames = { 'stage target': 'Stage target', 'own target': 'Your target', 'rule of thumb': 'Rules of thumb' };

/** What was aimed for or is repeated, a lane for each kind. */
function given(kind: Kind, { bands }: BenchmarkFigures, share: Share): Lane[] {
  return (['stage target', 'own target', 'rule of thumb'] as const).flatMap((name): Lane[] => {
    const same = bands.filter((band) => band.kind === name);
    if (same.length === 0) return [];
    const label = name === 'rule of thumb' && same.length === 1 ? 'Rule of thumb' : laneNames[name];
    return [
      {
        key: name,
        name: label,
        own: false,
        rows: same.length,
        marks: same.map((band, index) => bandMark(kind, band, index, share, same.length > 1)),
      },
    ];
  });
}

function bandMark(kind: Kind, band: Band, index: number, share: Share, isLabelled: boolean): LaneMark {
  const from = band.low === null ? 0 : share(band.low);
  const to = band.high === null ? 1 : share(band.high);
  return {
    key: `${band.kind} ${index}`,
    form: laneForms[band.kind],
    from,
    to,
    strong: false,
    middle: null,
    label: isLabelled ? { text: band.population, side: from > 1 - to ? 'left' : 'right' } : null,
    words: bandWords(kind.unit, band),
  };
}

const publishedNames = {
  survey: 'Survey medians',
  'billing data': 'Billing data',
  portfolio: 'Portfolios',
  target: 'Targets of others',
} as const;

/** What others measured, a lane for each way of measuring. */
function published({ like, all }: BenchmarkFigures, share: Share): Lane[] {
  return (['survey', 'billing data', 'portfolio', 'target'] as const).flatMap((method): Lane[] => {
    const mark =
      (strong: boolean) =>
      (one: Published, index: number): LaneMark => {
        const at = share(one.median ?? 0);
        const size = strong ? 'companies of this size' : one.population;
        return {
          ...{
            key: `${strong} ${index}`,
            form: 'median' as const,
            from: at,
            to: at,
            strong,
            middle: null,
            label: null,
          },
          words: `${method === 'survey' ? 'Survey median' : 'Median'} ${textOf('share', one.median ?? 0)}, ${size}, ${one.publisher} ${one.year}`,
        };
      };
    const of = (rows: readonly Published[]) => rows.filter((one) => one.kind === method && one.median !== null);
    const marks = [...of(all).map(mark(false)), ...of(like).map(mark(true))];
    return marks.length === 0 ? [] : [{ key: method, name: publishedNames[method], own: false, rows: 1, marks }];
  });
}

/** What the company brought along: a lane for each figure, named by who says it. */
const brought = (kind: Kind, { own }: BenchmarkFigures, share: Share): Lane[] =>
  own.slice(0, MOST_BROUGHT).map((one) => ({
    key: `own ${one.id}`,
    name: ownName(one),
    own: true,
    rows: 1,
    marks: [broughtMark(kind, one, share)],
  }));

function broughtMark(kind: Kind, one: OwnFigures, share: Share): LaneMark {
  const isBand = one.method === 'target' || one.method === 'rule of thumb';
  const low = one.low ?? (isBand && one.high !== null ? null : one.median);
  const high = one.high ?? (isBand ? null : one.median);
  return {
    key: `own ${one.id}`,
    form: isBand ? 'brought band' : one.method === 'peer' ? 'peer' : 'brought median',
    from: low === null ? 0 : share(low),
    to: high === null ? 1 : share(high),
    strong: false,
    label: null,
    middle: isBand || one.median === null ? null : share(one.median),
    words: ownWords(kind, one),
  };
}
