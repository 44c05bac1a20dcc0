/**
 * A meeting as a calendar file (RFC 5545). A time of day is written in UTC, so that every calendar shows it right in its
 * own zone, on days when clocks change too; without one it is an event of the whole day, which belongs to no zone.
 */

export interface Meeting {
  /** The same for the same meeting, so that a calendar that has it changes it rather than adding another. */
  uid: string;
  /** YYYY-MM-DD */
  on: string;
  /** HH:MM in `timeZone`; null: the whole day. */
  at: string | null;
  minutes: number;
  /** An IANA name. */
  timeZone: string;
  summary: string;
  description: string;
  /** When the file is made. */
  now: Date;
}

const CRLF = '\r\n';
const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;
const LINE_OCTETS = 75;

/** Text as a value: backslash, semicolon, comma and line breaks are escaped; other control characters have no place. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n');

/** A line of at most 75 octets, continued on lines that begin with a space; no character is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LINE_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join(CRLF);
}

const compactDay = (day: string): string => day.replaceAll('-', '');
const stamp = (instant: Date): string => `${instant.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

export function calendarFile(meeting: Meeting): string {
  const { uid, on, at, minutes, timeZone, summary, description, now } = meeting;
  const next = new Date(Date.parse(`${on}T00:00:00Z`) + MS_PER_DAY).toISOString().slice(0, 10);
  const start = at === null ? null : instantOf(on, at, timeZone);
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Ratchet//Plans//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    ...['BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${stamp(now)}`],
    ...(start === null
      ? [`DTSTART;VALUE=DATE:${compactDay(on)}`, `DTEND;VALUE=DATE:${compactDay(next)}`, 'TRANSP:TRANSPARENT']
      : [`DTSTART:${stamp(start)}`, `DTEND:${stamp(new Date(start.getTime() + minutes * MS_PER_MINUTE))}`]),
    `SUMMARY:${escaped(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...['END:VEVENT', 'END:VCALENDAR'],
  ];
  return lines.map((line) => folded(line) + CRLF).join('');
}

/**
 * The instant of a time of day in a zone. A time that a change of clocks leaves out is read by the offset before it; of
 * one that comes twice it is the first.
 */
export function instantOf(day: string, time: string, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const before = offsetAt(asUtc - MS_PER_DAY, timeZone);
  const after = offsetAt(asUtc + MS_PER_DAY, timeZone);
  const isSo = (offset: number): boolean => offsetAt(asUtc - offset, timeZone) === offset;
  const offset = isSo(before) || !isSo(after) ? before : after;
  return new Date(asUtc - offset);
}

/** Milliseconds by which the zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
    ...{ hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn' },
  }).formatToParts(instant);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return local - Math.floor(instant / 1000) * 1000;
}
