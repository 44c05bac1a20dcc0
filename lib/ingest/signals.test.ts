import { describe, expect, it } from 'vitest';
import { dayNumber } from '../domain/day';
import { importText } from './testing/files';

const told = ({ problems }: Awaited<ReturnType<typeof importText>>) =>
  problems.map(({ code, row, column }) => [code, row, column]);

describe('signals', () => {
  it('a day, a name, points with a fraction, a note; the time of day is not kept', async () => {
    const { planning, analysis } = await importText(
      'account_id,on,signal,weight,note\na,2026-03-01,Pricing page viewed,,\nb,2026-03-02T08:30:00Z,nps_promoter,7.5,"9 of 10"\n',
    );
    expect(analysis.kind).toBe('signals');
    const onDay = dayNumber(2026, 3, 1);
    expect(planning).toEqual([
      { table: 'signal', accountId: 'a', onDay, signal: 'Pricing page viewed', weightMilli: null, note: null, row: 2 },
      {
        table: 'signal',
        accountId: 'b',
        onDay: onDay + 1,
        signal: 'nps_promoter',
        weightMilli: 7500,
        note: '9 of 10',
        row: 3,
      },
    ]);
  });

  it('bad rows name row and column', async () => {
    const read = await importText(
      'account_id,on,signal,weight\n,2026-03-01,x,1\na,soon,x,1\na,2026-03-01,,1\na,2026-03-01,x,many\na,2026-03-01,x,-3\n',
    );
    expect(told(read)).toEqual([
      ['missing_value', 2, 'account_id'],
      ['bad_date', 3, 'on'],
      ['missing_value', 4, 'signal'],
      ['bad_number', 5, 'weight'],
      ['negative_quantity', 6, 'weight'],
    ]);
  });
});

describe('usage', () => {
  it('a meter, what was used and of what; no limit is none', async () => {
    const { planning, analysis } = await importText(
      'Customer ID,Date,Meter,Used,Limit\na,2026-03-01,API calls,"80,500.25","100,000.00"\na,2026-03-01,Seats,9,\n',
    );
    expect(analysis.kind).toBe('usage');
    const onDay = dayNumber(2026, 3, 1);
    expect(planning).toEqual([
      {
        table: 'usage_reading',
        accountId: 'a',
        onDay,
        meter: 'API calls',
        usedMicro: 80_500_250_000,
        limitMicro: 100_000_000_000,
        row: 2,
      },
      { table: 'usage_reading', accountId: 'a', onDay, meter: 'Seats', usedMicro: 9_000_000, limitMicro: null, row: 3 },
    ]);
  });

  it('bad rows name row and column', async () => {
    const read = await importText(
      'account_id,on,meter,used,limit\na,2026-03-01,m,,5\na,2026-03-01,m,-1,5\na,2026-03-01,,1,5\n',
    );
    expect(told(read)).toEqual([
      ['missing_value', 2, 'used'],
      ['negative_quantity', 3, 'used'],
      ['missing_value', 4, 'meter'],
    ]);
  });
});
