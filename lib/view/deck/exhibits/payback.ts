/** When the cost of expansion comes back, quarter by quarter, beside the rule of thumb; that of new business as a figure. */
import { periodText } from '../../expansion-periods';
import { percent } from '../../format';
import { type PaybackInput, paybackMonths, paybackRules, preparePayback } from '../../payback';
import { ask, type DeckReports } from '../ask';
import { courseMonths } from '../course';
import type { SlideFigure } from '../deck';
import { emptySlide, exhibit } from '../exhibit';
import { slideMoney } from '../money';
import type { ColumnsPlot } from '../plot';

type Row = PaybackInput['rows'][number];

const months = (name: string, value: number | null, note: string): SlideFigure => ({
  name,
  text: paybackMonths(value),
  value,
  note,
  tone: 'plain',
});

const plotOf = (rows: readonly Row[]): ColumnsPlot => ({
  kind: 'columns',
  unit: 'months',
  stacked: false,
  categories: rows.map(({ period }) => periodText(period)),
  series: [{ name: 'Expansion', role: 'expansion', values: rows.map((row) => row.payback_months), openFrom: null }],
  line: {
    name: `Rule of thumb: ${paybackRules.expansion.level}`,
    role: 'ink',
    values: rows.map(() => paybackRules.expansion.level),
    openFrom: null,
  },
});

/** 'Q3 2026: $61.2k spent on expansion for $9.1k of MRR' */
const noteOf = ({ period, expansion_cost, expansion_mrr, payback_months }: Row, currency: string): string =>
  `${periodText(period)}: ${expansion_cost === null ? 'no cost stated for each month' : `${slideMoney(expansion_cost, currency)} spent on expansion`} for ${slideMoney(expansion_mrr, currency)} of MRR${payback_months === null ? '' : `, back in ${paybackMonths(payback_months)}`}`;

const told = ({ rows }: DeckReports['payback']): Row[] => rows.filter(({ payback_months }) => payback_months !== null);

export const paybackExhibit = exhibit({
  name: 'payback',
  label: 'Payback of expansion over time',
  page: 'plans',
  asks: (slide) => ({
    payback: ask('payback', { grid: 'quarter', ...courseMonths({ ...slide, grid: 'quarter' }), ...slide.asked }),
  }),
  prepare: ({ payback }) => {
    const { finding, missing } = preparePayback(payback);
    const rows = told(payback);
    const last = rows.at(-1);
    if (!last)
      return emptySlide(
        'When expansion pays back is not known yet',
        missing?.replace(' below', ' on the page Plans, under Costs') ??
          'No quarter has a cost in each of its months and revenue that it brought.',
      );
    const quarter = periodText(last.period);
    const ratio: SlideFigure = {
      name: 'Cost of expansion ÷ new',
      text: percent(last.cost_ratio),
      value: last.cost_ratio,
      note: `${quarter}; rule of thumb ${paybackRules.ratio.words}`,
      tone: 'plain',
    };
    return {
      title: finding,
      description: `Cost ÷ (MRR won × gross margin of ${percent(payback.gross_margin)}), by closed quarter; a rule of thumb is repeated in the field, and nobody measured it`,
      plot: plotOf(rows),
      empty: null,
      figures: [
        months(
          'Payback of expansion',
          last.payback_months,
          `${quarter}; rule of thumb ${paybackRules.expansion.words}`,
        ),
        months(
          'Payback of new business',
          last.new_payback_months,
          `${quarter}; rule of thumb ${paybackRules.new.words}`,
        ),
        ratio,
      ],
      defines: ['payback_months', 'cost_ratio'],
      altText: `${finding}. Columns by quarter: ${rows.map((row) => `${periodText(row.period)} ${paybackMonths(row.payback_months)}`).join(', ')}.`,
      notes: rows.toReversed().map((row) => noteOf(row, payback.currency)),
    };
  },
});
