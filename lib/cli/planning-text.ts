/** Text of plans, costs and whitespace. */
import type { ReportOf } from '@/lib/reports/reports';
import { formatExactMoney } from '@/lib/view/format';
import { type Column, print, type Text } from './columns';
import { log, printTable } from './output';

type Planned = ReportOf<'plan-list'>['open'][number];

const TEAMS = { cs: 'CS', sales_assist: 'sales assist' } as const;

export const planList: Text<ReportOf<'plan-list'>> = {
  print({ open, closed, ahead, open_plans, open_arr, overdue, incomplete }, currency) {
    print(
      [
        ['record', 'text', (row) => row.record],
        ['account', 'text', (row) => row.account],
        ['source', 'text', (row) => row.source],
        ['ARR', 'money', (row) => row.amount_arr],
        ['expected', 'text', (row) => (row.expected_on ?? 'no date') + (row.is_overdue ? ', overdue' : '')],
        ['owner', 'text', (row) => row.owner ?? `nobody; ${row.proposed_owner ?? TEAMS[row.proposed_team]}?`],
        ['status', 'text', (row) => row.status],
        ['closed', 'text', (row) => row.closed_on],
        [
          'led to',
          'text',
          (row) => row.expansion && `${formatExactMoney(row.expansion.arr, currency)} on ${row.expansion.on}`,
        ],
      ] satisfies Column<Planned>[],
      [...open, ...closed],
      currency,
    );
    if (ahead.length > 0)
      printTable(
        ['record', 'account', 'touchpoint on', 'kind', 'owner', 'note'],
        ahead.map(({ record, account, on, kind, owner, note }) => [record, account, on, kind, owner, note]),
      );
    log(
      `${open_plans} open plans, ${formatExactMoney(open_arr, currency)}; ${overdue} overdue, ${incomplete} without an owner or a date.`,
    );
  },
};

type Gaps = ReportOf<'whitespace'>['rows'][number];

export const whitespace: Text<ReportOf<'whitespace'>> = {
  print({ rows, columns, accounts, total, gap_arr, likely_arr, like_by }, currency) {
    const nameOf = (index: number): string => {
      const column = columns[index];
      return column === undefined ? '' : [column.product, column.plan].filter(Boolean).join(' ');
    };
    print(
      [
        ['account', 'text', (row) => row.account],
        ['name', 'text', (row) => row.name],
        ['ARR', 'money', (row) => row.arr],
        ['could add', 'money', (row) => row.gap_arr],
        ['likely', 'money', (row) => row.likely_arr],
        [
          'gaps',
          'text',
          (row) => row.gaps.map(({ column, arr }) => `${nameOf(column)} ${formatExactMoney(arr, currency)}`).join(', '),
        ],
      ] satisfies Column<Gaps>[],
      rows,
      currency,
    );
    const alike = like_by === null ? 'ARR band' : `${like_by} and ARR band`;
    log(
      `${total} of ${accounts} accounts have gaps: ${formatExactMoney(gap_arr, currency)}, likely ${formatExactMoney(likely_arr, currency)}. Valued by the median of accounts of the same ${alike}.`,
    );
  },
};

export const costs: Text<ReportOf<'costs'>> = {
  print({ months, lines }, currency) {
    printTable(
      ['month', ...lines.map(({ motion, team }) => [motion, team].filter(Boolean).join(' '))],
      months.map((month, index) => [
        month,
        ...lines.map(({ amounts }) => {
          const amount = amounts[index] ?? null;
          return amount === null ? null : formatExactMoney(amount, currency);
        }),
      ]),
    );
  },
};
