/** The accounts whose ARR changed most over the period. */
import type { AccountRow, AccountsReport } from '@/lib/domain/report';
import { percent, wholeNumber } from '../../format';
import { sumOf } from '../../rounded-parts';
import { column, money, moneyMoved, words } from '../cells';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import { changeFigure, shareFigure } from '../figures';
import { signedSlideMoney } from '../money';
import type { TablePlot } from '../plot';
import { cutToWidth } from '../text-width';
import { accountName } from './bridge-notes';
import { largestMoves, movedAsk, movedNotes, periodMovements } from './movements';

const MOST_ROWS = 10;
const NAME_EM = 26;
const TITLE_NAME_EM = 18;

const stateNames: Readonly<Record<string, string>> = {
  new: 'New',
  reactivated: 'Came back',
  expanded: 'Expanded',
  shrank: 'Contracted',
  churned: 'Churned',
};

function tableOf(shown: readonly AccountRow[], { total }: AccountsReport, { currency, period }: SlideAsked): TablePlot {
  const others = total.accounts - shown.length;
  const rest = total.change_arr - sumOf(shown.map(({ change_arr }) => change_arr));
  return {
    kind: 'table',
    columns: [
      column('Account', 'text', 3.4),
      column('What happened', 'text', 1.6),
      column('ARR before', 'money', 1.4),
      column('Change', 'money', 1.4),
      column(`ARR, ${period.words.replace(/ to .*/, '')}`, 'money', 1.4),
    ],
    rows: [
      ...shown.map((row) => [
        words(cutToWidth(accountName(row), NAME_EM)),
        words(stateNames[row.state] ?? row.state),
        money(row.start_arr, currency),
        moneyMoved(row.change_arr, currency),
        money(row.arr, currency),
      ]),
      ...(others > 0
        ? [
            [
              words(`${wholeNumber(others)} other ${others === 1 ? 'account' : 'accounts'}`),
              words(''),
              money(total.start_arr - sumOf(shown.map(({ start_arr }) => start_arr)), currency),
              moneyMoved(rest, currency),
              money(total.arr - sumOf(shown.map(({ arr }) => arr)), currency),
            ],
          ]
        : []),
      [
        words('All that moved'),
        words(''),
        money(total.start_arr, currency),
        moneyMoved(total.change_arr, currency),
        money(total.arr, currency),
      ],
    ],
    hasTotal: true,
    more: null,
  };
}

/** 'Three accounts made half of the $376k: Wexrick Plastics alone +$75.7k' */
function titleOf(shown: readonly AccountRow[], { total }: AccountsReport, { period, currency }: SlideAsked): string {
  const [first] = shown;
  if (!first) return `No account changed in ${period.words}`;
  const name = cutToWidth(accountName(first), TITLE_NAME_EM);
  const net = signedSlideMoney(total.change_arr, currency);
  return `${wholeNumber(total.accounts)} ${total.accounts === 1 ? 'account' : 'accounts'} moved ARR by ${net} in ${period.words.replace(/ to .*/, ' so far')}; ${name} most, by ${signedSlideMoney(first.change_arr, currency)}`;
}

export const moversExhibit = exhibit({
  name: 'movers',
  label: 'Accounts that moved most',
  page: 'overview',
  asks: (slide) => ({
    movements: periodMovements(slide),
    rises: movedAsk(slide, '-change_arr'),
    falls: movedAsk(slide, 'change_arr'),
  }),
  prepare: ({ rises, falls }, slide) => {
    const { period, currency } = slide;
    const { total, states } = rises;
    const all = largestMoves(rises, falls);
    if (total.accounts === 0 || all.length === 0)
      return emptySlide(`No account changed in ${period.words}`, 'No account started, grew, shrank or left.');
    const shown = all.slice(0, MOST_ROWS);
    const title = titleOf(shown, rises, slide);
    const up = states.new.change_arr + states.reactivated.change_arr + states.expanded.change_arr;
    const down = states.shrank.change_arr + states.churned.change_arr;
    const top = shown.slice(0, 3).reduce((sum, { change_arr }) => sum + Math.abs(change_arr), 0);
    return {
      title,
      description: `Accounts by change of ARR, start against end of ${period.words}`,
      plot: tableOf(shown, rises, slide),
      empty: null,
      figures: [
        changeFigure(
          'Rises',
          up,
          currency,
          `${wholeNumber(states.new.accounts + states.reactivated.accounts + states.expanded.accounts)} accounts`,
        ),
        changeFigure(
          'Falls',
          down,
          currency,
          `${wholeNumber(states.shrank.accounts + states.churned.accounts)} accounts`,
        ),
        shareFigure('Moved by three accounts', up - down === 0 ? null : top / (up - down), 'of all that rose and fell'),
      ],
      defines: ['movements'],
      altText: `${title}. Table of ${shown.map((row) => `${accountName(row)} ${signedSlideMoney(row.change_arr, currency)}`).join(', ')}; the three largest are ${percent(up - down === 0 ? null : top / (up - down))} of all that moved.`,
      notes: movedNotes(rises, falls, period),
    };
  },
});
