/** Signals, parts of the churn risk, zones and recommended actions in words. */
import type { ActionName, RiskName, SignalCategory, SignalName, Zone } from '@/lib/domain/signals/kinds';
import { signalNames as known } from '@/lib/domain/signals/kinds';
import { arrMoney, dayText, wholeNumber } from './format';

export const signalWords: Readonly<Record<SignalName, string>> = {
  usage_95: 'At a usage limit',
  usage_80: 'Near a usage limit',
  use_up: 'Use up 30%',
  new_users: 'New users invited',
  premium_feature: 'Premium feature tried',
  success_milestone: 'Success milestone',
  admin_active: 'Admin active',
  hiring: 'Hiring',
  funding: 'Funding',
  leadership_change: 'Leadership change',
  new_market: 'New market',
  pricing_page: 'Pricing page viewed',
  case_study: 'Case study read',
  webinar: 'Webinar attended',
};

export const riskWords: Readonly<Record<RiskName, string>> = {
  use_down: 'Use down 30%',
  seats_removed: 'Seats removed',
  no_use: 'No use',
  severe_ticket: 'Severe ticket open',
  past_due: 'Past due',
  champion_left: 'Champion left',
  renewal_without_touchpoint: 'Renewal, nobody in touch',
};

/** What is stated of a part of the churn risk: that it begins, and that it is over. */
const statedRiskWords: Partial<Record<RiskName, readonly [begins: string, ends: string]>> = {
  severe_ticket: ['Severe ticket opened', 'Severe ticket closed'],
  past_due: ['Past due', 'Past due settled'],
  champion_left: ['Champion left', 'New champion'],
};

export const statedRiskName = (factor: RiskName, ends: boolean): string =>
  statedRiskWords[factor]?.[ends ? 1 : 0] ?? riskWords[factor];

export const categoryWords: Readonly<Record<SignalCategory, string>> = {
  product: 'Product',
  account: 'Account',
  engagement: 'Engagement',
};

export const zoneWords: Readonly<Record<Zone, string>> = {
  save_first: 'Save first',
  grow: 'Ready to grow',
  watch: 'Others',
};

export const actionWords: Readonly<Record<ActionName, string>> = {
  reactivate_use: 'Find out why it is used less',
  retain_seats: 'Ask why seats went',
  solve_tickets: 'Get the ticket solved',
  settle_payment: 'Settle what is past due',
  find_champion: 'Find a new champion',
  prepare_renewal: 'Speak about the renewal',
  offer_higher_plan: 'Offer the next plan or a higher limit',
  offer_seats: 'Offer seats for the new users',
  offer_add_on: 'Offer what was tried',
  review_success: 'Review what was reached',
  call_sponsor: 'Call the sponsor',
  answer_interest: 'Answer the interest',
  let_settle: 'Let the expansion settle',
  keep_watching: 'Nothing now',
};

/** What people are counted by: who nears its limit needs more of it, not another plan. */
const COUNTS_PEOPLE = /seat|user|licen[cs]e|member/i;

/** The recommended action, fitted to what the account uses much of. */
export function actionText(action: ActionName, signals: readonly { reading: { meter: string } | null }[]): string {
  const meters = signals.flatMap(({ reading }) => (reading === null ? [] : [reading.meter]));
  const ofPeople = meters.length > 0 && meters.every((meter) => COUNTS_PEOPLE.test(meter));
  return action === 'offer_higher_plan' && ofPeople ? 'Offer more seats' : actionWords[action];
}

/** A name of the company's own is shown as it is stated. */
export const signalName = (signal: string): string =>
  known.some((name) => name === signal) ? signalWords[signal as SignalName] : signal;

/** Points as they are shown: one decimal, none where it is whole. */
export const pointsText = (points: number): string => {
  const rounded = Math.round(points * 10) / 10;
  return Number.isInteger(rounded) ? String(rounded) : rounded.toFixed(1);
};

interface Reading {
  meter: string;
  used: number;
  limit: number | null;
  before: number | null;
  before_on: string | null;
  change: number | null;
}

/** 'Seats in use 44 of 73, was 64 on 30 Sep 2026 (−31%)', 'API calls 96 of 100' */
export function readingText({ meter, used, limit, before, before_on, change }: Reading): string {
  const now = `${meter} ${amountText(used)}${limit === null ? '' : ` of ${amountText(limit)}`}`;
  if (before === null || before_on === null || change === null) return now;
  const percent = Math.round(change * 100);
  const sign = percent < 0 ? '−' : '+';
  return `${now}, was ${amountText(before)} on ${dayText(before_on)} (${sign}${Math.abs(percent)}%)`;
}

const amountText = (amount: number): string =>
  Number.isInteger(amount) ? wholeNumber(amount) : String(Math.round(amount * 100) / 100);

interface Risk {
  factor: RiskName;
  on: string | null;
  arr: number | null;
  count: number | null;
  reading: Reading | null;
  note: string | null;
}

/** What stands behind a part of the churn risk: '$11,700 ARR by 5 Nov 2026', '21 days, last on 10 Dec 2025'. */
export function riskText({ factor, on, arr, count, reading, note }: Risk, currency: string): string {
  const day = on === null ? '' : dayText(on);
  const said = note === null ? '' : `: ${note}`;
  switch (factor) {
    case 'use_down':
      return reading === null ? day : readingText(reading);
    case 'seats_removed':
      return `${arrMoney(arr ?? 0, currency)} ARR less, the last on ${day}`;
    case 'no_use':
      return `Last used on ${day}, ${wholeNumber(count ?? 0)} days before`;
    case 'severe_ticket':
      return `${count === 1 ? 'Open' : `${wholeNumber(count ?? 0)} open, the first`} since ${day}${said}`;
    case 'renewal_without_touchpoint':
      return `${arrMoney(arr ?? 0, currency)} ARR due on ${day}`;
    default:
      return `Since ${day}${said}`;
  }
}
