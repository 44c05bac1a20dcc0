import { describe, expect, it } from 'vitest';
import { formatDay } from '@/lib/domain/day';
import { parseReportQuery, QueryError } from './query';

const parse = (text: string) => parseReportQuery(new URLSearchParams(text));

function refusal(text: string): QueryError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof QueryError) return error;
  }
  throw new Error(`${text} was understood`);
}

describe('questions', () => {
  it('take their defaults where nothing is said', () => {
    expect(parse('')).toEqual({
      grid: 'month',
      windowMonths: 12,
      from: null,
      to: null,
      at: [],
      where: [],
      by: null,
      metric: null,
      fx: 'plan',
      attrAt: 'current',
      thresholdMrr: null,
      rollUp: 'account',
      asOf: null,
      asOfClock: 'recorded',
      dataThrough: null,
      graceDays: null,
      list: {
        search: null,
        states: ['new', 'reactivated', 'expanded', 'shrank', 'unchanged'],
        sort: 'arr',
        descending: true,
        offset: 0,
        limit: null,
        onlyIds: false,
        around: null,
      },
    });
  });

  it('take every period from the first day of `from` to the last of `to`', () => {
    const query = parse('from=2025-Q1&to=2025');
    expect([query.from, query.to].map((day) => formatDay(day ?? 0))).toEqual(['2025-01-01', '2025-12-31']);
  });

  it('add up the values of one attribute and keep attributes apart', () => {
    expect(parse('where=segment=SMB&where=segment=ENT&where=region=EU').where).toEqual([
      { slug: 'segment', operator: '=', values: ['SMB', 'ENT'] },
      { slug: 'region', operator: '=', values: ['EU'] },
    ]);
  });

  it('compare and exclude', () => {
    expect(parse('where=employees>=50&where=employees<200&where=segment!=SMB&where=segment!=').where).toEqual([
      { slug: 'employees', operator: '>=', values: ['50'] },
      { slug: 'employees', operator: '<', values: ['200'] },
      { slug: 'segment', operator: '!=', values: ['SMB', ''] },
    ]);
    expect(parse(`where=${encodeURIComponent('formula=a<=b')}`).where[0]).toEqual({
      slug: 'formula',
      operator: '=',
      values: ['a<=b'],
    });
  });

  it('take several days at once', () => {
    expect(parse('at=2025-12-07,2025-12-14').at.map(formatDay)).toEqual(['2025-12-07', '2025-12-14']);
  });

  it.each([
    ['grid=day', 'grid', 'week, month, quarter, year'],
    ['window=2', 'window', '1, 3, 12'],
    ['from=2025-13', 'from', '2025-03, 2025-Q1, 2025 or 2025-W09'],
    ['at=2025-02-30', 'at', 'YYYY-MM-DD'],
    ['as_of=yesterday', 'as_of', 'YYYY-MM-DD'],
    ['where=segment', 'where', 'attribute=value'],
    ['where=%3DSMB', 'where', 'attribute=value'],
    ['where=employees>=many', 'where', 'a number after employees>='],
    ['fx=daily', 'fx', 'plan, rolling, monthly'],
    ['attr_at=end', 'attr_at', 'current, start'],
    ['as_of_clock=wall', 'as_of_clock', 'recorded, appended'],
    ['roll_up=owner', 'roll_up', 'account, parent'],
    ['threshold=9.5', 'threshold', 'whole amount'],
    ['grace=-1', 'grace', '0 to 366'],
    ['from=2025-03&to=2025-02', 'to', 'before'],
    ['colour=red', 'colour', 'there are grid, window'],
  ])('refuse %s, naming the field and what exists', (text, field, words) => {
    const error = refusal(text);
    expect(error.field).toBe(field);
    expect(error.message).toContain(words);
  });
});
