/**
 * A company for tests, from a seed: what each of its subscription lines was, from day to day. Upgrades, downgrades, seats,
 * price increases, add-ons, churn and return, billed monthly and annually, in two currencies. Every change falls on the
 * day of the month on which the account began, and every amount is whole cents a month, so that what differs between
 * two exports is what these formats cannot carry, and never rounding.
 */
import { type Day, dayNumber, formatDay, monthNumber } from '../../domain/day';

export interface LineState {
  account: string;
  /** The subscription line. */
  item: string;
  /** The month, counted as `MonthNumber`. */
  month: number;
  on: Day;
  product: string;
  kind: 'core' | 'add_on';
  quantity: number;
  /** Cents of one unit each interval. */
  unitMinor: number;
  /** What recurs each interval, in cents; 0: the line has ended. */
  amountMinor: number;
  /** Whole cents. */
  monthlyMinor: number;
  every: 'month' | 'year';
  currency: string;
}

export interface Company {
  first: number;
  last: number;
  /** Of each line in the order of days; lines in the order of accounts. */
  states: LineState[];
}

const FIRST_MONTH = monthNumber(2024, 1);
const LAST_MONTH = monthNumber(2025, 12);

/** Cents a month for each seat; a year costs ten months. */
const prices = { basic: 2400, pro: 4800, enterprise: 12_000 } as const;
type Plan = keyof typeof prices;
const tiers = Object.keys(prices) as Plan[];
const ADD_ON = 'analytics';
const ADD_ON_PRICE = 3600;

/** Numbers that look random and are the same in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % below;
  };
}

interface Subscriber {
  id: string;
  anchor: number;
  every: 'month' | 'year';
  currency: string;
  tier: number;
  seats: number;
  isRaised: boolean;
  hasAddOn: boolean;
  /** Months since it left; 0: it is a customer. */
  away: number;
  changed: Set<'core' | 'add_on'>;
}

const doings = [
  ...['none', 'none', 'none', 'seats', 'seats', 'fewer seats', 'upgrade', 'downgrade', 'price'],
  ...['add-on', 'add-on', 'add-on', 'seats and plan', 'upgrade and add-on', 'churn'],
] as const;

/** What happens to a customer in a month. */
function act(subscriber: Subscriber, random: (below: number) => number): void {
  const touch = (...kinds: ('core' | 'add_on')[]) => {
    for (const kind of kinds) subscriber.changed.add(kind);
  };
  const move = (by: number) => {
    const tier = Math.min(tiers.length - 1, Math.max(0, subscriber.tier + by));
    if (tier !== subscriber.tier) touch('core');
    subscriber.tier = tier;
  };
  const seats = (by: number) => {
    const count = Math.max(1, subscriber.seats + by);
    if (count !== subscriber.seats) touch('core');
    subscriber.seats = count;
  };
  const addOn = () => {
    subscriber.hasAddOn = !subscriber.hasAddOn;
    touch('add_on');
  };
  const doing = doings[random(doings.length)];
  if (doing === 'seats') seats(1 + random(6));
  else if (doing === 'fewer seats') seats(-1 - random(3));
  else if (doing === 'upgrade') move(1);
  else if (doing === 'downgrade') move(-1);
  else if (doing === 'add-on') addOn();
  else if (doing === 'seats and plan') {
    if (subscriber.tier < tiers.length - 1) seats(random(9) - 3);
    move(1);
  } else if (doing === 'upgrade and add-on' && !subscriber.hasAddOn) {
    move(1);
    addOn();
  } else if (doing === 'price' && !subscriber.isRaised) {
    subscriber.isRaised = true;
    touch('core');
  } else if (doing === 'churn') {
    subscriber.away = 1;
    touch('core');
    if (subscriber.hasAddOn) touch('add_on');
  }
}

function stateOf(subscriber: Subscriber, kind: 'core' | 'add_on', month: number): LineState {
  const { id, anchor, every, currency, tier, seats, isRaised, hasAddOn, away } = subscriber;
  const plan = tiers[tier] as Plan;
  const isThere = away === 0 && (kind === 'core' || hasAddOn);
  const listed = kind === 'core' ? prices[plan] : ADD_ON_PRICE;
  const unit = isRaised && kind === 'core' ? (listed * 11) / 10 : listed;
  const quantity = kind === 'core' ? seats : 1;
  const unitMinor = unit * (every === 'year' ? 10 : 1);
  const amountMinor = isThere ? unitMinor * quantity : 0;
  return {
    account: id,
    item: kind === 'core' ? `sub_${id}` : `sub_${id}_${ADD_ON}`,
    month,
    on: formatDay(dayNumber(Math.floor(month / 12), (month % 12) + 1, anchor)),
    product: kind === 'core' ? plan : ADD_ON,
    kind,
    quantity,
    unitMinor,
    amountMinor,
    monthlyMinor: every === 'year' ? amountMinor / 12 : amountMinor,
    every,
    currency,
  };
}

export function companyOf(seed: number, accounts = 30): Company {
  const random = sequence(seed);
  const states: LineState[] = [];
  for (let n = 0; n < accounts; n++) {
    const subscriber: Subscriber = {
      id: `cus_${String(n).padStart(3, '0')}`,
      anchor: 1 + random(28),
      every: random(3) === 0 ? 'year' : 'month',
      currency: random(4) === 0 ? 'EUR' : 'USD',
      tier: random(tiers.length),
      seats: 1 + random(12),
      isRaised: false,
      hasAddOn: random(4) === 0,
      away: 0,
      changed: new Set(),
    };
    const begins = FIRST_MONTH + random(14);
    for (let month = begins; month <= LAST_MONTH; month++) {
      subscriber.changed.clear();
      if (month === begins) {
        subscriber.changed.add('core');
        if (subscriber.hasAddOn) subscriber.changed.add('add_on');
      } else if (subscriber.away > 0) {
        subscriber.away++;
        if (subscriber.away > 3 && random(3) === 0) {
          subscriber.away = 0;
          subscriber.changed.add('core');
          if (subscriber.hasAddOn) subscriber.changed.add('add_on');
        }
      } else act(subscriber, random);
      for (const kind of subscriber.changed) states.push(stateOf(subscriber, kind, month));
    }
  }
  return { first: FIRST_MONTH, last: LAST_MONTH, states: states.sort(byLine) };
}

const byLine = (a: LineState, b: LineState): number =>
  a.item === b.item ? a.month - b.month : a.item < b.item ? -1 : 1;
