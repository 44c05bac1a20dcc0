/** What is known to come after the end of the data, whatever period the deck is of: scheduled changes, and terms that end. */
import { prepareAhead, prepareDue, type Scheduled } from '../../ahead';
import type { RenewalFigures } from '../../expansion';
import { dayText, wholeNumber } from '../../format';
import { movementNames } from '../../movement-types';
import { sumOf } from '../../rounded-parts';
import { type Ask, ask } from '../ask';
import { moneyBehind } from '../behind';
import { column, money, moneyMoved, words } from '../cells';
import { type BehindAnswers, emptySlide, exhibit, type SlideAsked, type SlideContent } from '../exhibit';
import { changeFigure, moneyFigure } from '../figures';
import { slideMoney } from '../money';
import type { TablePlot } from '../plot';
import { cutToWidth } from '../text-width';
import { accountName } from './bridge-notes';

const MOST_ROWS = 10;
const NAME_EM = 26;

const changeOf = ({ start_arr, end_arr }: Scheduled['changes'][number]): number => end_arr - start_arr;

function scheduledTable({ changes, currency }: Scheduled): TablePlot {
  const shown = changes.slice(0, changes.length === MOST_ROWS + 1 ? changes.length : MOST_ROWS);
  const rest = changes.slice(shown.length);
  return {
    kind: 'table',
    columns: [
      column('Day', 'text', 1.3),
      column('Account', 'text', 3.4),
      column('What', 'text', 1.4),
      column('ARR before', 'money', 1.3),
      column('Change', 'money', 1.3),
    ],
    rows: [
      ...shown.map((change) => [
        words(dayText(change.on)),
        words(cutToWidth(accountName(change), NAME_EM)),
        words(movementNames[change.type]),
        money(change.start_arr, currency),
        moneyMoved(changeOf(change), currency),
      ]),
      ...(rest.length === 0
        ? []
        : [
            [
              words('Later'),
              words(`${wholeNumber(rest.length)} more changes`),
              words(''),
              words(''),
              moneyMoved(sumOf(rest.map(changeOf)), currency),
            ],
          ]),
      [words('All'), words(''), words(''), words(''), moneyMoved(sumOf(changes.map(changeOf)), currency)],
    ],
    hasTotal: true,
    more: null,
  };
}

/** 'Known changes take $36.4k: ARR would be $8.21M' */
function titleOf({ current_arr, contracted_arr, currency }: Scheduled): string {
  const difference = contracted_arr - current_arr;
  const arr = slideMoney(contracted_arr, currency);
  if (difference === 0) return `Known changes even out: ARR would stay at ${arr}`;
  return `Known changes ${difference > 0 ? 'add' : 'take'} ${slideMoney(Math.abs(difference), currency)}: ARR would be ${arr}`;
}

const dueBehind = (
  { due, data_through }: RenewalFigures,
  { asked }: SlideAsked,
): Readonly<Record<string, Ask<'explain'>>> => {
  const last = due.at(-1);
  if (!last || last.arr === 0 || data_through === null) return {};
  return { due: ask('explain', { metric: `due_arr.${last.within}d`, period: data_through, limit: 11, ...asked }) };
};

/** ARR whose term ends soon, as bars; each counts those above it too. */
function dueContent(renewals: RenewalFigures, currency: string, { due }: BehindAnswers): SlideContent {
  const model = prepareDue(renewals);
  const { awaiting } = renewals;
  const through = renewals.data_through === null ? '' : ` after ${dayText(renewals.data_through)}`;
  if (renewals.due.every(({ arr }) => arr === 0) && awaiting.arr === 0)
    return emptySlide('No term ends in the next 90 days', 'No line of the ledger has a term that ends soon.');
  return {
    title: model.finding,
    description: `ARR of lines whose term ends${through}; each bar counts those above it too`,
    plot: {
      kind: 'bars',
      unit: 'money',
      categories: [...renewals.due.map(({ within }) => `Within ${within} days`), 'Past, outcome not known yet'],
      series: [
        {
          name: 'ARR',
          role: 'accent',
          values: [...renewals.due.map(({ arr }) => arr), awaiting.arr],
          openFrom: null,
        },
      ],
    },
    empty: null,
    figures: renewals.due.slice(0, 3).map(({ within, accounts, arr }) =>
      moneyFigure(`Within ${within} days`, arr, currency, {
        note: `${wholeNumber(accounts)} ${accounts === 1 ? 'account' : 'accounts'}`,
      }),
    ),
    defines: ['due_arr'],
    altText: `${model.finding}. ${renewals.due.map(({ within, accounts }) => `Within ${within} days ${wholeNumber(accounts)} accounts`).join(', ')}.`,
    notes: due
      ? moneyBehind(
          {
            heading: `Terms that end within ${renewals.due.at(-1)?.within ?? 0} days`,
            rows: due.accounts.map((row) => ({ name: accountName(row), amount: row.adds })),
            accounts: due.total.accounts,
            total: due.sum,
          },
          currency,
          false,
        )
      : [],
  };
}

export const aheadExhibit = exhibit({
  name: 'ahead',
  label: 'Known changes ahead',
  page: 'overview',
  asks: ({ asked }) => ({ scheduled: ask('scheduled', { ...asked }), renewals: ask('renewals', { ...asked }) }),
  explains: ({ scheduled, renewals }, slide) => (scheduled.changes.length === 0 ? dueBehind(renewals, slide) : {}),
  prepare: ({ scheduled, renewals }, { currency }, behind) => {
    const model = prepareAhead(scheduled);
    const { changes } = scheduled;
    const due = renewals.due.at(-1);
    const through = scheduled.data_through === null ? '' : ` after ${dayText(scheduled.data_through)}`;
    const description = `Changes scheduled${through}; in no current figure`;
    if (model.empty !== null) {
      // Nothing is scheduled: what comes up for renewal is what is known of the months ahead.
      const content = dueContent(renewals, currency, behind);
      if (content.plot === null) return emptySlide(model.finding, model.empty, description);
      return { ...content, title: `${model.finding}; ${content.title.replace('comes up', 'is up')}` };
    }
    const bySize = changes.toSorted((a, b) => Math.abs(changeOf(b)) - Math.abs(changeOf(a)));
    const difference = scheduled.contracted_arr - scheduled.current_arr;
    return {
      title: titleOf(scheduled),
      description,
      plot: scheduledTable(scheduled),
      empty: null,
      figures: [
        moneyFigure('ARR by all of it', scheduled.contracted_arr, currency, { change: difference, note: 'on today' }),
        changeFigure(
          'Losses ahead',
          -sumOf(changes.map((each) => Math.max(0, -changeOf(each)))) || 0,
          currency,
          `${wholeNumber(changes.filter((each) => changeOf(each) < 0).length)} changes`,
        ),
        moneyFigure(`Up for renewal, ${due?.within ?? 90} days`, due?.arr ?? null, currency, {
          note: `${wholeNumber(due?.accounts ?? 0)} accounts`,
        }),
      ],
      defines: ['contracted_arr'],
      altText: `${titleOf(scheduled)}. Table of ${wholeNumber(changes.length)} scheduled changes.`,
      notes: moneyBehind(
        {
          heading: `Scheduled${through}`,
          rows: bySize.map((change) => ({
            name: `${accountName(change)}, ${dayText(change.on)}, ${movementNames[change.type].toLowerCase()}`,
            amount: changeOf(change),
          })),
          accounts: changes.length,
          total: sumOf(changes.map(changeOf)),
        },
        currency,
        true,
        'changes',
      ),
    };
  },
});

export const dueExhibit = exhibit({
  name: 'due',
  label: 'Renewals due',
  page: 'overview',
  asks: ({ asked }) => ({ renewals: ask('renewals', { ...asked }) }),
  explains: ({ renewals }, slide) => dueBehind(renewals, slide),
  prepare: ({ renewals }, { currency }, behind) => dueContent(renewals, currency, behind),
});
