/** Payback over time: the months in which costs come back, or what expansion costs against new business, by quarter. */
import { clearPlace, niceAxis, spreadApart } from './axis';
import type { LinePoint, LineSeries, LinesModel } from './expansion-lines';
import { periodText, periodTick, periodTicks } from './expansion-periods';
import { inPercent, percent } from './format';
import { type PaybackInput, paybackMonths, paybackRules, preparePayback } from './payback';
import type { PaybackShown } from './plans-question';

type Row = PaybackInput['rows'][number];

const [EXPANSION, NEW] = ['var(--mv-expansion)', 'var(--mt-compare)'];

const monthSeries: readonly LineSeries[] = [
  { key: 'expansion', label: 'Expansion', colour: EXPANSION, isHero: true, isDashed: false },
  { key: 'new', label: 'New business', colour: NEW, isHero: false, isDashed: false },
];

const ratioSeries: readonly LineSeries[] = [
  { key: 'ratio', label: 'Cost ratio', colour: EXPANSION, isHero: true, isDashed: false },
];

const valuesOf = (row: Row, shown: PaybackShown): Record<string, number | null> =>
  shown === 'ratio'
    ? { ratio: inPercent(row.cost_ratio) }
    : { expansion: row.payback_months, new: row.new_payback_months };

const pointOf = (row: Row, shown: PaybackShown): LinePoint => ({
  at: row.period,
  label: periodText(row.period),
  values: valuesOf(row, shown),
  lines: [
    { label: 'Expansion', value: paybackMonths(row.payback_months), colour: shown === 'months' ? EXPANSION : null },
    { label: 'New business', value: paybackMonths(row.new_payback_months), colour: shown === 'months' ? NEW : null },
    { label: 'Cost ratio', value: percent(row.cost_ratio), colour: shown === 'ratio' ? EXPANSION : null },
  ],
});

const LABEL_GAP = 0.085;
const AXIS_STEPS = 5;

function endsOf(series: readonly LineSeries[], last: LinePoint, to: number, shown: PaybackShown): LinesModel['ends'] {
  const found = series.flatMap(({ key, label, colour }) => {
    const value = last.values[key] ?? null;
    const text = shown === 'ratio' ? `${value?.toFixed(1)}%` : `${label} ${value?.toFixed(1)}`;
    return value === null ? [] : [{ key, colour: key === 'new' ? 'var(--ink-3)' : colour, value, text }];
  });
  const places = spreadApart(
    found.map(({ value }) => value / to),
    LABEL_GAP,
  );
  return found.map(({ value: _, ...end }, index) => ({ ...end, at: (places[index] ?? 0) * to }));
}

/** 'Expansion paid back within 3 months or less in 5 of 8 quarters' */
function findingOf(points: readonly LinePoint[], shown: PaybackShown): string {
  const key = shown === 'ratio' ? 'ratio' : 'expansion';
  const most = shown === 'ratio' ? paybackRules.ratio.band.high * 100 : paybackRules.expansion.level;
  const known = points.flatMap(({ values }) => values[key] ?? []);
  const within = known.filter((value) => value <= most).length;
  const quarters = `${within} of ${known.length} quarters`;
  if (known.length === 0) return 'Payback by quarter is not known yet';
  return shown === 'ratio'
    ? `A dollar of expansion cost at most ${most}% of one of new business in ${quarters}`
    : `Expansion paid back in ${paybackRules.expansion.words} in ${quarters}`;
}

/** Closed quarters with a cost in each of their months. */
export function preparePaybackTrend(payback: PaybackInput, shown: PaybackShown): LinesModel {
  const points = payback.rows
    .filter((row) => Object.values(valuesOf(row, shown)).some((value) => value !== null))
    .map((row) => pointOf(row, shown));
  const values = points.flatMap((point) => Object.values(point.values)).filter((value) => value !== null);
  const { expansion, new: ofNew, ratio } = paybackRules;
  const band = shown === 'ratio' ? { from: ratio.band.low * 100, to: ratio.band.high * 100 } : null;
  const field = band ?? { from: ofNew.band.low, to: ofNew.band.high };
  const axis = niceAxis(0, Math.max(field.to, ...values), AXIS_STEPS);
  const last = points.at(-1);
  const series = shown === 'ratio' ? ratioSeries : monthSeries;
  const along = series.map(({ key }) => points.map((point) => point.values[key] ?? null));
  const placed = (level: number, above: readonly boolean[]) =>
    clearPlace(
      along,
      axis,
      (['Left', 'Right'] as const).flatMap((side) => above.map((isAbove) => ({ side, above: isAbove, level }))),
    );
  const finding = findingOf(points, shown);
  const description =
    shown === 'ratio'
      ? `Cost of a dollar of expansion ÷ that of a dollar of new business, in percent; green field: the rule of thumb of ${ratio.words}`
      : `Months of gross margin until the cost is back; line: the rule of thumb for expansion, ${expansion.words}; green field: that for new business, ${ofNew.words}`;
  const told = last
    ? ` In ${last.label} ${last.lines.map(({ label, value }) => `${label.toLowerCase()} ${value}`).join(', ')}.`
    : '';
  return {
    series: [...series],
    points,
    axis,
    axisTexts: axis.ticks.map((tick) => (shown === 'ratio' && tick === axis.to ? `${tick}%` : String(tick))),
    band: {
      ...field,
      label: shown === 'ratio' ? `Rule of thumb ${ratio.words}` : `New business ${ofNew.words}`,
      place: placed(field.to, [false]),
    },
    level:
      shown === 'ratio'
        ? null
        : {
            at: expansion.level,
            label: `Expansion ${expansion.words}`,
            place: placed(expansion.level, [true, false]),
          },
    tickChoices: periodTicks(points.map(({ at }) => at)),
    tickTexts: Object.fromEntries(points.map(({ at }) => [at, periodTick(at)])),
    ends: last ? endsOf(series, last, axis.to, shown) : [],
    finding,
    description,
    empty: last ? null : 'No quarter has a cost in each of its months and revenue that it brought.',
    summary: `${finding}. ${description}. ${points.length} quarters.${told}`,
    table: { ...preparePayback(payback).table, fileName: `payback-${shown}` },
  };
}
