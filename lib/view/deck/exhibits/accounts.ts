/** The list of accounts as its page was looked at: searched, of one state, in its order; the first of it and the sum. */
import type { AccountRow, AccountsReport } from '@/lib/domain/report';
import { DEFAULT_SORT, type Listing, loadAccountsChoices, stateNames } from '../../accounts';
import { dayText, formatExactMoney, percent, wholeNumber } from '../../format';
import { sumOf } from '../../rounded-parts';
import { ask } from '../ask';
import { moneyBehind } from '../behind';
import { column, exactMoney, exactMoved, words } from '../cells';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import { changeFigure, moneyFigure, shareFigure } from '../figures';
import { slideMoney } from '../money';
import type { TableCell, TablePlot } from '../plot';
import { cutToWidth } from '../text-width';
import { accountName } from './bridge-notes';

const MOST_ROWS = 10;
/** Ten by name in the notes, and the eleventh where it is the last. */
const MOST_ASKED = 11;
const NAME_EM = 24;
const TOP = 3;

const choicesOf = ({ search }: SlideAsked) => loadAccountsChoices(new URLSearchParams(search));

function accountsAsk(slide: SlideAsked) {
  const { search, state, sort } = choicesOf(slide);
  const { months, period, asked } = slide;
  return ask('accounts', {
    from: months.from ?? period.from,
    to: months.to ?? period.to,
    sort,
    limit: MOST_ASKED,
    ...(search.trim() !== '' && { search: search.trim() }),
    ...(state !== 'active' && { state }),
    ...asked,
  });
}

const many = (count: number, state: Listing): string => {
  const kind = state === 'all' ? '' : `${stateNames[state].toLowerCase()} `;
  return `${wholeNumber(count)} ${kind}${count === 1 ? 'account' : 'accounts'}`;
};

const cellsOf = (
  name: string,
  state: string,
  row: Pick<AccountRow, 'start_arr' | 'change_arr' | 'arr'>,
  currency: string,
): TableCell[] => [
  words(name),
  words(state),
  exactMoney(row.start_arr, currency),
  exactMoved(row.change_arr, currency),
  exactMoney(row.arr, currency),
];

function tableOf(shown: readonly AccountRow[], { total, currency, from, day }: AccountsReport): TablePlot {
  const others = total.accounts - shown.length;
  const restOf = (key: 'start_arr' | 'change_arr' | 'arr'): number => total[key] - sumOf(shown.map((row) => row[key]));
  const rest = { start_arr: restOf('start_arr'), change_arr: restOf('change_arr'), arr: restOf('arr') };
  const othersName = `${wholeNumber(others)} other ${others === 1 ? 'account' : 'accounts'}`;
  return {
    kind: 'table',
    columns: [
      column('Account', 'text', 3.2),
      column('State', 'text', 1.4),
      column(`ARR, ${dayText(from ?? '')}`, 'money', 1.5),
      column('Change', 'money', 1.3),
      column(`ARR, ${dayText(day ?? '')}`, 'money', 1.5),
    ],
    rows: [
      ...shown.map((row) => cellsOf(cutToWidth(accountName(row), NAME_EM), stateNames[row.state], row, currency)),
      ...(others > 0 ? [cellsOf(othersName, '', rest, currency)] : []),
      cellsOf('All listed', '', total, currency),
    ],
    hasTotal: true,
    more: null,
  };
}

/** '325 active accounts are worth $8.25M; the three largest are 12.4% of it' */
function titleOf({ total, currency, rows, from }: AccountsReport, state: Listing, isBySize: boolean): string {
  const worth = `${many(total.accounts, state)} ${total.accounts === 1 ? 'is' : 'are'} worth ${slideMoney(total.arr, currency)} of ARR`;
  if (total.arr === 0 && total.change_arr < 0)
    return `${many(total.accounts, state)} took ${slideMoney(-total.change_arr, currency)} of ARR along since ${dayText(from ?? '')}`;
  const top = sumOf(rows.slice(0, TOP).map(({ arr }) => arr));
  if (!isBySize || total.accounts <= TOP || total.arr === 0) return worth;
  return `${worth}; the three largest are ${percent(top / total.arr)} of it`;
}

export const accountsExhibit = exhibit({
  name: 'accounts',
  label: 'Accounts as listed',
  page: 'accounts',
  asks: (slide) => ({
    accounts: accountsAsk(slide),
    whole: ask('accounts', {
      ...slide.asked,
      ...accountsAsk(slide).words,
      search: undefined,
      state: undefined,
      sort: DEFAULT_SORT,
      limit: 1,
    }),
  }),
  prepare: ({ accounts, whole }, slide) => {
    const { search, state, sort } = choicesOf(slide);
    const { total, currency, rows, from, day } = accounts;
    if (rows.length === 0)
      return emptySlide('No account is listed', 'No account is of this search, this state and these filters.');
    const shown = rows.slice(0, total.accounts === MOST_ASKED ? MOST_ASKED : MOST_ROWS);
    const title = titleOf(accounts, state, sort === DEFAULT_SORT);
    const searched = search.trim() === '' ? '' : `; names or ids with “${cutToWidth(search.trim(), TOP * 4)}”`;
    return {
      title,
      description: `ARR of ${many(total.accounts, state)} on ${dayText(day ?? '')} against ${dayText(from ?? '')}${searched}`,
      plot: tableOf(shown, accounts),
      empty: null,
      figures: [
        moneyFigure('ARR of those listed', total.arr, currency, {
          note: `${dayText(day ?? '')}, ${many(total.accounts, 'all')}`,
        }),
        shareFigure('Of all active ARR', whole.total.arr === 0 ? null : total.arr / whole.total.arr),
        changeFigure('Change', total.change_arr, currency, `since ${dayText(from ?? '')}`),
      ],
      defines: ['arr'],
      altText: `${title}. Table: ${shown.map((row) => `${accountName(row)} ${slideMoney(row.arr, currency)}`).join(', ')}.`,
      notes: [
        ...moneyBehind(
          {
            heading: `ARR on ${dayText(day ?? '')}`,
            rows: rows.map((row) => ({ name: accountName(row), amount: row.arr })),
            accounts: total.accounts,
            total: total.arr,
          },
          currency,
          false,
        ),
        ...(total.start_arr === 0
          ? []
          : [`They were worth ${formatExactMoney(total.start_arr, currency)} on ${dayText(from ?? '')}.`]),
      ],
    };
  },
});
