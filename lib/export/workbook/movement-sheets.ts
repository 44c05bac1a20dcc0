/** The sheets of what moved: movements, and what expansion and contraction are made of. */

import { type Source, sources } from '@/lib/domain/source';
import type { ReportOf } from '@/lib/reports/reports';
import { dayText } from '@/lib/view/format';
import { sourceNames } from '@/lib/view/source-names';
import type { BookHead, WorkbookInput } from './input';
import type { Table, TableColumn } from './table';

type Movement = WorkbookInput['movements'][number];

/** How far the running month goes; of another, how it stands in the books where it was closed in them. */
export const monthState = (head: BookHead, month: string, partial: boolean): string =>
  partial ? `to ${dayText(head.dataThrough)}` : (head.closings[month] ?? 'complete');

/** The column of the states, as wide as they are. */
export const stateColumn = (head: BookHead): TableColumn => ({
  name: 'State',
  unit: 'text',
  indent: true,
  width: Object.keys(head.closings).length === 0 ? 15 : 34,
});

const MONTH: TableColumn = { name: 'Month', unit: 'month' };

const movementNames = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const;
const countNames = ['start', ...movementNames, 'end'] as const;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export function movementsTable(head: BookHead, rows: readonly Movement[]): Table {
  const money = (name: string): TableColumn => ({ name, unit: 'money', group: `ARR, ${head.currency}` });
  return {
    name: 'Movements',
    title: 'Movements',
    notes: [
      'How ARR came from the start of each month to its end. Start + new + reactivation + expansion − contraction − churn = end, to the smallest unit.',
    ],
    columns: [
      MONTH,
      stateColumn(head),
      ...['Start', 'New', 'Reactivation', 'Expansion', 'Contraction', 'Churn', 'End'].map(money),
      ...countNames.map((name): TableColumn => ({ name: capital(name), unit: 'count', group: 'Accounts', width: 12 })),
    ],
    fixed: 2,
    length: rows.length,
    rows: rows.map((row) => [
      row.period,
      monthState(head, row.period, row.partial),
      row.start_arr,
      ...movementNames.map((name) => row[name]),
      row.end_arr,
      ...countNames.map((name) => row.accounts[name]),
    ]),
  };
}

export function expansionTable(
  head: BookHead,
  rows: ReportOf<'expansion'>['rows'],
  movements: readonly Movement[],
): Table {
  const byMonth = new Map(movements.map((row) => [row.period, row]));
  const part =
    (group: string) =>
    (source: Source): TableColumn => ({
      name: sourceNames[source],
      unit: 'money',
      group,
      width: 14,
    });
  return {
    name: 'Expansion by source',
    title: 'Expansion by source',
    notes: [
      'What expansion and contraction of each closed month are made of; the sources add up to them. Genuine expansion is expansion without price. Rates are of ARR at the start of the month.',
    ],
    columns: [
      MONTH,
      { name: 'ARR at the start', unit: 'money' },
      { name: 'Expansion', unit: 'money' },
      { name: 'Rate', unit: 'ratio' },
      { name: 'Genuine', unit: 'money' },
      { name: 'Genuine rate', unit: 'ratio' },
      { name: 'Accounts expanding', unit: 'ratio', width: 11 },
      { name: 'From the largest 10', unit: 'ratio', width: 11 },
      { name: 'Quick ratio', unit: 'multiple', width: 12 },
      ...sources.map(part(`Expansion, ${head.currency}`)),
      { name: 'Contraction', unit: 'money', group: `Contraction, ${head.currency}` },
      ...sources.map(part(`Contraction, ${head.currency}`)),
    ],
    fixed: 1,
    length: rows.length,
    rows: rows.map((row) => {
      const moved = byMonth.get(row.period);
      return [
        row.period,
        moved?.start_arr ?? null,
        row.expansion,
        row.rate,
        row.genuine,
        row.genuine_rate,
        row.expanding_accounts,
        row.top10,
        row.quick_ratio,
        ...sources.map((source) => row.by_source[source]),
        moved?.contraction ?? null,
        ...sources.map((source) => moved?.contraction_by_source[source] ?? null),
      ];
    }),
  };
}
