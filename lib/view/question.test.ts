import { describe, expect, it } from 'vitest';
import { askedOfAll, loadQuestion, monthRange, monthsAsked, pageHref, periodWords } from './question';

const asked = (search: string) => loadQuestion(new URLSearchParams(search));

describe('the question in an address', () => {
  it('is the last 24 months of all accounts where nothing is said, and such an address is short', () => {
    expect(asked('')).toEqual({
      period: '24m',
      grid: 'month',
      where: [],
      attr_at: 'current',
      compare: 'none',
      as_of: null,
      fx: 'plan',
      roll_up: 'account',
    });
    expect(pageHref('/retention', asked(''))).toBe('/retention');
  });

  it('comes back from the address it was written to', () => {
    const search = '?period=2025-01..2025-06&grid=quarter&where=segment=SMB&where=region!=EU&as_of=2025-07-31';
    const question = asked(search);
    expect(question).toMatchObject({ where: ['segment=SMB', 'region!=EU'], as_of: '2025-07-31', grid: 'quarter' });
    expect(loadQuestion(new URL(pageHref('https://x.test/', question)).searchParams)).toEqual(question);
  });

  it('takes no notice of what it does not know', () => {
    expect(asked('period=soon&grid=day&as_of=2025-02-30&fx=mine')).toEqual(asked(''));
    expect(monthRange('2025-06..2025-01')).toBeNull();
    expect(monthRange('2025-01..2025-06..2025-07')).toBeNull();
  });

  it('asks reports only for what differs from their own defaults', () => {
    expect(askedOfAll(asked(''))).toEqual({});
    expect(askedOfAll(asked('where=a=b&fx=rolling&roll_up=parent&as_of=2025-01-31'))).toEqual({
      where: ['a=b'],
      fx: 'rolling',
      roll_up: 'parent',
      as_of: '2025-01-31',
    });
  });
});

describe('the months that are asked for', () => {
  it('24 closed months to October, while November runs: from November two years before', () => {
    expect(monthsAsked(asked(''), '2026-11-15')).toEqual({ from: '2024-11' });
  });

  it('on the last day of a month that month is closed', () => {
    expect(monthsAsked(asked('period=6m'), '2026-11-30')).toEqual({ from: '2026-06' });
  });

  it('as of a day before data-through they end there', () => {
    expect(monthsAsked(asked('period=6m&as_of=2026-03-31'), '2026-11-15')).toEqual({ from: '2025-10' });
  });

  it('all of them, a range, and none while nothing is known', () => {
    expect(monthsAsked(asked('period=all'), '2026-11-15')).toEqual({});
    expect(monthsAsked(asked('period=2025-01..2025-06'), '2026-11-15')).toEqual({ from: '2025-01', to: '2025-06' });
    expect(monthsAsked(asked(''), null)).toEqual({});
  });

  it('are told in words', () => {
    expect(periodWords('12m')).toBe('Last 12 months');
    expect(periodWords('2025-01..2025-06')).toBe('Jan 2025 to Jun 2025');
  });
});

describe('fiscal presets', () => {
  const months = (period: string, yearStart?: number, as_of: string | null = null) =>
    monthsAsked({ period, as_of }, '2026-11-21', yearStart);

  it('are the running quarter and year, and the year before, of fiscal years from any month', () => {
    expect([months('qtd'), months('ytd'), months('ly')]).toEqual([
      ...[{ from: '2026-10' }, { from: '2026-01' }, { from: '2025-01', to: '2025-12' }],
    ]);
    expect([months('qtd', 2), months('ytd', 2), months('ly', 2)]).toEqual([
      ...[{ from: '2026-11' }, { from: '2026-02' }, { from: '2025-02', to: '2026-01' }],
    ]);
  });

  it('as of a past day they are those of then', () => {
    expect(months('ytd', 4, '2026-03-31')).toEqual({ from: '2025-04' });
  });
});
