/** Reports as text: which of a report's figures a person at a terminal sees, and how. `--json` has all of them. */
import type { ReportName, ReportOf } from '@/lib/reports/reports';
import { percent } from '@/lib/view/format';
import { benchmarks, playbook } from './benchmarks-text';
import { type Column, type Form, print, type Text, table, write } from './columns';
import { type Cell, log, printTable } from './output';
import { costs, planList, whitespace } from './planning-text';
import { coverage, oneTime, payback, plans, renewals, scheduled, targets } from './selling-text';
import { queue, rules, signals } from './signals-text';

/** A loss below zero; of nothing it is 0, not −0. */
const less = (amount: number): number => 0 - amount;

type Moved = ReportOf<'movements'>['rows'][number];
const movements: Text<ReportOf<'movements'>> = {
  print({ rows }, currency) {
    const between: Column<Moved> = ['between products', 'money', (row) => row.between_products ?? null];
    print(
      [
        ['period', 'text', (row) => (row.partial ? `${row.period} (to date)` : row.period)],
        ['start', 'money', (row) => row.start_arr],
        ['new', 'money', (row) => row.new],
        ['reactivation', 'money', (row) => row.reactivation],
        ['expansion', 'money', (row) => row.expansion],
        ['contraction', 'money', (row) => less(row.contraction)],
        ['churn', 'money', (row) => less(row.churn)],
        ['fx', 'money', (row) => row.fx],
        // Of products alone: without it their rows would not add up.
        ...(rows.some((row) => row.between_products !== undefined) ? [between] : []),
        ['end', 'money', (row) => row.end_arr],
      ] satisfies Column<Moved>[],
      rows,
      currency,
    );
  },
};

type Retained = ReportOf<'retention'>['rows'][number];
const retention = table<ReportOf<'retention'>, Retained>(
  ({ rows, current, at = [] }) => [
    ...rows,
    ...[...at, ...(current ? [current] : [])].map((figures) => ({ ...figures, period: `to ${figures.day}` })),
  ],
  [
    ['period', 'text', (row) => row.period],
    ['accounts', 'text', (row) => row.accounts],
    ['start', 'money', (row) => row.start_arr],
    ['end', 'money', (row) => row.end_arr],
    ['NRR', 'percent', (row) => row.nrr],
    ['low', 'percent', (row) => row.nrr_low],
    ['high', 'percent', (row) => row.nrr_high],
    ['without price', 'percent', (row) => row.nrr_without_price],
    ['without top', 'percent', (row) => row.nrr_without_top],
    ['GRR', 'percent', (row) => row.grr],
    ['logo', 'percent', (row) => row.logo],
  ],
);

const expansion: Text<ReportOf<'expansion'>> = {
  print({ rows, t2e, price_increases }, currency) {
    print(
      [
        ['period', 'text', (row) => row.period],
        ['expansion', 'money', (row) => row.expansion],
        ['rate', 'percent', (row) => row.rate],
        ['genuine', 'money', (row) => row.genuine],
        ['accounts', 'percent', (row) => row.expanding_accounts],
        ['of new', 'percent', (row) => row.share_of_new],
        ['top 10', 'percent', (row) => row.top10],
        ['quick ratio', 'times', (row) => row.quick_ratio],
        ['not classified', 'percent', (row) => row.share_unclassified],
      ] satisfies Column<(typeof rows)[number]>[],
      rows,
      currency,
    );
    if (t2e)
      log(
        `First expansion: ${t2e.expanded} of ${t2e.accounts} accounts` +
          (t2e.median_months === null ? '; no median yet' : `, median ${t2e.median_months} months`),
      );
    for (const { from, to, percent: rise, accounts } of price_increases)
      log(`A price increase? ${accounts} accounts rose by ${rise} % from ${from} to ${to}.`);
  },
};

const cohorts: Text<ReportOf<'cohorts'>> = {
  print({ rows, mean, metric }, currency) {
    const form: Form =
      ({ accounts: 'text', revenue: 'money', arpa: 'money' }[metric as string] as Form | undefined) ?? 'percent';
    const ages = Math.max(0, ...rows.map(({ cells }) => cells.length));
    const line = (name: string, accounts: number | null, cells: readonly (number | null)[]): Cell[] => [
      name,
      accounts,
      ...Array.from({ length: ages }, (_, age) =>
        age < cells.length ? write(form, cells[age] ?? null, currency) : '',
      ),
    ];
    printTable(
      ['cohort', 'accounts', ...Array.from({ length: ages }, (_, age) => String(age))],
      [
        ...rows.map((row) => line(row.cohort, row.accounts, row.cells)),
        ...(mean.length > 0 ? [line('mean', null, mean)] : []),
      ],
    );
  },
};

type Account = ReportOf<'accounts'>['rows'][number];
const accounts = table<ReportOf<'accounts'>, Account>(
  ({ rows }) => rows,
  [
    ['account', 'text', (row) => row.account],
    ['name', 'text', (row) => row.name],
    ['state', 'text', (row) => row.state],
    ['ARR', 'money', (row) => row.arr],
    ['change', 'money', (row) => row.change_arr],
    ['since', 'text', (row) => row.since],
  ],
);

type Value = ReportOf<'attributes'>['attributes'][number]['values'][number] & { slug: string };
const attributes = table<ReportOf<'attributes'>, Value>(
  (report) => report.attributes.flatMap(({ slug, values }) => values.map((value) => ({ slug, ...value }))),
  [
    ['attribute', 'text', (row) => row.slug],
    ['value', 'text', (row) => row.value || '(none)'],
    ['accounts', 'text', (row) => row.accounts],
    ['ARR', 'money', (row) => row.arr],
  ],
);

const bridge: Text<ReportOf<'bridge'>> = {
  print(report, currency) {
    const rows = (['entered', 'left', 'base'] as const).flatMap((group) =>
      report[group].map((row) => ({ ...row, group })),
    );
    print(
      [
        ['group', 'text', (row) => row.group],
        ['account', 'text', (row) => row.account],
        ['name', 'text', (row) => row.name],
        ['contribution', 'percent', (row) => row.contribution],
        ['change', 'money', (row) => row.change_arr],
      ] satisfies Column<(typeof rows)[number]>[],
      rows,
      currency,
    );
    const { from, to, points } = report;
    if (from && to)
      log(
        `NRR ${percent(from.nrr)} on ${from.day}, ${percent(to.nrr)} on ${to.day}` +
          (points === null ? '' : `: ${points.toFixed(2)} points`),
      );
  },
};

type Definition = ReportOf<'definitions'>['rows'][number];
const definitions = table<ReportOf<'definitions'>, Definition>(
  ({ rows }) => rows,
  [
    ['definition', 'text', (row) => row.name],
    ['who', 'text', (row) => row.who],
    ['value', 'percent', (row) => row.value],
    ['base', 'money', (row) => row.base_arr],
    ['accounts that differ', 'text', (row) => row.differs_by.length],
  ],
);

const texts: { [Name in ReportName]: Text<ReportOf<Name>> } = {
  movements,
  retention,
  expansion,
  cohorts,
  accounts,
  attributes,
  benchmarks,
  playbook,
  bridge,
  definitions,
  renewals,
  coverage,
  payback,
  plans,
  'plan-list': planList,
  whitespace,
  costs,
  scheduled,
  targets,
  'one-time': oneTime,
  queue,
  rules,
  signals,
};

/** Prints the report of that name, and what it says of each group that it was split into. */
export function printReport<Name extends ReportName>(name: Name, report: ReportOf<Name>): void {
  texts[name].print(report, report.currency);
  const { groups = [] } = report as { groups?: { key: string }[] };
  for (const { key, ...part } of groups) {
    process.stdout.write(`\n${key === '' ? '(none)' : key}\n`);
    texts[name].print({ ...report, ...part }, report.currency);
  }
}
