/** Text of the reports on what is sold and planned: renewals, coverage, payback, plans, what is scheduled, targets, one-time charges. */
import type { ReportOf } from '@/lib/reports/reports';
import { formatExactMoney, percent } from '@/lib/view/format';
import { type Column, print, type Text, table } from './columns';
import { log } from './output';

export const renewals: Text<ReportOf<'renewals'>> = {
  print({ rows, due }, currency) {
    print(
      [
        ['period', 'text', (row) => row.period],
        ['due', 'money', (row) => row.due_arr],
        ['renewed', 'money', (row) => row.renewed],
        ['expanded', 'money', (row) => row.expanded],
        ['contracted', 'money', (row) => row.contracted],
        ['lost', 'money', (row) => row.lost],
        ['rate', 'percent', (row) => row.rate],
      ] satisfies Column<(typeof rows)[number]>[],
      rows,
      currency,
    );
    for (const { within, accounts: count, arr } of due)
      log(`Due within ${within} days: ${formatExactMoney(arr, currency)} of ${count} accounts.`);
  },
};

export const coverage: Text<ReportOf<'coverage'>> = {
  print({ uncovered, accounts: count, covered, coverage: share }, currency) {
    print(
      [
        ['not covered', 'text', (row) => row.account],
        ['name', 'text', (row) => row.name],
        ['ARR', 'money', (row) => row.arr],
        ['owner', 'text', (row) => row.owner],
      ] satisfies Column<(typeof uncovered)[number]>[],
      uncovered,
      currency,
    );
    log(`${covered} of ${count} accounts are covered: ${percent(share)}.`);
  },
};

type Paid = ReportOf<'payback'>['rows'][number];
export const payback = table<ReportOf<'payback'>, Paid>(
  ({ rows }) => rows,
  [
    ['period', 'text', (row) => row.period],
    ['expansion cost', 'money', (row) => row.expansion_cost],
    ['expansion MRR', 'money', (row) => row.expansion_mrr],
    ['payback, months', 'months', (row) => row.payback_months],
    ['new cost', 'money', (row) => row.new_cost],
    ['new MRR', 'money', (row) => row.new_mrr],
    ['payback, months', 'months', (row) => row.new_payback_months],
    ['cost ratio', 'percent', (row) => row.cost_ratio],
  ],
);

type Planned = ReportOf<'plans'>['rows'][number];
export const plans = table<ReportOf<'plans'>, Planned>(
  ({ rows, total }) => (total ? [...rows, { ...total, source: 'all' }] : rows),
  [
    ['source', 'text', (row) => row.source || 'not stated'],
    ['open', 'text', (row) => row.open],
    ['won', 'text', (row) => row.won],
    ['lost', 'text', (row) => row.lost],
    ['win rate', 'percent', (row) => row.win_rate],
    ['median days', 'text', (row) => row.median_days],
    ['won ARR', 'money', (row) => row.won_arr],
  ],
);

export const scheduled: Text<ReportOf<'scheduled'>> = {
  print({ changes, current_arr, contracted_arr }, currency) {
    print(
      [
        ['on', 'text', (row) => row.on],
        ['account', 'text', (row) => row.account],
        ['name', 'text', (row) => row.name],
        ['movement', 'text', (row) => row.type],
        ['change', 'money', (row) => row.end_arr - row.start_arr],
      ] satisfies Column<(typeof changes)[number]>[],
      changes,
      currency,
    );
    log(`ARR ${formatExactMoney(current_arr, currency)}, contracted ${formatExactMoney(contracted_arr, currency)}.`);
  },
};

type Aimed = ReportOf<'targets'>['rows'][number];
export const targets = table<ReportOf<'targets'>, Aimed>(
  ({ rows }) => rows,
  [
    ['metric', 'text', (row) => row.metric],
    ['period', 'text', (row) => (row.partial ? `${row.period} (to date)` : row.period)],
    ['of', 'text', (row) => [row.segment, row.owner].filter((name) => name !== null).join(', ') || 'all'],
    ['attainment', 'percent', (row) => row.attainment],
  ],
);

type OneTime = ReportOf<'one-time'>['charges'][number];
export const oneTime = table<ReportOf<'one-time'>, OneTime>(
  ({ charges }) => charges,
  [
    ['on', 'text', (row) => row.on],
    ['account', 'text', (row) => row.account],
    ['product', 'text', (row) => row.product],
    ['amount', 'text', (row) => formatExactMoney(row.amount, row.currency)],
  ],
);
