import { describe, expect, it } from 'vitest';
import { lastDaily, lastDue, momentOf, nextDue } from './schedule';

const berlin = { weekday: 1, hour: 8, timeZone: 'Europe/Berlin' };

describe('the weekly slot', () => {
  it('is an hour where the company is, in winter and in summer', () => {
    expect(momentOf('2026-11-23', 8, 'Europe/Berlin').toISOString()).toBe('2026-11-23T07:00:00.000Z');
    expect(momentOf('2026-07-20', 8, 'Europe/Berlin').toISOString()).toBe('2026-07-20T06:00:00.000Z');
    expect(momentOf('2026-11-23', 8, 'Pacific/Kiritimati').toISOString()).toBe('2026-11-22T18:00:00.000Z');
    expect(momentOf('2026-11-23', 8, 'America/Los_Angeles').toISOString()).toBe('2026-11-23T16:00:00.000Z');
  });

  it('an hour that clocks skip comes when they go on; one that comes twice, the first time', () => {
    expect(momentOf('2026-03-29', 2, 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(momentOf('2026-10-25', 2, 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:00:00.000Z');
  });

  it('was last due on the last such weekday, and is due a week later', () => {
    const at = (text: string) => new Date(text);
    expect(lastDue(berlin, at('2026-11-23T06:59:59Z')).toISOString()).toBe('2026-11-16T07:00:00.000Z');
    expect(lastDue(berlin, at('2026-11-23T07:00:00Z')).toISOString()).toBe('2026-11-23T07:00:00.000Z');
    expect(lastDue(berlin, at('2026-11-29T23:30:00Z')).toISOString()).toBe('2026-11-23T07:00:00.000Z');
    expect(nextDue(berlin, at('2026-11-23T07:00:00Z')).toISOString()).toBe('2026-11-30T07:00:00.000Z');
    expect(nextDue(berlin, at('2026-11-22T23:30:00Z')).toISOString()).toBe('2026-11-23T07:00:00.000Z');
  });

  it('after a sleep of weeks was due once: the last time', () => {
    expect(lastDue(berlin, new Date('2027-01-13T12:00:00Z')).toISOString()).toBe('2027-01-11T07:00:00.000Z');
  });

  it('a day has its hour too', () => {
    expect(lastDaily(6, 'Europe/Berlin', new Date('2026-11-23T04:00:00Z')).toISOString()).toBe(
      '2026-11-22T05:00:00.000Z',
    );
    expect(lastDaily(6, 'Europe/Berlin', new Date('2026-11-23T05:00:00Z')).toISOString()).toBe(
      '2026-11-23T05:00:00.000Z',
    );
  });
});
