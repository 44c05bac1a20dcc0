import { describe, expect, it } from 'vitest';
import {
  type ColumnsInput,
  joined,
  openPoints,
  otherProblems,
  type PreviewColumn,
  prepareColumns,
} from './import-columns';
import type { FileKind } from './import-words';

const column = (index: number, header: string, field: string | null, more: Partial<PreviewColumn> = {}) => ({
  index,
  header,
  field,
  confidence: 1,
  samples: [],
  decimal: null,
  dates: null,
  undecided: null,
  ...more,
});

const fields = [
  { field: 'account_id', required: true, meaning: 'Whose line it is' },
  { field: 'amount', required: true, meaning: 'What it costs' },
  { field: 'plan', required: false, meaning: 'Its plan' },
];

const invoices: ColumnsInput = {
  kind: 'invoices',
  confidence: 0.973,
  columns: [
    column(0, 'Customer', 'account_id'),
    column(1, 'Betrag', 'amount', { decimal: ',' }),
    column(2, 'Salesman', null),
  ],
  fields,
  rows: [
    ['Acme ', '1.234,56', 'Ann'],
    ['Bolt', '99,00'],
  ],
  row_numbers: [6, 8],
};
const open: { kind: FileKind | null; map: Record<string, string> } = { kind: null, map: {} };

describe('columns as read', () => {
  it('says the kind and how sure it is, in a word', () => {
    expect(prepareColumns(invoices, open).title).toBe('Read as invoice lines: sure');
    expect(prepareColumns(invoices, { ...open, kind: 'mrr' }).title).toBe('Read as an MRR spreadsheet, as you chose');
    expect(prepareColumns({ ...invoices, kind: null }, open).title).toBe('What is in this file?');
  });

  it('is a question below 70 %, unless the kind was chosen', () => {
    expect(prepareColumns({ ...invoices, confidence: 0.69 }, open).unsure).toBe(true);
    expect(prepareColumns({ ...invoices, confidence: 0.7 }, open).unsure).toBe(false);
    expect(prepareColumns({ ...invoices, confidence: 0.1 }, { ...open, kind: 'invoices' }).unsure).toBe(false);
  });

  it('gives the cells of the first rows, also where a row is short', () => {
    const model = prepareColumns(invoices, open);
    expect(model.rows.map((row) => row.values)).toEqual([
      ['Acme', 'Bolt'],
      ['1.234,56', '99,00'],
      ['Ann', ''],
    ]);
    expect(model.valueRows).toEqual([6, 8]);
  });

  it('marks required columns, conventions and what is left out', () => {
    const [customer, amount, salesman] = prepareColumns(invoices, open).rows;
    expect(customer?.required).toBe(true);
    expect(amount?.note).toBe('required, 1.234,56');
    expect(salesman).toMatchObject({ field: null, required: false, unread: 'left out' });
  });

  it('names a required field that the user took away, and offers it again', () => {
    const model = prepareColumns(invoices, { kind: null, map: { amount: '' } });
    expect(model.missing).toEqual(['Amount']);
    expect(model.options.map((option) => option.takenBy)).toEqual(['Customer', null, null]);
  });

  it('tells the months of a spreadsheet in one line and keeps the rest as attributes', () => {
    const sheet: ColumnsInput = {
      kind: 'mrr',
      confidence: 1,
      columns: [
        column(0, 'customer', 'account_id'),
        column(1, 'segment', null),
        column(2, '2025-01', 'mrr'),
        column(3, 'Feb 2025', 'mrr'),
      ],
      fields,
      rows: [['o1', 'SMB', '100', '120']],
      row_numbers: [2],
    };
    const model = prepareColumns(sheet, open);
    expect(model.months).toEqual({ columns: 2, first: '2025-01', last: 'Feb 2025' });
    expect(model.rows.map((row) => row.unread)).toEqual([null, 'attribute']);
  });

  it('leaves the long form of an MRR spreadsheet as columns', () => {
    const long: ColumnsInput = {
      kind: 'mrr',
      confidence: 1,
      columns: [column(0, 'customer', 'account_id'), column(1, 'Month', 'month'), column(2, 'MRR', 'mrr')],
      fields,
      rows: [],
      row_numbers: [],
    };
    expect(prepareColumns(long, open).months).toBeNull();
    expect(prepareColumns(long, open).rows).toHaveLength(3);
  });
});

it('problems that the columns tell themselves are not told twice', () => {
  const problems = [
    { code: 'missing_column' },
    { code: 'ignored_columns' },
    { code: 'unknown_kind' },
    { code: 'no_rows' },
  ];
  expect(otherProblems(problems, { missing: ['Amount'] })).toEqual([{ code: 'no_rows' }]);
  // Either of two fields would do, so neither is named as missing: the problem itself says so.
  expect(otherProblems(problems, { missing: [] }).map(({ code }) => code)).toEqual(['missing_column', 'no_rows']);
});

describe('what is still open', () => {
  const settled = {
    kind: 'invoices' as const,
    confidence: 1,
    problems: [],
    questions: [],
    needs_data_through: false,
    currency_choice: null,
  };
  const unstated = { kind: null, dataThrough: null };

  it('nothing, where all is known', () => {
    expect(openPoints(settled, unstated, [])).toEqual([]);
  });

  it('missing columns, questions and data-through, in that order', () => {
    const asked = { ...settled, needs_data_through: true, questions: [{ column: 'Date' }, { column: 'Date' }] };
    expect(openPoints(asked, unstated, ['Account ID', 'Period end'])).toEqual([
      'choose a column for account ID and period end',
      'say how Date is to be read',
      'say up to which day the file is complete',
    ]);
    expect(openPoints(asked, { kind: null, dataThrough: '2026-03-01' }, [])).toEqual(['say how Date is to be read']);
    const two = { ...settled, questions: [{ column: 'From' }, { column: 'To' }] };
    expect(openPoints(two, unstated, [])).toEqual(['say how From and To are to be read']);
  });

  it('an error of the file itself, where no choice can mend it', () => {
    const broken = { ...settled, problems: [{ severity: 'error' as const, code: 'no_rows' }] };
    expect(openPoints(broken, unstated, [])).toEqual(['settle what is named above']);
    const noted = { ...settled, problems: [{ severity: 'notice' as const, code: 'more_decimals' }] };
    expect(openPoints(noted, unstated, [])).toEqual([]);
    expect(openPoints({ ...broken, needs_data_through: true }, unstated, ['Amount'])).toHaveLength(1);
  });
});

it('joins words as one would say them', () => {
  expect([joined([]), joined(['a']), joined(['a', 'b']), joined(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});
