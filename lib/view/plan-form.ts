/** The forms of a plan and of a touchpoint: what they begin with, and what they state. */
import { sources } from '@/lib/domain/source';
import type { Choice } from './adjust-form';
import { plainMoney } from './format';
import { sourceNames } from './source-names';

export type PlanValues = Record<
  'opened_on' | 'source' | 'amount' | 'expected_on' | 'champion' | 'owner' | 'status' | 'closed_on',
  string
>;

export const planSourceChoices: readonly Choice[] = [
  { value: '', label: 'Not known yet' },
  ...sources
    .filter((source) => source !== 'unclassified')
    .map((source) => ({ value: source, label: sourceNames[source] })),
];

export const statusChoices: readonly Choice[] = [
  { value: 'open', label: 'Open' },
  { value: 'won', label: 'Won' },
  { value: 'lost', label: 'Lost' },
];

export const touchpointChoices: readonly Choice[] = [
  { value: 'qbr', label: 'Business review' },
  { value: 'call', label: 'Call' },
  { value: 'email', label: 'Email' },
];

interface StatedPlan {
  opened_on: string;
  source: string | null;
  amount_arr: number | null;
  expected_on: string | null;
  champion: string | null;
  owner: string | null;
  status: string;
  closed_on: string | null;
}

export const planValues = (plan: StatedPlan, currency: string): PlanValues => ({
  opened_on: plan.opened_on,
  source: plan.source ?? '',
  amount: plan.amount_arr === null ? '' : plainMoney(plan.amount_arr, currency),
  expected_on: plan.expected_on ?? '',
  champion: plan.champion ?? '',
  owner: plan.owner ?? '',
  status: plan.status,
  closed_on: plan.closed_on ?? '',
});

/** A plan that begins today. */
export const newPlan = (today: string, said: Partial<PlanValues> = {}): PlanValues => ({
  ...{
    opened_on: today,
    source: '',
    amount: '',
    expected_on: '',
    champion: '',
    owner: '',
    status: 'open',
    closed_on: '',
  },
  ...said,
});

/** What the form lacks before the plan can be saved; null: nothing. */
export function planLacks({ status, owner, expected_on, closed_on, opened_on }: PlanValues): string | null {
  if (opened_on === '') return 'Say on which day it was opened.';
  if (status !== 'open') return closed_on === '' ? `Say on which day it was ${status}.` : null;
  if (owner.trim() === '' && expected_on === '') return 'An open plan needs an owner and a date.';
  if (owner.trim() === '') return 'An open plan needs an owner: say who is at work on it.';
  return expected_on === '' ? 'An open plan needs a date: say by when it is expected.' : null;
}

/** As the adjustment states it: amounts without signs of thousands. An open plan is closed on no day. */
export const planFieldsOf = (values: PlanValues): Record<string, string | null> => ({
  ...Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, value.trim() === '' ? null : value.trim()]),
  ),
  amount: values.amount.replace(/[,\s]/g, '') || null,
  closed_on: values.status === 'open' ? null : values.closed_on || null,
});

/** The team that a plan of this size is for, by the amount typed so far. */
export function teamFor(
  { source, amount }: Pick<PlanValues, 'source' | 'amount'>,
  { from, sources: own }: { from: number; sources: Readonly<Record<string, number | null | undefined>> },
): 'cs' | 'sales_assist' {
  const typed = Number(amount.replace(/[,\s]/g, ''));
  const least = own[source] === undefined ? from : own[source];
  return amount.trim() !== '' && least !== null && Number.isFinite(typed) && typed >= least ? 'sales_assist' : 'cs';
}

/** The reader's day, as YYYY-MM-DD. */
export const localDay = (now: Date): string =>
  [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
