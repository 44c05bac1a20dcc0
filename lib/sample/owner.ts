/** Whose book an account is in: one owner's changed hands on one day. */
import { addMonths, type DayNumber } from '@/lib/domain/day';
import type { Account } from './account';
import { LEAVING_OWNER, SUCCEEDING_OWNER } from './people';

/** Months before the last day at which the leaving owner's book changed hands. */
const MONTHS_SINCE_HANDOVER = 14;

export const handoverDay = (lastDay: DayNumber): DayNumber => addMonths(lastDay, -MONTHS_SINCE_HANDOVER);

/** Who looked after the account on a day. */
export const ownerOn = ({ profile, startedDay }: Account, day: DayNumber, lastDay: DayNumber): string =>
  profile.owner === LEAVING_OWNER && Math.max(day, startedDay) >= handoverDay(lastDay)
    ? SUCCEEDING_OWNER
    : profile.owner;
