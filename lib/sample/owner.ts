/** Whose book an account is in: one owner's changed hands on one day, and later a specialist took over some industries'. */
import { addMonths, type DayNumber } from '@/lib/domain/day';
import type { Account } from './account';
import { LEAVING_OWNER, type Profile, SPECIALIST, SPECIALISTS_INDUSTRIES, SUCCEEDING_OWNER } from './people';

interface Handover {
  from: string;
  to: string;
  /** Months before the last day. */
  monthsAgo: number;
  isOf: (profile: Profile) => boolean;
}

const handovers: readonly Handover[] = [
  { from: LEAVING_OWNER, to: SUCCEEDING_OWNER, monthsAgo: 14, isOf: () => true },
  {
    from: 'Marcus Webb',
    to: SPECIALIST,
    monthsAgo: 5,
    isOf: ({ industry }) => SPECIALISTS_INDUSTRIES.includes(industry),
  },
];

const handoverOf = ({ profile }: Account): Handover | undefined =>
  handovers.find(({ from, isOf }) => from === profile.owner && isOf(profile));

/** The day on which the account changed hands, where it was there before. */
export function handedOverOn(account: Account, lastDay: DayNumber): DayNumber | null {
  const handover = handoverOf(account);
  const day = handover ? addMonths(lastDay, -handover.monthsAgo) : null;
  return day !== null && account.startedDay < day ? day : null;
}

/** Who looked after the account on a day. */
export function ownerOn(account: Account, day: DayNumber, lastDay: DayNumber): string {
  const handover = handoverOf(account);
  return handover && Math.max(day, account.startedDay) >= addMonths(lastDay, -handover.monthsAgo)
    ? handover.to
    : account.profile.owner;
}
