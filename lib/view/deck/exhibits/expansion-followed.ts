/** How soon customers expand for the first time, and what becomes of those that have. */
import { motions, sources } from '@/lib/domain/source';
import { followUps } from '../../expansion';
import { prepareFirst } from '../../expansion-first';
import { prepareThenLost } from '../../expansion-then-lost';
import { percent, wholeNumber } from '../../format';
import { motionNames, sourceNames } from '../../source-names';
import { ask } from '../ask';
import { column, count, rate, words } from '../cells';
import { courseMonths } from '../course';
import { emptySlide, exhibit } from '../exhibit';
import { countFigure, shareFigure } from '../figures';
import type { TableCell } from '../plot';

export const firstExhibit = exhibit({
  name: 'first-expansion',
  label: 'Time to the first expansion',
  page: 'expansion',
  asks: ({ period, asked }) => ({ expansion: ask('expansion', { from: period.from, to: period.to, ...asked }) }),
  prepare: ({ expansion }, slide) => {
    const model = prepareFirst(expansion, 'all');
    const { t2e } = expansion;
    if (model.empty !== null || t2e === null)
      return emptySlide(model.finding, model.empty ?? 'No start is known.', model.description);
    const byMonth = model.points.map(({ t }) => t2e.curve.findLast((each) => each.t <= t));
    const flip = (value: number | null | undefined): number | null => (value == null ? null : 1 - value);
    return {
      title: model.finding,
      description:
        'Share of customers with genuine expansion, by months since their start; whole history (Kaplan–Meier)',
      plot: {
        kind: 'lines',
        unit: 'ratio',
        categories: model.points.map(({ t }) => String(t)),
        series: [
          {
            name: 'Have expanded',
            role: 'expansion',
            values: byMonth.map((point) => flip(point?.survival)),
            openFrom: null,
          },
        ],
        band: slide.bands
          ? {
              name: '90% band',
              low: byMonth.map((point) => flip(point?.high)),
              high: byMonth.map((point) => flip(point?.low)),
            }
          : null,
        target: null,
        notes: [],
      },
      empty: null,
      figures: [
        countFigure('Customers followed', t2e.accounts, `${wholeNumber(t2e.expanded)} have expanded`),
        {
          name: 'Half have expanded after',
          text: t2e.median_months === null ? '–' : `${t2e.median_months} mo`,
          value: t2e.median_months,
          note: 'median',
          tone: 'plain',
        },
        shareFigure('Expanded within a year', t2e.share_by['12']),
      ],
      defines: ['t2e_median'],
      altText: `${model.finding}. Rising curve: ${(['3', '6', '12', '24'] as const).map((months) => `${percent(t2e.share_by[months])} after ${months} months`).join(', ')}.`,
      notes: (expansion.t2e_by?.cohort ?? []).map(
        ({ key, accounts, expanded, median_months }) =>
          `Started in ${key}: ${wholeNumber(expanded)} of ${wholeNumber(accounts)} have expanded, half of them ${median_months === null ? 'not yet' : `after ${median_months} months`}`,
      ),
    };
  },
});

export const thenLostExhibit = exhibit({
  name: 'then-lost',
  label: 'What follows on expansion',
  page: 'expansion',
  asks: (slide) => ({
    expansion: ask('expansion', { ...courseMonths({ ...slide, grid: 'quarter' }), grid: 'month', ...slide.asked }),
  }),
  prepare: ({ expansion }, { search }) => {
    const asked = new URLSearchParams(search).get('after') ?? '6';
    const months = followUps.find((each) => each === asked) ?? '6';
    const model = prepareThenLost(expansion, months);
    const lost = expansion.then_lost?.[months];
    if (model.empty !== null || !lost)
      return emptySlide(model.finding, model.empty ?? 'Nothing was followed.', model.description);
    const row = (name: string, share: typeof lost.expanded): TableCell[] => [
      words(name),
      count(share.account_months),
      rate(share.churned),
      rate(share.contracted),
      rate(share.either),
    ];
    const some = (share: typeof lost.expanded): boolean => share.account_months > 0;
    return {
      title: model.finding,
      description: `Share that churned or contracted within ${months} months after a month with genuine expansion, and after one without`,
      plot: {
        kind: 'table',
        columns: [
          column('After a month', 'text', 3),
          column('Account-months', 'count', 1.4),
          column('Churned', 'ratio', 1.2),
          column('Contracted', 'ratio', 1.2),
          column('Either', 'ratio', 1.2),
        ],
        rows: [
          row('with expansion', lost.expanded),
          row('without', lost.not_expanded),
          ...sources.flatMap((source) =>
            source !== 'price' && some(lost.by_source[source])
              ? [row(`with expansion by ${sourceNames[source].toLowerCase()}`, lost.by_source[source])]
              : [],
          ),
          ...motions
            .filter((motion) => some(lost.by_motion[motion]))
            .map((motion) => row(`brought about: ${motionNames[motion].toLowerCase()}`, lost.by_motion[motion])),
        ],
        hasTotal: false,
        more: null,
      },
      empty: null,
      figures: [
        shareFigure('Churned after expansion', lost.expanded.churned, `within ${months} months`),
        shareFigure('Churned without', lost.not_expanded.churned, `within ${months} months`),
        shareFigure(
          'Contracted after expansion',
          lost.expanded.contracted,
          `without ${percent(lost.not_expanded.contracted)}`,
        ),
      ],
      defines: ['expansion'],
      altText: `${model.finding}. Table of churn and contraction after expansion, by source and by who brought it about.`,
      notes: [model.description],
    };
  },
});
