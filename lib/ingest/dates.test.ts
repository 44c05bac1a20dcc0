import { describe, expect, it } from 'vitest';
import { formatDay, formatMonth } from '../domain/day';
import { dateShape, dayUnder, instantMs } from './dates';
import { monthColumns, monthOfText } from './months';

const readUnder = (cell: string, order: 'dmy' | 'mdy') => {
  const shape = dateShape(cell);
  const day = shape && dayUnder(shape, order);
  return typeof day === 'number' ? formatDay(day) : day;
};

describe('dates that can be read in one way only', () => {
  it.each([
    '2026-03-01',
    '2026/3/1',
    '2026.03.01',
    '20260301',
    '1 Mar 2026',
    '01-Mar-26',
    '1 March 2026',
    'Mar 1, 2026',
    'March 1 2026',
    '2026-03-01T10:20:30Z',
    '2026-03-01 00:00:00',
    ' 2026-03-01 ',
  ])('%s', (cell) => {
    expect(readUnder(cell, 'dmy')).toBe('2026-03-01');
    expect(readUnder(cell, 'mdy')).toBe('2026-03-01');
  });
});

describe('the order of day and month', () => {
  it.each([
    ['13/04/2025', 'dmy'],
    ['04/13/2025', 'mdy'],
    ['03/04/25', 'ambiguous'],
    ['5.5.2025', 'neutral'],
    ['2025-03-04', 'iso'],
  ])('%s proves %s', (cell, proof) => {
    expect(dateShape(cell)?.proof).toBe(proof);
  });

  it('03/04/25 is 3 April or 4 March', () => {
    expect(readUnder('03/04/25', 'dmy')).toBe('2025-04-03');
    expect(readUnder('03/04/25', 'mdy')).toBe('2025-03-04');
  });

  it('a cell that contradicts the order is no date of the column', () => {
    expect(readUnder('04/13/2025', 'dmy')).toBe('bad_date');
  });

  it.each([
    ['2026-02-29', 'no_such_date'],
    ['31/04/2025', 'no_such_date'],
    ['1850-01-01', 'date_out_of_range'],
  ])('%s: %s', (cell, fault) => {
    expect(readUnder(cell, 'dmy')).toBe(fault);
  });

  it.each(['', 'soon', '45000', '2026-3', '1/2', '12 Foo 2025', '1-2/2025'])('%j is no date', (cell) => {
    expect(dateShape(cell)).toBeNull();
  });
});

describe('instants', () => {
  it('12:00 at +02:00 is 10:00 UTC; without a zone it is UTC', () => {
    const ten = 20_513 * 86_400_000 + 10 * 3_600_000;
    expect(instantMs('2026-03-01T12:00:00+02:00')).toBe(ten);
    expect(instantMs('2026-03-01 10:00')).toBe(ten);
    expect(instantMs('2026-03-01T10:00:00.250Z')).toBe(ten + 250);
  });

  it.each(['2026-02-30T10:00:00Z', '2026-03-01T24:00:00Z', '2026-03-01', 'now'])('%s is none', (cell) => {
    expect(instantMs(cell)).toBeNull();
  });
});

describe('months', () => {
  it.each([
    '2025-01',
    'Jan 2025',
    'January 2025',
    'jan-25',
    "Jan '25",
    '2025-01-31',
    '01/2025',
    '2025M01',
    '202501',
    '2025 Jan',
    '31-Jan-2025',
    'MRR 2025-01',
    'Jan 2025 MRR',
    '2025/1',
    '2025-01-31T00:00:00',
  ])('%s is January 2025', (heading) => {
    const month = monthOfText(heading);
    expect(month !== null && formatMonth(month)).toBe('2025-01');
  });

  it.each(['', 'MRR', 'Plan', '2025', '2025-13', 'Total', '13/2025', 'May', '2025-01-99'])('%j is none', (heading) => {
    expect(monthOfText(heading)).toBeNull();
  });

  it('headings in one order: the part that stays is the day', () => {
    const months = (headers: string[]) => monthColumns(headers).map(({ month }) => formatMonth(month));
    expect(months(['customer', '01/01/2025', '01/02/2025', '01/03/2025'])).toEqual(['2025-01', '2025-02', '2025-03']);
    expect(months(['customer', '1/1/2025', '2/1/2025', '3/1/2025'])).toEqual(['2025-01', '2025-02', '2025-03']);
    expect(months(['customer', '31/01/2025', '28/02/2025'])).toEqual(['2025-01', '2025-02']);
    expect(months(['customer', '01/02/2025'])).toEqual([]);
  });
});
