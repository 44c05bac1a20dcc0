import { describe, expect, it } from 'vitest';
import {
  changeCell,
  countCell,
  csvOf,
  moneyCell,
  monthCell,
  numberColumn,
  ratioCell,
  type TwinTable,
  textCell,
  textColumn,
  tsvOf,
} from './twin';

const table: TwinTable = {
  fileName: 'movements',
  columns: [textColumn('Month'), numberColumn('Net', 'Net (USD)'), numberColumn('NRR'), numberColumn('Accounts')],
  rows: [
    [monthCell('2026-10', ', to date'), changeCell(123_450, 'USD'), ratioCell(1.08894), countCell(1200)],
    [textCell('=SUM(A1)'), moneyCell(-5, 'USD'), ratioCell(null), countCell(0)],
    [textCell('a "b", c\td'), moneyCell(0, 'USD'), ratioCell(1), countCell(1)],
  ],
};

describe('the table behind a chart', () => {
  it('shows figures as people read them', () => {
    expect(table.rows[0]?.map((cell) => cell.text)).toEqual(['Oct 2026, to date', '+$1,234.50', '108.9%', '1,200']);
    expect(table.rows[1]?.map((cell) => cell.text)).toEqual(['=SUM(A1)', '−$0.05', '–', '0']);
  });

  it('writes CSV that is numbers, quoted where it must be, and never a formula', () => {
    expect(csvOf(table).split('\r\n')).toEqual([
      'Month,Net (USD),NRR,Accounts',
      '2026-10,1234.50,1.08894,1200',
      "'=SUM(A1),-0.05,,0",
      '"a ""b"", c\td",0.00,1,1',
      '',
    ]);
  });

  it('copies as tabs, a tab inside a cell being a space', () => {
    expect(tsvOf(table).split('\n').at(-1)).toBe('a "b", c d\t0.00\t1\t1');
  });

  it('keeps every unit of yen, dinars and large sums', () => {
    expect(moneyCell(1_234_567, 'JPY').plain).toBe('1234567');
    expect(moneyCell(-7, 'KWD').plain).toBe('-0.007');
    expect(moneyCell(9_007_199_254_740_991, 'USD').plain).toBe('90071992547409.91');
  });
});
