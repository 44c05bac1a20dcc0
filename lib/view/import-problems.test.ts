import { describe, expect, it } from 'vitest';
import { type ProblemInput, prepareProblems, problemsTitle } from './import-problems';

const problem = (row: number | null, code: string, severity: ProblemInput['severity'] = 'error'): ProblemInput => ({
  file: 'lines.csv',
  row,
  column: 'amount',
  code,
  message: `${code} in row ${row}`,
  remedy: 'Mend it',
  severity,
});

describe('problems', () => {
  const problems = [
    problem(2, 'more_decimals', 'notice'),
    problem(1042, 'bad_date'),
    problem(7, 'negative_amount'),
    problem(9, 'negative_amount'),
  ];
  const counts = [
    { code: 'negative_amount', count: 9_998 },
    { code: 'bad_date', count: 1 },
  ];

  it('are grouped by cause with the exact count, worst first, then most', () => {
    const { groups } = prepareProblems(problems, counts, null);
    expect(groups.map((group) => [group.label, group.count, group.severity])).toEqual([
      ['Negative amount', 9_998, 'error'],
      ['Bad date', 1, 'error'],
      ['More decimals', 1, 'notice'],
    ]);
    expect(problemsTitle(groups)).toBe('9,999 errors, 1 notice');
  });

  it('are listed errors first, in the order of the file', () => {
    const { rows, further } = prepareProblems(problems, counts, null, 3);
    expect(rows.map((row) => row.where)).toEqual(['Row 1,042', 'Row 7', 'Row 9']);
    expect(further).toBe(10_000 - 3);
  });

  it('narrow to one cause', () => {
    const { rows, further, groups } = prepareProblems(problems, counts, 'bad_date');
    expect(rows).toHaveLength(1);
    expect(further).toBe(0);
    expect(groups).toHaveLength(3);
  });

  it('count also a cause of which no problem was kept', () => {
    expect(prepareProblems([], [{ code: 'bad_row', count: 3 }], null)).toMatchObject({ further: 3 });
  });

  it('of the whole file name no row', () => {
    expect(prepareProblems([problem(null, 'no_rows')], [], null).rows[0]?.where).toBe('Whole file');
  });

  it('do not repeat row and column in their words', () => {
    const said = (row: number | null, column: string | null, message: string) =>
      prepareProblems([{ ...problem(row, 'bad'), column, message }], [], null).rows[0]?.message;
    expect(said(42, 'Start', 'Row 42, Start: expected YYYY-MM-DD')).toBe('Expected YYYY-MM-DD');
    expect(said(42, null, 'Row 42: too few cells')).toBe('Too few cells');
    expect(said(null, 'Start', 'Column Start: more decimals')).toBe('More decimals');
    expect(said(null, null, 'lines.csv: no rows')).toBe('No rows');
    expect(said(null, null, 'Something else')).toBe('Something else');
  });

  it('say what to do as a sentence', () => {
    const row = prepareProblems([{ ...problem(2, 'bad'), remedy: 'write a plain number' }], [], null).rows[0];
    expect(row?.remedy).toBe('Write a plain number');
  });

  it('say nothing where there are none', () => {
    expect(problemsTitle(prepareProblems([], [], null).groups)).toBeNull();
  });
});
