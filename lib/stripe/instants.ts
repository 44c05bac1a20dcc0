/** Where an instant becomes a day: in the company's time zone, and nowhere else. */
import { type DayNumber, dayNumber } from '@/lib/domain/day';

export type DayOfInstant = (seconds: number) => DayNumber;

/** `timeZone`: an IANA name; null: UTC, as Stripe's own dashboard exports count. */
export function daysIn(timeZone: string | null): DayOfInstant {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timeZone ?? 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const known = new Map<number, DayNumber>();
  return (seconds) => {
    const before = known.get(seconds);
    if (before !== undefined) return before;
    const parts = format.formatToParts(seconds * 1000);
    const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
    const day = dayNumber(part('year'), part('month'), part('day'));
    known.set(seconds, day);
    return day;
  };
}
