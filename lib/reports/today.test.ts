import { expect, it } from 'vitest';
import { dayIn, isTimeZone } from './today';

it('one moment is two days on either side of the world', () => {
  const moment = new Date('2026-03-01T11:30:00Z');
  expect([dayIn('Pacific/Kiritimati', moment), dayIn('UTC', moment), dayIn('Pacific/Pago_Pago', moment)]).toEqual([
    ...['2026-03-02', '2026-03-01', '2026-03-01'],
  ]);
  expect(dayIn('Pacific/Pago_Pago', new Date('2026-03-01T10:30:00Z'))).toBe('2026-02-28');
  expect(dayIn(null, moment)).toMatch(/^2026-0[23]-\d\d$/);
});

it('a time zone has a name that is known', () => {
  expect([isTimeZone('Europe/Berlin'), isTimeZone('Mars/Olympus')]).toEqual([true, false]);
});
