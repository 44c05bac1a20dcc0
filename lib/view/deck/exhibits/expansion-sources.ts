/** Where expansion comes from: by source over the periods, of the deck's period, genuine against price, by motion. */
import { motions } from '@/lib/domain/source';
import { periodText } from '../../expansion-periods';
import { prepareMotion, prepareReal } from '../../expansion-real';
import { largestSources, prepareSources, prepareSourceTable, usedSources } from '../../expansion-sources';
import { percent } from '../../format';
import { motionNames, sourceNames } from '../../source-names';
import { ask } from '../ask';
import { courseWords, openFrom, periodWords } from '../course';
import type { SlideFigure } from '../deck';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import { moneyFigure, shareFigure } from '../figures';
import { slideMoney } from '../money';
import type { ColourRole, ColumnsPlot, PlotSeries } from '../plot';
import { expansionBehind, expansionNotes } from './expansion-notes';

export const sourceRoles: Readonly<Record<keyof typeof sourceNames, ColourRole>> = {
  seats: 'seats',
  plan: 'plan',
  price: 'price',
  add_on: 'addon',
  cross_sell: 'cross-sell',
  usage: 'usage',
  unclassified: 'other',
};

const motionRoles: Readonly<Record<keyof typeof motionNames, ColourRole>> = {
  organic: 'cross-sell',
  sales: 'seats',
  unknown: 'other',
};

const stacked = (categories: readonly string[], series: readonly PlotSeries[]): ColumnsPlot => ({
  kind: 'columns',
  unit: 'money',
  stacked: true,
  categories,
  series,
  line: null,
});

type Moved = { expansion: number; genuine: number; start: number };

/** What the deck's period brought, how much of it is genuine, and the rate. */
function figuresOf({ expansion, genuine, start }: Moved, { currency, period }: SlideAsked): SlideFigure[] {
  return [
    moneyFigure('Expansion', expansion, currency, { note: period.words }),
    moneyFigure('Genuine, without price', genuine, currency, {
      note: expansion === 0 ? '' : `${percent(genuine / expansion)} of expansion`,
    }),
    shareFigure(
      'Expansion rate',
      start === 0 ? null : expansion / start,
      `of ${slideMoney(start, currency)} at the start`,
    ),
  ];
}

const altOf = (title: string, { categories, series }: ColumnsPlot): string =>
  `${title}. Stacked columns of ${series.map(({ name }) => name).join(', ')}, ${categories[0] ?? ''} to ${categories.at(-1) ?? ''}.`;

const movementAsks = (slide: SlideAsked) => ({
  movements: ask('movements', courseWords(slide)),
  period: ask('movements', periodWords(slide)),
});

const movedOf = (
  row: { expansion: number; start_arr: number; expansion_by_source: { price: number } } | undefined,
): Moved => ({
  expansion: row?.expansion ?? 0,
  genuine: (row?.expansion ?? 0) - (row?.expansion_by_source.price ?? 0),
  start: row?.start_arr ?? 0,
});

/** A slide of columns over the periods, but for the figures and notes of the deck's own. */
const overTime = (
  { finding, description }: { finding: string; description: string },
  plot: ColumnsPlot,
  metric: string,
) => ({
  title: finding,
  description,
  plot,
  empty: null,
  defines: [metric],
  altText: altOf(finding, plot),
});

export const sourcesExhibit = exhibit({
  name: 'expansion-sources',
  label: 'Expansion by source',
  page: 'expansion',
  asks: movementAsks,
  explains: (_, slide) => expansionBehind(slide),
  prepare: ({ movements, period }, slide, behind) => {
    const model = prepareSources(movements, 'amount');
    if (model.empty !== null) return emptySlide(model.finding, model.empty, model.description);
    const { rows } = movements;
    const open = openFrom(rows);
    const plot = stacked(
      rows.map((row) => periodText(row.period)),
      usedSources(rows).map((source) => ({
        name: sourceNames[source],
        role: sourceRoles[source],
        values: rows.map(({ expansion_by_source }) => expansion_by_source[source]),
        openFrom: open,
      })),
    );
    const figures = figuresOf(movedOf(period.rows.at(-1)), slide);
    return { ...overTime(model, plot, 'expansion'), figures, notes: expansionNotes(behind, 'Expansion', slide) };
  },
});

export const periodSourcesExhibit = exhibit({
  name: 'expansion-period',
  label: 'Expansion of the period by source',
  page: 'expansion',
  asks: (slide) => ({ period: ask('movements', periodWords(slide)) }),
  explains: (_, slide) => expansionBehind(slide),
  prepare: ({ period }, slide, behind) => {
    const row = period.rows.at(-1);
    if (!row || row.expansion === 0)
      return emptySlide(
        `Nobody expanded in ${slide.period.words}`,
        'No account that was active at its start has grown.',
      );
    const model = prepareSourceTable(row, slide.currency);
    const used = largestSources(row.expansion_by_source);
    return {
      title: model.finding,
      description: `Expansion of ${slide.period.words} by source, ARR`,
      plot: {
        kind: 'bars',
        unit: 'money',
        categories: used.map((source) => sourceNames[source]),
        series: [
          {
            name: 'Expansion',
            role: 'expansion',
            values: used.map((source) => row.expansion_by_source[source]),
            openFrom: null,
          },
        ],
      },
      empty: null,
      figures: figuresOf(movedOf(row), slide),
      defines: ['expansion'],
      altText: `${model.finding}. Bars: ${used.map((source) => `${sourceNames[source]} ${slideMoney(row.expansion_by_source[source], slide.currency)}`).join(', ')}.`,
      notes: expansionNotes(behind, 'Expansion', slide),
    };
  },
});

export const realExhibit = exhibit({
  name: 'expansion-real',
  label: 'Genuine expansion against price',
  page: 'expansion',
  asks: movementAsks,
  explains: (_, slide) => expansionBehind(slide, 'genuine'),
  prepare: ({ movements, period }, slide, behind) => {
    const model = prepareReal(movements, 'amount');
    if (model.empty !== null) return emptySlide(model.finding, model.empty, model.description);
    const { rows } = movements;
    const open = openFrom(rows);
    const price = rows.map(({ expansion_by_source }) => expansion_by_source.price);
    const genuine = rows.map((row, index) => row.expansion - (price[index] ?? 0));
    const plot = stacked(
      rows.map((row) => periodText(row.period)),
      [
        { name: 'Genuine', role: 'expansion', values: genuine, openFrom: open },
        { name: sourceNames.price, role: 'price', values: price, openFrom: open },
      ],
    );
    const figures = figuresOf(movedOf(period.rows.at(-1)), slide);
    const notes = expansionNotes(behind, 'Genuine expansion', slide);
    return { ...overTime(model, plot, 'genuine_rate'), figures, notes };
  },
});

export const motionExhibit = exhibit({
  name: 'expansion-motion',
  label: 'Organic expansion against sales',
  page: 'expansion',
  asks: (slide) => ({ expansion: ask('expansion', courseWords(slide)), ...movementAsks(slide) }),
  explains: (_, slide) => expansionBehind(slide),
  prepare: ({ expansion, period }, slide, behind) => {
    const model = prepareMotion(expansion, 'amount');
    if (model.empty !== null) return emptySlide(model.finding, model.empty, model.description);
    const { rows } = expansion;
    const used = motions.filter((motion) => rows.some(({ by_motion }) => by_motion[motion] > 0));
    const plot = stacked(
      rows.map((row) => periodText(row.period)),
      used.map((motion) => ({
        name: motionNames[motion],
        role: motionRoles[motion],
        values: rows.map(({ by_motion }) => by_motion[motion]),
        openFrom: null,
      })),
    );
    const figures = figuresOf(movedOf(period.rows.at(-1)), slide);
    return { ...overTime(model, plot, 'expansion'), figures, notes: expansionNotes(behind, 'Expansion', slide) };
  },
});
