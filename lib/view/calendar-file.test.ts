import { describe, expect, it } from 'vitest';
import { calendarFile, instantOf, type Meeting } from './calendar-file';

const meeting: Meeting = {
  uid: 'touchpoint-12@ratchet',
  on: '2026-03-10',
  at: '14:30',
  minutes: 45,
  timeZone: 'Europe/Berlin',
  summary: 'Business review: Acme; Sons, Ltd',
  description: 'Bring:\nroadmap\\usage',
  now: new Date('2026-02-01T08:09:10.123Z'),
};

describe('a calendar file', () => {
  it('is one event in UTC, its text escaped, its lines ended as the standard says', () => {
    expect(calendarFile(meeting).split('\r\n')).toEqual([
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Ratchet//Plans//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
      ...['BEGIN:VEVENT', 'UID:touchpoint-12@ratchet', 'DTSTAMP:20260201T080910Z'],
      ...['DTSTART:20260310T133000Z', 'DTEND:20260310T141500Z'],
      'SUMMARY:Business review: Acme\\; Sons\\, Ltd',
      'DESCRIPTION:Bring:\\nroadmap\\\\usage',
      ...['END:VEVENT', 'END:VCALENDAR', ''],
    ]);
  });

  it('without a time is of the whole day, to the day after', () => {
    const text = calendarFile({ ...meeting, on: '2026-02-28', at: null, description: '' });
    expect(text).toContain('DTSTART;VALUE=DATE:20260228\r\nDTEND;VALUE=DATE:20260301\r\n');
    expect(text).not.toContain('DESCRIPTION');
  });

  it('folds long lines at 75 octets and cuts no character', () => {
    const summary = 'Ä€🙂'.repeat(40);
    const lines = calendarFile({ ...meeting, summary }).split('\r\n');
    for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(lines.join('\r\n').replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}`);
  });

  it('a line of somebody’s note cannot become a line of the file', () => {
    const text = calendarFile({ ...meeting, description: 'x\r\nEND:VEVENT\u0000' });
    expect(text.split('\r\n').filter((line) => line === 'END:VEVENT')).toHaveLength(1);
  });

  it('knows the offset of the day, also where clocks change', () => {
    const at = (day: string, time: string, zone: string) => instantOf(day, time, zone).toISOString();
    expect(at('2026-07-01', '09:00', 'Europe/Berlin')).toBe('2026-07-01T07:00:00.000Z');
    expect(at('2026-01-01', '09:00', 'America/New_York')).toBe('2026-01-01T14:00:00.000Z');
    expect(at('2026-01-01', '09:00', 'Asia/Kolkata')).toBe('2026-01-01T03:30:00.000Z');
    // 2:30 is left out on 29 March, and comes twice on 25 October.
    expect(at('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(at('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-03-29', '12:00', 'Europe/Berlin')).toBe('2026-03-29T10:00:00.000Z');
  });
});
