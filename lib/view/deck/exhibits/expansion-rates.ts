/** How fast existing accounts grow, against the guide and against new business, and from how few of them. */
import type { ExpansionRow } from '@/lib/domain/expansion';
import { prepareConcentration } from '../../expansion-concentration';
import { GUIDE } from '../../expansion-guide';
import { prepareRate, prepareToNew } from '../../expansion-lines';
import { periodText } from '../../expansion-periods';
import { monthText, percent, wholeNumber } from '../../format';
import { ask } from '../ask';
import { courseMonths, periodWords } from '../course';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import { countFigure, moneyFigure, shareFigure } from '../figures';
import { expansionBehind, expansionNotes } from './expansion-notes';
import { retentionAsk } from './retention-trend';

/** By month whatever the deck's grid: the guide is of months. */
const monthly = (slide: SlideAsked) =>
  ask('expansion', {
    ...courseMonths({ ...slide, grid: slide.grid === 'year' ? 'year' : 'quarter' }),
    grid: 'month',
    ...slide.asked,
  });

export const rateExhibit = exhibit({
  name: 'expansion-rate',
  label: 'Expansion rate by month',
  page: 'expansion',
  asks: (slide) => ({ expansion: monthly(slide) }),
  explains: (_, slide) => expansionBehind(slide, 'genuine'),
  prepare: ({ expansion }, slide, behind) => {
    const model = prepareRate(expansion);
    const { rows } = expansion;
    const last = rows.at(-1);
    if (model.empty !== null || !last)
      return emptySlide(model.finding, model.empty ?? 'No month has closed yet.', model.description);
    const month = monthText(last.period);
    return {
      title: model.finding,
      description: 'Expansion ÷ ARR at the start of each closed month; green: the guide of 3 to 5% a month',
      plot: {
        kind: 'lines',
        unit: 'ratio',
        categories: rows.map(({ period }) => monthText(period)),
        series: [
          { name: 'Genuine', role: 'expansion', values: rows.map(({ genuine_rate }) => genuine_rate), openFrom: null },
          { name: 'With price', role: 'compare', values: rows.map(({ rate }) => rate), openFrom: null },
        ],
        band: null,
        target: { name: 'Guide 3 to 5%', low: GUIDE.low, high: GUIDE.high },
        notes: [],
      },
      empty: null,
      figures: [
        shareFigure('Genuine rate', last.genuine_rate, month),
        shareFigure('Rate with price', last.rate, month),
        shareFigure(
          'Accounts that expanded',
          last.expanding_accounts,
          `${wholeNumber(last.accounts_expanding)} of ${wholeNumber(last.accounts_at_start)} in ${month}`,
        ),
      ],
      defines: ['expansion_rate', 'genuine_rate'],
      altText: `${model.finding}. Line chart of ${rows.length} months to ${month}: genuine ${percent(last.genuine_rate)}, with price ${percent(last.rate)}.`,
      notes: expansionNotes(behind, 'Genuine expansion', slide),
    };
  },
});

/** 'Expansion is 50.1% of new business; a year before it was 32.0%' */
function toNewTitle(rows: readonly ExpansionRow[]): string {
  const last = rows.findLast((row) => row.expansion_to_new_3m !== null);
  if (!last) return 'There is no new business to hold expansion against';
  const before = rows[rows.indexOf(last) - 12]?.expansion_to_new_3m ?? null;
  const then = before === null ? '' : `; a year before it was ${percent(before)}`;
  return `Expansion is ${percent(last.expansion_to_new_3m)} of new business${then}`;
}

export const toNewExhibit = exhibit({
  name: 'expansion-to-new',
  label: 'Expansion against new business',
  page: 'expansion',
  asks: (slide) => ({ expansion: monthly(slide) }),
  explains: (_, slide) => expansionBehind(slide),
  prepare: ({ expansion }, slide, behind) => {
    const model = prepareToNew(expansion);
    const { rows, currency } = expansion;
    const last = rows.at(-1);
    if (model.empty !== null || !last)
      return emptySlide(model.finding, model.empty ?? 'No month has closed yet.', model.description);
    return {
      title: toNewTitle(rows),
      description:
        'Expansion ÷ new business, each over the closed month and the two before it; 100%: as much as new business',
      plot: {
        kind: 'lines',
        unit: 'ratio',
        categories: rows.map(({ period }) => monthText(period)),
        series: [
          {
            name: 'Expansion ÷ new',
            role: 'expansion',
            values: rows.map(({ expansion_to_new_3m }) => expansion_to_new_3m),
            openFrom: null,
          },
        ],
        band: null,
        target: { name: 'As much as new business', low: 1, high: 1 },
        notes: [],
      },
      empty: null,
      figures: [
        shareFigure('Expansion ÷ new', last.expansion_to_new_3m, `three months to ${monthText(last.period)}`),
        shareFigure('Share of new ARR', last.share_of_new, monthText(last.period)),
        moneyFigure('Expansion', last.expansion, currency, { note: monthText(last.period) }),
      ],
      defines: ['expansion_to_new_3m'],
      altText: `${toNewTitle(rows)}. Line chart of ${rows.length} months to ${monthText(last.period)}.`,
      notes: expansionNotes(behind, 'Expansion', slide),
    };
  },
});

export const concentrationExhibit = exhibit({
  name: 'concentration',
  label: 'From how few accounts expansion comes',
  page: 'expansion',
  asks: (slide) => ({ expansion: ask('expansion', periodWords(slide)), retention: retentionAsk(slide, 12) }),
  explains: (_, slide) => expansionBehind(slide, 'genuine'),
  prepare: ({ expansion, retention }, slide, behind) => {
    const at = retention.at?.find(({ day }) => day === slide.period.end) ?? null;
    const model = prepareConcentration(expansion, { ...retention, current: at });
    const row = expansion.rows.at(-1);
    if (!row || model.empty !== null)
      return emptySlide(
        model.finding,
        row ? (model.empty ?? '') : `${slide.period.words} is not over: shares are of closed periods.`,
        model.description,
      );
    const named = (
      [
        ['top1', 1],
        ['top5', 5],
        ['top10', 10],
      ] as const
    ).filter(([, count]) => count < row.accounts_expanding);
    const categories = [
      ...named.map(([, count]) => (count === 1 ? 'The largest account' : `The ${count} largest`)),
      `All ${wholeNumber(row.accounts_expanding)}`,
    ];
    return {
      title: model.finding,
      description: `Share of the genuine expansion of ${periodText(row.period)} by its largest accounts`,
      plot: {
        kind: 'bars',
        unit: 'ratio',
        categories,
        series: [
          {
            name: 'Share of genuine expansion',
            role: 'expansion',
            values: [...named.map(([key]) => row[key]), 1],
            openFrom: null,
          },
        ],
      },
      empty: null,
      figures: [
        countFigure(
          'Accounts that expanded',
          row.accounts_expanding,
          `${percent(row.expanding_accounts)} of those at the start`,
        ),
        moneyFigure('Genuine expansion', row.genuine, slide.currency, { note: periodText(row.period) }),
        shareFigure('From five accounts', row.top5, 'of genuine expansion'),
      ],
      defines: ['genuine_rate', 'expanding_accounts'],
      altText: `${model.finding}. ${model.diagnosis} Bars: ${categories.map((name, index) => `${name} ${percent([...named.map(([key]) => row[key]), 1][index] ?? null)}`).join(', ')}.`,
      notes: [
        ...(model.diagnosis === '' ? [] : [model.diagnosis]),
        ...expansionNotes(behind, 'Genuine expansion', slide),
      ],
    };
  },
});
