/** Customers who leave, and customers who cut back. */
import type { DayNumber } from '@/lib/domain/day';
import { type Account, arrCents } from './account';
import { planBelow } from './catalogue';
import { type Company, drawnAccounts, freeDay, type PlayedMonth } from './company';
import type { Segment } from './people';

/** Nobody leaves or cuts within this many days of starting. */
const SETTLING_DAYS = 75;
/** An account is let go only while the budget covers this share of it. */
const COVERED_SHARE = 0.6;

const leaving: Record<Segment, number> = { SMB: 2, 'Mid-market': 1.3, Enterprise: 0.7 };
const churnCauses = [
  ['', 5],
  ['budget cut', 4],
  ['moved to another tool', 4],
  ['business closed', 1.5],
  ['acquired', 1],
  ['champion left', 2],
] as const;

const settled = (account: Account, month: PlayedMonth): boolean => month.first - account.startedDay > SETTLING_DAYS;

const renewsIn = (account: Account, month: PlayedMonth): boolean =>
  account.renewsDay !== null && account.renewsDay >= month.first && account.renewsDay <= month.last;

/** The day on which the account can leave or cut in the month: its renewal where it has paid for a year. */
function exitDay(company: Company, month: PlayedMonth, account: Account): DayNumber | null {
  if (account.renewsDay === null) return freeDay(company, month, account);
  const free = account.renewsDay > account.touchedDay && account.renewsDay <= company.lastDay;
  return free && renewsIn(account, month) ? account.renewsDay : null;
}

const mayExit =
  (month: PlayedMonth) =>
  (account: Account): boolean =>
    settled(account, month) && (account.renewsDay === null || renewsIn(account, month));

/** Lets accounts go until the churn budget is used. */
export function loseAccounts(company: Company, month: PlayedMonth): void {
  const { budgets, random } = company;
  for (const account of drawnAccounts(company, mayExit(month), (one) => leaving[one.profile.segment])) {
    if (budgets.churn <= 0) return;
    const arr = arrCents(account);
    if (arr * COVERED_SHARE > budgets.churn) continue;
    const day = exitDay(company, month, account);
    if (day === null) continue;
    account.active = false;
    account.endedDay = day;
    account.touchedDay = day;
    company.journal.record(account, day, { cause: random.weighted(churnCauses) });
    account.messagesCents = 0;
    budgets.churn -= arr;
  }
}

/** One way of cutting back; false where the account has nothing of the kind to give up. */
type Cut = (account: Account, company: Company) => boolean;

const fewerSeats: Cut = (account, { random }) => {
  const seats = Math.max(3, Math.floor(account.seats * random.between(0.62, 0.93)));
  if (seats >= account.seats) return false;
  account.seats = seats;
  return true;
};
const lowerPlan: Cut = (account) => {
  const plan = planBelow(account.plan);
  if (plan === null) return false;
  account.plan = plan;
  return true;
};
const dropInsights: Cut = (account) => {
  const had = account.insights;
  account.insights = false;
  return had;
};
const dropDispatch: Cut = (account) => {
  const had = account.dispatchSeats > 0;
  account.dispatchSeats = 0;
  return had;
};
const cuts = [
  [fewerSeats, 70],
  [lowerPlan, 12],
  [dropInsights, 11],
  [dropDispatch, 7],
] as const;

/** Lets accounts cut back until the contraction budget is used. */
export function shrinkAccounts(company: Company, month: PlayedMonth): void {
  const { budgets, random } = company;
  for (const account of drawnAccounts(company, mayExit(month), (one) => arrCents(one) ** 0.3)) {
    if (budgets.contraction <= 0) return;
    const day = exitDay(company, month, account);
    if (day === null || arrCents(account) * 0.12 > budgets.contraction) continue;
    const before = arrCents(account);
    if (!random.weighted(cuts)(account, company)) continue;
    account.touchedDay = day;
    company.journal.record(account, day, { motion: random.chance(0.3) ? 'sales' : 'organic' });
    budgets.contraction -= before - arrCents(account);
  }
}
