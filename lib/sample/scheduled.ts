/** What is already agreed for the days ahead: a few cancellations at the end of the paid year, and a few renewals with more seats. */
import { addMonths, type DayNumber } from '@/lib/domain/day';
import { type Account, arrCents } from './account';
import type { Company } from './company';

const CANCELLATIONS = 3;
const ROLL_OUTS = 2;
const MOST_DAYS_AHEAD = 110;

/** Annual accounts that renew soon and the day they do, smallest first. */
function renewingSoon(company: Company): { account: Account; day: DayNumber }[] {
  const soon = company.accounts.flatMap((account) => {
    const day = account.renewsDay;
    if (!account.active || account.scripted || day === null) return [];
    const daysAhead = day - company.lastDay;
    return daysAhead > 5 && daysAhead <= MOST_DAYS_AHEAD ? [{ account, day }] : [];
  });
  return soon.sort((a, b) => arrCents(a.account) - arrCents(b.account));
}

/** Writes changes that were recorded in the past weeks and act on renewals ahead: mid-sized accounts, so that they show. */
export function scheduleChanges(company: Company): void {
  const { journal, lastDay, random } = company;
  const soon = renewingSoon(company);
  const middle = Math.max(CANCELLATIONS, Math.floor(soon.length / 2));
  const recordedDay = (): DayNumber => lastDay - random.whole(1, 25);
  for (const { account, day } of soon.slice(middle - CANCELLATIONS, middle)) {
    journal.record({ ...account, active: false }, day, { cause: 'will not renew', recordedDay: recordedDay() });
  }
  for (const { account, day } of soon.slice(middle, middle + ROLL_OUTS)) {
    const seats = account.seats + Math.max(2, Math.floor(account.seats * 0.2));
    const ahead = { ...account, seats, renewsDay: addMonths(day, 12) };
    journal.record(ahead, day, { motion: 'sales', recordedDay: recordedDay() });
  }
}
