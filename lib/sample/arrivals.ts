/** New customers, the opening book, and former customers who come back. */
import { addMonths, type DayNumber } from '@/lib/domain/day';
import { type Account, arrCents } from './account';
import { type Company, freeDay, type PlayedMonth } from './company';
import { arrivalsPlanned, sellingStrength } from './course';
import { drawFirstOrder, drawProfile, type FirstOrder, type Profile, type Segment } from './people';

/** Accounts already served when the ledger opens. */
const OPENING_ACCOUNTS = 58;
const DAYS_SERVED_BEFORE_OPENING = 520;
/** Of those that left within ten months, the share that comes back in a month. */
const RETURN_CHANCE = 0.011;
const ONBOARDING_CENTS: Record<Segment, number> = { SMB: 0, 'Mid-market': 2_500_00, Enterprise: 9_500_00 };

/** The mix drifts up-market over the four years. */
const segmentMix = (month: number): [Segment, number][] => [
  ['SMB', 66 - month * 0.3],
  ['Mid-market', 29 + month * 0.16],
  ['Enterprise', 3.4 + month * 0.12],
];

/** An account as it starts on a day; not yet in the journal. */
export function startedAccount(company: Company, profile: Profile, order: FirstOrder, day: DayNumber): Account {
  return {
    id: `C-${1001 + company.accounts.length}`,
    name: company.names.next(profile.industry, profile.region),
    profile,
    startedDay: day,
    active: true,
    endedDay: null,
    touchedDay: day,
    renewsDay: order.annual ? addMonths(day, 12) : null,
    plan: order.plan,
    seats: order.seats,
    dispatchSeats: 0,
    insights: false,
    singleSignOn: profile.segment === 'Enterprise' && order.plan === 'Enterprise',
    messagesCents: 0,
    meteredSince: day,
    prices: day >= company.riseDay ? 'new' : 'old',
    discountPercent: order.discountPercent,
    scripted: false,
  };
}

/** Seats scaled so that a month's deals come near the revenue aimed at; never below three. */
const scaledSeats = (seats: number, scale: number): number => Math.max(3, Math.floor(seats * scale));

function seatScale(accounts: readonly Account[], aimedCents: number): number {
  const drawn = accounts.reduce((sum, account) => sum + arrCents(account), 0);
  return drawn === 0 ? 1 : Math.min(1.7, Math.max(0.6, aimedCents / drawn));
}

/** The customers the ledger opens with: they started in the months before, and renew through the year ahead. */
export function openBook(company: Company, aimedCents: number): void {
  const { random, openingDay } = company;
  const opened: Account[] = [];
  for (let i = 0; i < OPENING_ACCOUNTS; i++) {
    const profile = drawProfile(random, random.chance(0.3) ? 'Mid-market' : 'SMB');
    const account = startedAccount(company, profile, drawFirstOrder(random, profile.segment), openingDay);
    account.startedDay = openingDay - random.whole(20, DAYS_SERVED_BEFORE_OPENING);
    if (account.renewsDay !== null) account.renewsDay = openingDay + random.whole(12, 360);
    company.accounts.push(account);
    opened.push(account);
  }
  const scale = seatScale(opened, aimedCents);
  for (const account of opened) {
    account.seats = scaledSeats(account.seats, scale);
    company.journal.record(account, openingDay);
  }
}

/** The month's new customers, together worth about `aimedCents` of ARR. */
export function winAccounts(company: Company, month: PlayedMonth, aimedCents: number): void {
  const { random } = company;
  const planned = arrivalsPlanned(month.index) * sellingStrength(month.number) * random.between(0.7, 1.3);
  const won: Account[] = [];
  for (let i = 0; i < Math.floor(planned + random.unit()); i++) {
    const profile = drawProfile(random, random.weighted(segmentMix(month.index)));
    // Sellers close towards the end of the month.
    const day = month.first + Math.floor((month.last - month.first + 1) * random.unit() ** 0.8);
    const account = startedAccount(company, profile, drawFirstOrder(random, profile.segment), day);
    won.push(account);
    company.accounts.push(account);
  }
  const scale = seatScale(won, aimedCents);
  for (const account of won) {
    account.seats = scaledSeats(account.seats, scale);
    if (account.startedDay > company.lastDay) continue;
    announce(company, account);
  }
  company.accounts = company.accounts.filter((account) => account.startedDay <= company.lastDay);
}

function announce(company: Company, account: Account): void {
  const { channel, segment } = account.profile;
  company.journal.record(account, account.startedDay, { motion: channel === 'Self-serve' ? 'organic' : 'sales' });
  const onboarding = ONBOARDING_CENTS[segment];
  if (onboarding > 0) company.journal.charge(account, account.startedDay, onboarding);
}

/** A few of those that left come back, a little smaller, within the year. */
export function winBackAccounts(company: Company, month: PlayedMonth): void {
  for (const account of company.accounts) {
    if (account.active || account.endedDay === null) continue;
    const monthsAway = Math.floor((month.first - account.endedDay) / 30);
    if (monthsAway < 2 || monthsAway > 10 || !company.random.chance(RETURN_CHANCE)) continue;
    const day = freeDay(company, month, account);
    if (day === null) continue;
    account.active = true;
    account.endedDay = null;
    account.touchedDay = day;
    account.seats = scaledSeats(account.seats, company.random.between(0.7, 1));
    account.prices = day >= company.riseDay ? 'new' : 'old';
    account.renewsDay = account.renewsDay === null ? null : addMonths(day, 12);
    company.journal.record(account, day, { motion: 'sales', cause: 'came back' });
  }
}
