/** Which day is today: by the workspace's time zone, else by the machine's clock. */
import type { Day } from '@/lib/domain/day';
import { readSettings } from '@/lib/store/settings';
import type { LedgerReader } from './ledger-view';

/** `timeZone`: an IANA name; null: the machine's own. */
export function dayIn(timeZone: string | null, now: Date): Day {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...(timeZone !== null && { timeZone }),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    calendar: 'gregory',
    numberingSystem: 'latn',
  }).formatToParts(now);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** Null reader: there is no workspace yet. */
export async function todayOf(reader: LedgerReader | null): Promise<Day> {
  const timeZone = reader && (await readSettings(reader.db, reader.principal, reader.workspaceId)).timeZone;
  return dayIn(timeZone, new Date());
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
