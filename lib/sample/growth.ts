/** Renewals, the rise of the list prices, and customers who buy more. */
import { addMonths, type DayNumber } from '@/lib/domain/day';
import { type Account, arrCents } from './account';
import { planAbove } from './catalogue';
import { type Company, companyArrCents, drawnAccounts, freeDay, type PlayedMonth } from './company';
import type { Remark } from './journal';

const SETTLING_DAYS = 40;
/** An account larger than this share of the company has all it needs, so that only the whale is one. */
const LARGEST_SHARE = 0.02;
/** Of the discounts up for renewal, the share that is cut by five points. */
const DISCOUNT_CUT_CHANCE = 0.22;

/** Writes a change of the account and takes what it adds off the expansion budget. */
function grow(company: Company, account: Account, day: DayNumber, change: () => void, remark: Remark): void {
  const before = arrCents(account);
  change();
  account.touchedDay = day;
  company.journal.record(account, day, remark);
  company.budgets.expansion -= arrCents(account) - before;
}

/** Renews the annual accounts whose year ends in the month and who stayed; from the rise on at the new prices. */
export function renewAccounts(company: Company, month: PlayedMonth): void {
  for (const account of company.accounts) {
    const day = account.renewsDay;
    if (!account.active || day === null || day < month.first || day > month.last || day > company.lastDay) continue;
    const rises = day >= company.riseDay && account.prices === 'old';
    const renew = (): void => {
      account.renewsDay = addMonths(day, 12);
      if (rises) account.prices = 'new';
      else if (account.discountPercent >= 10 && company.random.chance(DISCOUNT_CUT_CHANCE))
        account.discountPercent -= 5;
    };
    grow(company, account, day, renew, rises ? { cause: 'price_increase' } : {});
  }
}

/** Moves everyone who pays by the month to the new list prices on one day. */
export function raisePrices(company: Company, month: PlayedMonth): void {
  if (company.riseDay !== month.first) return;
  for (const account of company.accounts) {
    if (!account.active || account.renewsDay !== null || account.prices === 'new') continue;
    const raise = (): void => {
      account.prices = 'new';
    };
    grow(company, account, month.first, raise, { cause: 'price_increase' });
  }
}

/** One way of buying more; null where the account cannot. */
type Purchase = (account: Account, company: Company, day: DayNumber) => { change: () => void; words: string } | null;

const moreSeats: Purchase = (account, { random }) => {
  const rate = random.chance(0.08) ? random.between(0.4, 0.9) : random.between(0.06, 0.28);
  const seats = account.seats + Math.max(1, Math.floor(account.seats * rate));
  const change = (): void => {
    account.seats = seats;
  };
  return { change, words: 'seat expansion' };
};
const higherPlan: Purchase = (account) => {
  const plan = planAbove(account.plan);
  if (plan === null || (plan === 'Enterprise' && account.seats < 60)) return null;
  const change = (): void => {
    account.plan = plan;
    // Part of the old seats are not worth the higher price.
    if (account.seats > 20) account.seats = Math.floor(account.seats * 0.92);
  };
  return { change, words: 'upgrade' };
};
const addInsights: Purchase = (account) => {
  if (account.insights) return null;
  const change = (): void => {
    account.insights = true;
  };
  return { change, words: 'add-on' };
};
const addSingleSignOn: Purchase = (account) => {
  if (account.singleSignOn || account.seats < 25) return null;
  const change = (): void => {
    account.singleSignOn = true;
  };
  return { change, words: 'add-on' };
};
const addDispatch: Purchase = (account, { random }) => {
  if (account.dispatchSeats > 0) return null;
  const change = (): void => {
    account.dispatchSeats = Math.max(3, Math.floor(account.seats * random.between(0.25, 0.6)));
  };
  return { change, words: 'cross-sell' };
};
const addMessages: Purchase = (account, { random }, day) => {
  if (account.messagesCents > 0) return null;
  const change = (): void => {
    account.messagesCents = Math.floor(account.seats * random.between(120, 420));
    account.meteredSince = day;
  };
  return { change, words: 'usage' };
};
const purchases = [
  [moreSeats, 52],
  [higherPlan, 11],
  [addInsights, 13],
  [addSingleSignOn, 5],
  [addDispatch, 10],
  [addMessages, 9],
] as const;

/** What the seller wrote down; most changes are left to be inferred. */
function remarkOn(company: Company, account: Account, words: string): Remark {
  const { random } = company;
  const selfServed = random.chance(account.profile.segment === 'SMB' ? 0.8 : 0.35);
  return {
    source: random.chance(0.12) ? words : '',
    motion: random.chance(0.15) ? '' : selfServed ? 'organic' : 'sales',
  };
}

/** Lets accounts buy more until the expansion budget is used. */
export function growAccounts(company: Company, month: PlayedMonth): void {
  const { budgets, random } = company;
  const largest = companyArrCents(company) * LARGEST_SHARE;
  const eligible = (account: Account): boolean =>
    month.first - account.startedDay > SETTLING_DAYS && arrCents(account) < largest;
  for (const account of drawnAccounts(company, eligible, (one) => arrCents(one) ** 0.45)) {
    if (budgets.expansion <= 0) return;
    const day = freeDay(company, month, account);
    if (day === null) continue;
    const purchase = random.weighted(purchases)(account, company, day);
    if (purchase === null) continue;
    grow(company, account, day, purchase.change, remarkOn(company, account, purchase.words));
  }
}

/** Reads every meter once in the month: use wobbles, and grows on the whole. */
export function readMeters(company: Company, month: PlayedMonth): void {
  company.accounts.forEach((account, place) => {
    const day = month.first + 19 + (place % 8);
    if (!account.active || account.messagesCents === 0 || day <= account.meteredSince || day > company.lastDay) return;
    const before = account.messagesCents;
    account.messagesCents = Math.max(900, Math.floor(before * company.random.between(0.87, 1.155)));
    company.journal.meter(account, day);
    company.budgets.expansion -= (account.messagesCents - before) * 12;
  });
}
