/** The accounts whose ARR changed most over the period. */
import type { AccountRow, AccountsReport, AccountsTotal } from '@/lib/domain/report';
import { percent, wholeNumber } from '../../format';
import { sumOf } from '../../rounded-parts';
import { column, exactMoney, exactMoved, words } from '../cells';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import { changeFigure, shareFigure } from '../figures';
import { wholeTitle } from '../layout';
import { signedSlideMoney } from '../money';
import type { TableCell, TablePlot } from '../plot';
import { cutToWidth } from '../text-width';
import { accountName } from './bridge-notes';
import { largestMoves, movedAsk, movedNotes, periodMovements } from './movements';

const MOST_ROWS = 10;
const NAME_EM = 48;

const stateNames: Readonly<Record<string, string>> = {
  new: 'New',
  reactivated: 'Came back',
  expanded: 'Expanded',
  shrank: 'Contracted',
  churned: 'Churned',
};

type Sum = Pick<AccountsTotal, 'arr' | 'start_arr' | 'change_arr'>;

const sumOfAll = (parts: readonly Sum[]): Sum => ({
  arr: sumOf(parts.map(({ arr }) => arr)),
  start_arr: sumOf(parts.map(({ start_arr }) => start_arr)),
  change_arr: sumOf(parts.map(({ change_arr }) => change_arr)),
});

const less = (whole: Sum, part: Sum): Sum => ({
  arr: whole.arr - part.arr,
  start_arr: whole.start_arr - part.start_arr,
  change_arr: whole.change_arr - part.change_arr,
});

const counted = (count: number, kind: string): string =>
  `${wholeNumber(count)} ${kind}${count === 1 ? 'account' : 'accounts'}`;

/** To the cent, and down to the ARR of everyone: what is written adds up, across and downwards. */
function tableOf(shown: readonly AccountRow[], { total, states }: AccountsReport, slide: SlideAsked): TablePlot {
  const { currency, period } = slide;
  const others = total.accounts - shown.length;
  const { unchanged } = states;
  const row = (name: string, what: string, { start_arr, change_arr, arr }: Sum): TableCell[] => [
    words(name),
    words(what),
    exactMoney(start_arr, currency),
    exactMoved(change_arr, currency),
    exactMoney(arr, currency),
  ];
  return {
    kind: 'table',
    columns: [
      column('Account', 'text', 2.9),
      column('What happened', 'text', 1.35),
      column('ARR before', 'money', 1.65),
      column('Change', 'money', 1.65),
      column(`ARR, ${period.words.replace(/ to .*/, '')}`, 'money', 1.65),
    ],
    rows: [
      ...shown.map((each) => row(cutToWidth(accountName(each), NAME_EM), stateNames[each.state] ?? each.state, each)),
      ...(others > 0 ? [row(counted(others, 'other '), 'Moved less', less(total, sumOfAll(shown)))] : []),
      ...(unchanged.accounts > 0 ? [row(counted(unchanged.accounts, ''), 'Unchanged', unchanged)] : []),
      row('All accounts', '', sumOfAll([total, unchanged])),
    ],
    hasTotal: true,
    more: null,
  };
}

/** '70 accounts moved ARR by +$376k in Oct 2026; Wexrick Plastics most, by +$75.7k' */
function titleOf(shown: readonly AccountRow[], { total }: AccountsReport, { period, currency }: SlideAsked): string {
  const [first] = shown;
  if (!first) return `No account changed in ${period.words}`;
  const net = signedSlideMoney(total.change_arr, currency);
  const most = signedSlideMoney(first.change_arr, currency);
  const all = `${counted(total.accounts, '')} moved ARR by ${net} in ${period.words.replace(/ to .*/, ' so far')}`;
  if (total.accounts === 1) return wholeTitle(`${all}: ${accountName(first)}`, all);
  return wholeTitle(`${all}; ${accountName(first)} most, by ${most}`, `${all}; one of them by ${most}`);
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
      description: `Accounts by change of ARR, start against end of ${period.words}, amounts in full`,
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
