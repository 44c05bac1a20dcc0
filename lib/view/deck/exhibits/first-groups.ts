/** How soon groups of customers expand for the first time: by the year they started, or by channel, side by side. */
import { type ExpansionFigures, type FirstOf, firstOf } from '../../expansion';
import { prepareFirst } from '../../expansion-first';
import { ages, groupName } from '../../expansion-first-table';
import { percent, wholeNumber } from '../../format';
import { ask } from '../ask';
import { column, count, nothing, rate, words } from '../cells';
import { emptySlide, exhibit } from '../exhibit';
import { countFigure, shareFigure } from '../figures';
import type { TableCell } from '../plot';

const MOST_ROWS = 10;

type Times = NonNullable<ExpansionFigures['t2e']>;

const cellsOf = (name: string, { accounts, expanded, median_months, share_by }: Times): TableCell[] => [
  words(name),
  count(accounts),
  count(expanded),
  median_months === null ? nothing : { text: `${median_months} mo`, value: median_months, heat: null },
  ...ages.map((age) => rate(share_by[age])),
];

export const firstGroupsExhibit = exhibit({
  name: 'first-groups',
  label: 'First expansion by cohort',
  page: 'expansion',
  asks: ({ period, asked }) => ({ expansion: ask('expansion', { from: period.from, to: period.to, ...asked }) }),
  prepare: ({ expansion }, { search }) => {
    const { t2e, t2e_by } = expansion;
    const asked = new URLSearchParams(search).get('first');
    const of: FirstOf = firstOf.find((each) => each === asked && each !== 'all') ?? 'cohort';
    const groups = (of === 'channel' ? t2e_by?.channel : t2e_by?.cohort) ?? [];
    const { groupsTitle } = prepareFirst(expansion, of);
    if (t2e === null || groups.length === 0)
      return emptySlide('First expansion by cohort', 'No customer’s start is known yet, so none can be followed.');
    const title = groupsTitle.replace('% have', '% of customers have');
    const shown = groups.slice(-MOST_ROWS);
    const left = groups.length - shown.length;
    return {
      title,
      description: `Months to the first genuine expansion, median, and the share that has expanded by then, by ${of === 'channel' ? 'channel' : 'year of the start'}; whole history`,
      plot: {
        kind: 'table',
        columns: [
          column(of === 'channel' ? 'Channel' : 'Started in', 'text', 2.2),
          column('Accounts', 'count', 1.1),
          column('Expanded', 'count', 1.1),
          column('Median', 'months', 1),
          ...ages.map((age) => column(`By month ${age}`, 'ratio', 1.1)),
        ],
        rows: [...shown.map((group) => cellsOf(groupName(group, of), group)), cellsOf('All', t2e)],
        hasTotal: true,
        more: left > 0 ? `… and ${wholeNumber(left)} earlier` : null,
      },
      empty: null,
      figures: [
        countFigure('Customers followed', t2e.accounts, `${wholeNumber(t2e.expanded)} have expanded`),
        shareFigure('Expanded within half a year', t2e.share_by['6']),
        shareFigure('Expanded within a year', t2e.share_by['12']),
      ],
      defines: ['t2e_median'],
      altText: `${title}. Table: ${shown.map((group) => `${groupName(group, of)} ${percent(group.share_by['12'])} within a year`).join(', ')}.`,
      notes: shown.map(
        (group) =>
          `${groupName(group, of)}: ${wholeNumber(group.expanded)} of ${wholeNumber(group.accounts)} have expanded, half of them ${group.median_months === null ? 'not yet' : `after ${group.median_months} months`}`,
      ),
    };
  },
});
