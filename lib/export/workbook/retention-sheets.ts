/** The sheets of what stayed: retention month by month, by segment, and by cohort. */
import type { RetentionFigures } from '@/lib/domain/report';
import { dayText } from '@/lib/view/format';
import type { BookHead, WorkbookInput } from './input';
import { monthState, stateColumn } from './movement-sheets';
import type { Table, TableCell, TableColumn } from './table';
import { monthSerial } from './units';

const figures: readonly (readonly [key: keyof RetentionFigures, column: TableColumn])[] = [
  ['accounts', { name: 'Accounts', unit: 'count', group: 'Active at the start' }],
  ['start_arr', { name: 'ARR then', unit: 'money', group: 'Active at the start' }],
  ['end_arr', { name: 'Their ARR now', unit: 'money', group: 'Active at the start' }],
  ['nrr', { name: 'NRR', unit: 'ratio', group: 'Retention' }],
  ['grr', { name: 'GRR', unit: 'ratio', group: 'Retention' }],
  ['logo', { name: 'Logo', unit: 'ratio', group: 'Retention' }],
  ['nrr_without_price', { name: 'NRR at constant prices', unit: 'ratio', group: 'Retention', width: 12 }],
  ['nrr_without_increases', { name: 'NRR without increases', unit: 'ratio', group: 'Retention', width: 12 }],
  ['grr_without_increases', { name: 'GRR without increases', unit: 'ratio', group: 'Retention', width: 12 }],
  ['nrr_without_top', { name: 'NRR without its biggest', unit: 'ratio', group: 'Retention', width: 12 }],
  ['nrr_low', { name: 'NRR low', unit: 'ratio', group: '90% interval' }],
  ['nrr_high', { name: 'NRR high', unit: 'ratio', group: '90% interval' }],
  ['grr_low', { name: 'GRR low', unit: 'ratio', group: '90% interval' }],
  ['grr_high', { name: 'GRR high', unit: 'ratio', group: '90% interval' }],
  ['logo_low', { name: 'Logo low', unit: 'ratio', group: '90% interval' }],
  ['logo_high', { name: 'Logo high', unit: 'ratio', group: '90% interval' }],
  ['doubling_years', { name: 'Doubles in years', unit: 'years', group: 'Years' }],
  ['half_life_years', { name: 'Halves in years', unit: 'years', group: 'Years' }],
];

const windowWords = (months: number): string => (months === 1 ? '1 month' : `${months} months`);

export function retentionTable(head: BookHead, { rows, current }: WorkbookInput['retention']): Table {
  const all: [end: TableCell, state: string, row: RetentionFigures][] = [
    ...rows.map((row): (typeof all)[number] => [lastDay(row.period), monthState(head, row.period, false), row]),
    ...(current ? [[current.day, 'now', current] as (typeof all)[number]] : []),
  ];
  return {
    name: 'Retention',
    title: 'Retention',
    notes: [
      `Windows of ${windowWords(head.windowMonths)}: what the accounts that were active at the start pay at the end. The last row is the window that ends on ${dayText(head.dataThrough)}.`,
      'An empty cell: no account was active at the start, or too few (under 20) for an interval.',
    ],
    columns: [{ name: 'Window ends', unit: 'day' }, stateColumn(head), ...figures.map(([, column]) => column)],
    fixed: 2,
    length: all.length,
    rows: all.map(([end, state, row]) => [end, state, ...figures.map(([key]) => row[key])]),
  };
}

/** A month's cell says its last day, as the day of a window's end. */
const lastDay = (month: string): TableCell => ({ unit: 'day', value: monthSerial(month) });

export function segmentsTable(head: BookHead, { rows, leftOut }: WorkbookInput['segments']): Table {
  const window = `${windowWords(head.windowMonths)} to ${dayText(head.dataThrough)}`;
  const of = (name: string, unit: TableColumn['unit']): TableColumn => ({ name, unit, group: window });
  return {
    name: 'Segments',
    title: 'Segments',
    notes: [
      'Retention by the current value of each attribute. The values of one attribute add up to the whole; those of different attributes are the same accounts in other groups.',
      ...(leftOut.length > 0 ? [`Not shown, having too many values: ${leftOut.join(', ')}.`] : []),
    ],
    columns: [
      { name: 'Attribute', unit: 'text', width: 20 },
      { name: 'Value', unit: 'text', width: 26 },
      { name: 'Accounts', unit: 'count' },
      { name: 'ARR', unit: 'money' },
      { name: 'Share of ARR', unit: 'ratio' },
      of('Accounts at the start', 'count'),
      of('ARR at the start', 'money'),
      of('ARR at the end', 'money'),
      of('NRR', 'ratio'),
      of('GRR', 'ratio'),
      of('Logo', 'ratio'),
      { ...of('NRR at constant prices', 'ratio'), width: 12 },
    ],
    fixed: 2,
    length: rows.length,
    rows: rows.map(({ attribute, value, accounts, arr, current }) => {
      const whole = rows.reduce((sum, row) => (row.attribute === attribute ? sum + row.arr : sum), 0);
      return [
        attribute,
        value === '' ? '(none)' : value,
        accounts,
        arr,
        whole === 0 ? null : arr / whole,
        current?.accounts ?? null,
        current?.start_arr ?? null,
        current?.end_arr ?? null,
        current?.nrr ?? null,
        current?.grr ?? null,
        current?.logo ?? null,
        current?.nrr_without_price ?? null,
      ];
    }),
  };
}

const cohortWords = {
  net: ['Cohorts net', 'Net retention by cohort', 'ARR at each age ÷ ARR at age 0.'],
  gross: [
    'Cohorts gross',
    'Gross retention by cohort',
    'The lesser of ARR at each age and at age 0, by account, ÷ ARR at age 0.',
  ],
  logo: ['Cohorts logo', 'Logo retention by cohort', 'Accounts active at each age ÷ accounts of the cohort.'],
} as const;

const ORANGE = 'FFE0A181';
const NEUTRAL = 'FFF3F4F6';
const BLUE = 'FF89B4E6';

export function cohortTable(
  head: BookHead,
  metric: keyof typeof cohortWords,
  { rows, mean, mean_cohorts }: WorkbookInput['cohorts']['net'],
): Table {
  const [name, title, what] = cohortWords[metric];
  const ages = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const padded = (cells: readonly (number | null)[]): TableCell[] =>
    Array.from({ length: ages }, (_, age) => cells[age] ?? null);
  const counted = mean_cohorts.map((count): TableCell => ({ unit: 'count', value: count }));
  const foot: TableCell[][] =
    mean.length === 0
      ? []
      : [
          ['Mean', null, null, '', ...padded(mean)],
          ['Cohorts in the mean', null, null, '', ...counted, ...padded([]).slice(counted.length)],
        ];
  return {
    name,
    title,
    notes: [
      `${what} A cohort is the month of the first active day; age 0 is that month’s end, and ages are months.`,
      `The mean is over the cohorts that have completed the age. “Running” names the age whose month is not over (data through ${dayText(head.dataThrough)}); it is in no mean.`,
    ],
    columns: [
      { name: 'Cohort', unit: 'month', width: 19 },
      { name: 'Accounts', unit: 'count' },
      { name: 'ARR at age 0', unit: 'money' },
      { name: 'Running', unit: 'text', width: 10, indent: true },
      ...padded([]).map(
        (_, age): TableColumn => ({ name: String(age), unit: 'ratio', group: 'Age in months', width: 8.5 }),
      ),
    ],
    fixed: 4,
    length: rows.length + foot.length,
    rows: [
      ...rows.map(({ cohort, accounts, start_arr, cells, partial_age }): TableCell[] => [
        cohort === 'before' ? 'Before' : cohort,
        accounts,
        start_arr,
        partial_age === null ? '' : `age ${partial_age}`,
        ...padded(cells),
      ]),
      ...foot,
    ],
    isStrong: (row) => row >= rows.length,
    scale: {
      fromColumn: 4,
      rows: rows.length,
      steps:
        metric === 'net'
          ? [
              [0.6, ORANGE],
              [1, NEUTRAL],
              [1.4, BLUE],
            ]
          : [
              [0.4, ORANGE],
              [0.7, NEUTRAL],
              [1, BLUE],
            ],
    },
  };
}
