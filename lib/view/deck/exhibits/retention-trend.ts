/** NRR and GRR over the months before the period's end, with the target. */
import { formatMonth, parseMonth } from '@/lib/domain/day';
import type { RetentionFigures, RetentionReport } from '@/lib/domain/report';
import { dayText, monthText, percent } from '../../format';
import { bandText, type Goals, goalPercent, ownTarget, stageBand } from '../../goals';
import { isOfCompany } from '../../overview';
import { loadRetentionChoices, type Rate, rateNames } from '../../retention';
import { prepareTrend } from '../../trend';
import { ask } from '../ask';
import { type DeckNote, emptySlide, exhibit, type SlideAsked } from '../exhibit';
import type { ExhibitPage } from '../exhibit-pages';
import { rateFigure } from '../figures';
import type { LinesPlot } from '../plot';
import { bridgeNotes } from './bridge-notes';

const MONTHS_SHOWN = 25;

export const windowOf = ({ search }: SlideAsked): number =>
  Number(loadRetentionChoices(new URLSearchParams(search)).window);

/** The rates at the period's end and a period before; rows up to its last month. */
export const retentionAsk = (slide: SlideAsked, windowMonths: number) => {
  const { period, asked, months } = slide;
  return ask('retention', { window: windowMonths, to: months.to, at: [period.before, period.end], ...asked });
};

export const targetsAsk = ({ asked }: SlideAsked) =>
  ask('targets', asked.as_of === undefined ? {} : { as_of: asked.as_of });

export const bridgeAsk = ({ period, asked }: SlideAsked, windowMonths: number) =>
  ask('bridge', { window: windowMonths, at: [period.before, period.end], ...asked });

/** Targets are of the whole company: filters narrow the figures, and then they are not held against them. */
export const goalsFor = (slide: SlideAsked, targets: Goals): Goals | null =>
  isOfCompany(slide.asked) ? targets : null;

const luckOf = (figures: RetentionFigures, rate: Rate): number => {
  const [low, high] = [figures[`${rate}_low`], figures[`${rate}_high`]];
  return low === null || high === null ? Number.POSITIVE_INFINITY : (high - low) / 2;
};

/** The three rates at the period's end. */
export function rateFigures(report: RetentionReport, slide: SlideAsked, goals: Goals | null) {
  const { period } = slide;
  const [before, end] = report.at ?? [];
  if (!end) return [];
  return (['nrr', 'grr', 'logo'] as const).map((rate) =>
    rateFigure({
      name: `${rateNames[rate]}, ${report.window === 1 ? '1 month' : `${report.window} months`}`,
      value: end[rate],
      before: before?.[rate] ?? null,
      period,
      target: goals && ownTarget(goals, `${rate}_${report.window}m`, period.to),
      luck: luckOf(end, rate),
    }),
  );
}

function targetOf(goals: Goals | null, window: number, month: string): LinesPlot['target'] {
  if (goals === null) return null;
  const own = ownTarget(goals, `nrr_${window}m`, month);
  if (own !== null) return { name: `NRR target ${goalPercent(own)}`, low: own, high: own };
  const band = stageBand(goals, `nrr_${window}m`);
  return band && { name: `stage target ${bandText(band)}`, low: band.low, high: band.high ?? band.low };
}

/** Notes on months that are shown; of several in a month the first, and how many more. */
function marksOf(notes: readonly DeckNote[], months: readonly string[]): LinesPlot['notes'] {
  return months.flatMap((month, category) => {
    const [first, ...more] = notes.filter(({ on }) => on.slice(0, 7) === month);
    return first ? [{ category, text: more.length > 0 ? `${first.title} (+${more.length})` : first.title }] : [];
  });
}

/** The months shown: those of the address, else two years up to the period's end. */
function monthsShown({ months, period }: SlideAsked): { from: string; to: string } {
  const to = months.to ?? period.to;
  return { from: months.from ?? formatMonth((parseMonth(to) ?? 0) - MONTHS_SHOWN + 1), to };
}

function plotOf(
  report: RetentionReport,
  slide: SlideAsked,
  goals: Goals | null,
  rates: readonly Rate[],
): LinesPlot | null {
  const { from, to } = monthsShown(slide);
  const closed = report.rows.filter(({ period }) => period >= from && period <= to);
  const first = closed.findIndex((row) => row.nrr !== null);
  const rows = first < 0 ? [] : closed.slice(first);
  const end = slide.period.partial && to === slide.period.to ? report.at?.[1] : undefined;
  const points: RetentionFigures[] = end && end.nrr !== null ? [...rows, end] : rows;
  if (points.length === 0) return null;
  const openFrom = points.length > rows.length ? rows.length : null;
  return {
    kind: 'lines',
    unit: 'ratio',
    categories: [
      ...rows.map(({ period }) => monthText(period)),
      ...(openFrom === null ? [] : [`to ${dayText(slide.period.end)}`]),
    ],
    series: rates.map((rate) => ({
      name: rate === 'logo' ? 'Logo' : rateNames[rate],
      role: rate,
      values: points.map((row) => row[rate]),
      openFrom,
    })),
    band: slide.bands
      ? { name: '90% interval of NRR', low: points.map((row) => row.nrr_low), high: points.map((row) => row.nrr_high) }
      : null,
    target: targetOf(goals, report.window, to),
    notes: marksOf(
      slide.notes,
      rows.map(({ period }) => period),
    ),
  };
}

const trendOf = (name: string, label: string, page: ExhibitPage, rates: readonly Rate[]) =>
  exhibit({
    name,
    label,
    page,
    asks: (slide) => ({
      retention: retentionAsk(slide, windowOf(slide)),
      bridge: bridgeAsk(slide, windowOf(slide)),
      targets: targetsAsk(slide),
    }),
    prepare: ({ retention, bridge, targets }, slide) => {
      const goals = goalsFor(slide, targets);
      const trend = prepareTrend(retention, goals);
      const plot = plotOf(retention, slide, goals, rates);
      if (plot === null)
        return emptySlide('No window of retention has closed yet', trend.empty ?? 'No month shown has a rate.');
      const names = rates
        .map((rate) => rateNames[rate])
        .join(', ')
        .replace(/, ([^,]*)$/, ' and $1');
      const last = plot.categories.at(-1) ?? '';
      return {
        title: trend.finding,
        description: `${names}, ${retention.window === 1 ? 'one-month' : `${retention.window}-month`} windows by month${plot.target ? `, with ${plot.target.name}` : ''}`,
        plot,
        empty: null,
        figures: rateFigures(retention, slide, goals),
        defines: ['nrr', 'grr'],
        altText: `${trend.finding}. Line chart of ${names} from ${plot.categories[0]} to ${last}: ${plot.series.map(({ name: called, values }) => `${called} from ${percent(values[0] ?? null)} to ${percent(values.at(-1) ?? null)}`).join('; ')}.`,
        notes: bridgeNotes(bridge),
      };
    },
  });

export const retentionTrend = trendOf('retention-trend', 'NRR and GRR over time', 'overview', ['nrr', 'grr']);
export const ratesOverTime = trendOf('rates', 'Rates over time', 'retention', ['nrr', 'grr', 'logo']);
