/** What became of the ARR whose term ended, by month: kept and added above zero, what was not renewed below it. */
import { prepareRenewals } from '../../expansion-renewals';
import { monthText, percent } from '../../format';
import { sumOf } from '../../rounded-parts';
import { type Ask, ask } from '../ask';
import { moneyBehind } from '../behind';
import { courseMonths } from '../course';
import { emptySlide, exhibit } from '../exhibit';
import { changeFigure, moneyFigure, shareFigure } from '../figures';
import { slideMoney } from '../money';
import type { ColourRole } from '../plot';
import { accountName } from './bridge-notes';

const parts: readonly (readonly [
  key: 'renewed' | 'expanded' | 'contracted' | 'lost',
  name: string,
  role: ColourRole,
])[] = [
  ['renewed', 'Renewed', 'grr'],
  ['expanded', 'Expanded', 'expansion'],
  ['contracted', 'Contracted', 'contraction'],
  ['lost', 'Lost', 'churn'],
];

const isLoss = (key: string): boolean => key === 'contracted' || key === 'lost';

export const renewalsExhibit = exhibit({
  name: 'renewals',
  label: 'Outcome of renewals',
  page: 'expansion',
  asks: (slide) => ({ renewals: ask('renewals', { ...courseMonths(slide), ...slide.asked }) }),
  explains: ({ renewals }, { asked }): Readonly<Record<string, Ask<'explain'>>> => {
    const last = renewals.rows.findLast(({ lost }) => lost > 0);
    return last
      ? { lost: ask('explain', { metric: 'renewal_outcome.lost', period: last.period, limit: 11, ...asked }) }
      : {};
  },
  prepare: ({ renewals }, { currency }, { lost: explained }) => {
    const model = prepareRenewals(renewals);
    const { rows } = renewals;
    if (model.empty !== null || rows.length === 0)
      return emptySlide(model.finding, model.empty ?? 'No month is decided yet.', model.description);
    const total = (key: 'due_arr' | 'renewed' | 'expanded' | 'contracted' | 'lost'): number =>
      sumOf(rows.map((row) => row[key]));
    const span = `${monthText(rows[0]?.period ?? '')} to ${monthText(rows.at(-1)?.period ?? '')}`;
    const used = parts.filter(([key]) => total(key) > 0);
    return {
      title: model.finding,
      description: `What became of the ARR whose term ended, by month, ${span}; below zero what was not renewed`,
      plot: {
        kind: 'columns',
        unit: 'money',
        stacked: true,
        categories: rows.map(({ period }) => monthText(period)),
        series: used.map(([key, name, role]) => ({
          name,
          role,
          values: rows.map((row) => (isLoss(key) && row[key] !== 0 ? -row[key] : row[key])),
          openFrom: null,
        })),
        line: null,
      },
      empty: null,
      figures: [
        shareFigure(
          'Renewed',
          total('due_arr') === 0 ? null : total('renewed') / total('due_arr'),
          `of ${slideMoney(total('due_arr'), currency)} due`,
        ),
        moneyFigure('Added at renewal', total('expanded'), currency, { note: span }),
        changeFigure('Not renewed', -(total('contracted') + total('lost')) || 0, currency, span),
      ],
      defines: ['renewal_rate'],
      altText: `${model.finding}. Stacked columns of ${used.map(([, name]) => name).join(', ')}, ${span}; rate by month: ${rows.map(({ period, rate }) => `${monthText(period)} ${percent(rate)}`).join(', ')}.`,
      notes: explained
        ? moneyBehind(
            {
              heading: `Not renewed in ${monthText(explained.period)}`,
              rows: explained.accounts.map((row) => ({ name: accountName(row), amount: row.adds })),
              accounts: explained.total.accounts,
              total: explained.sum,
            },
            currency,
            false,
          )
        : [],
    };
  },
});
