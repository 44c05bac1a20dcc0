import { describe, expect, it } from 'vitest';
import { deckPeriod } from './period';

describe('the period of a deck', () => {
  it('is the last month that is over, where none is said', () => {
    expect(deckPeriod(null, '2026-11-15')).toMatchObject({
      label: '2026-10',
      from: '2026-10',
      to: '2026-10',
      end: '2026-10-31',
      before: '2026-09-30',
      partial: false,
      words: 'Oct 2026',
    });
    expect(deckPeriod(null, '2026-11-30')?.label).toBe('2026-11');
    expect(deckPeriod(null, '2026-01-01')?.label).toBe('2025-12');
  });

  it('is a month or a quarter', () => {
    expect(deckPeriod('2026-Q3', '2026-11-15')).toMatchObject({
      grid: 'quarter',
      months: 3,
      from: '2026-07',
      to: '2026-09',
      end: '2026-09-30',
      before: '2026-06-30',
      words: 'Q3 2026',
    });
    expect(deckPeriod('2024-02', '2026-11-15')).toMatchObject({ end: '2024-02-29', before: '2024-01-31' });
    expect(deckPeriod('FY2026-Q1-04', '2026-11-15', 4)).toMatchObject({
      from: '2025-04',
      to: '2025-06',
      words: 'Q1 FY2026',
    });
  });

  it('ends with the data where it is not over', () => {
    expect(deckPeriod('2026-Q4', '2026-11-15')).toMatchObject({
      end: '2026-11-15',
      partial: true,
      words: 'Q4 2026 to 15 Nov 2026',
    });
    expect(deckPeriod('2026-11', '2026-11-30')).toMatchObject({ end: '2026-11-30', partial: false });
  });

  it('may lie after the data, and is then called by its name alone', () => {
    expect(deckPeriod('2027-Q1', '2026-11-15')?.words).toBe('Q1 2027');
  });

  it.each(['2026', '2026-W09', '2026-11-15', 'soon', '', '2026-Q5', 'FY2026-04'])('is not %j', (label) => {
    expect(deckPeriod(label, '2026-11-15')).toBeNull();
  });

  it('is none without data', () => {
    expect(deckPeriod(null, null)).toBeNull();
  });
});
