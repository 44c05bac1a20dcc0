/**
 * The signals that accounts give (metrics.md section 12): what speaks for an expansion, by category, and what speaks for
 * a loss. Weights are points, half-lives days; both are defaults that a workspace may change.
 */

export const signalCategories = ['product', 'account', 'engagement'] as const;
export type SignalCategory = (typeof signalCategories)[number];

export interface SignalKind {
  category: SignalCategory;
  /** Points on the day it is given. */
  weight: number;
  /** Days after which half of its points are left. */
  halfLifeDays: number;
}

export const signalNames = [
  'usage_95',
  'usage_80',
  'use_up',
  'new_users',
  'premium_feature',
  'success_milestone',
  'admin_active',
  'hiring',
  'funding',
  'leadership_change',
  'new_market',
  'pricing_page',
  'case_study',
  'webinar',
] as const;
export type SignalName = (typeof signalNames)[number];

export const SIGNAL_KINDS: Readonly<Record<SignalName, SignalKind>> = {
  usage_95: { category: 'product', weight: 55, halfLifeDays: 14 },
  usage_80: { category: 'product', weight: 40, halfLifeDays: 14 },
  use_up: { category: 'product', weight: 25, halfLifeDays: 21 },
  new_users: { category: 'product', weight: 15, halfLifeDays: 21 },
  premium_feature: { category: 'product', weight: 25, halfLifeDays: 14 },
  success_milestone: { category: 'product', weight: 20, halfLifeDays: 30 },
  admin_active: { category: 'product', weight: 10, halfLifeDays: 14 },
  hiring: { category: 'account', weight: 12, halfLifeDays: 45 },
  funding: { category: 'account', weight: 18, halfLifeDays: 60 },
  leadership_change: { category: 'account', weight: 8, halfLifeDays: 45 },
  new_market: { category: 'account', weight: 12, halfLifeDays: 60 },
  pricing_page: { category: 'engagement', weight: 12, halfLifeDays: 7 },
  case_study: { category: 'engagement', weight: 6, halfLifeDays: 14 },
  webinar: { category: 'engagement', weight: 6, halfLifeDays: 14 },
};

/** Most points that a category gives. */
export const CATEGORY_CAPS: Readonly<Record<SignalCategory, number>> = { product: 60, account: 25, engagement: 15 };

/** What speaks for a loss, and the points each adds once. */
export const riskNames = [
  'use_down',
  'seats_removed',
  'no_use',
  'severe_ticket',
  'past_due',
  'champion_left',
  'renewal_without_touchpoint',
] as const;
export type RiskName = (typeof riskNames)[number];

export const RISK_POINTS: Readonly<Record<RiskName, number>> = {
  use_down: 30,
  seats_removed: 25,
  no_use: 25,
  severe_ticket: 15,
  past_due: 20,
  champion_left: 20,
  renewal_without_touchpoint: 10,
};

export const RISK_CAP = 100;

/** Above this churn risk the queue says "save first". */
export const RISK_LINE = 50;
/** From this expansion readiness on an account is one to grow. */
export const READY_LINE = 20;

/** Where an account stands in the queue: to be saved, ready to grow, or neither. */
export const zones = ['save_first', 'grow', 'watch'] as const;
export type Zone = (typeof zones)[number];

/** What the queue recommends; the strongest part of an account's scores decides. */
export const actionNames = [
  'reactivate_use',
  'retain_seats',
  'solve_tickets',
  'settle_payment',
  'find_champion',
  'prepare_renewal',
  'offer_higher_plan',
  'offer_seats',
  'offer_add_on',
  'review_success',
  'call_sponsor',
  'answer_interest',
  'let_settle',
  'keep_watching',
] as const;
export type ActionName = (typeof actionNames)[number];
