/** What each field holds, in a few words: shown beside its name where columns are chosen. */
import { foreignOf, type Kind, kindFields } from './fields';

const meanings: Readonly<Record<string, string>> = {
  account_id: 'who pays: the customer’s id, or its name where there is none',
  name: 'the customer’s name',
  started_on: 'the day the account began',
  effective_on: 'the day from which the row holds',
  segment: 'SMB, Mid-market, Enterprise, …',
  industry: 'what the customer does',
  employees: 'how many people it has',
  region: 'where it is',
  channel: 'how it was won',
  owner: 'who looks after it',
  contract: 'the type of contract',
  lifecycle: 'the stage it is in',
  product: 'what is sold',
  amount: 'what recurs each interval, after discounts; on an invoice line, its amount',
  unit_amount: 'the price of one unit, times quantity',
  change_id: 'the change’s own id, so that a correction finds it',
  item_id: 'the subscription line, where one product has several',
  kind: 'core, add_on, usage or one_time',
  plan: 'the plan or tier',
  quantity: 'seats or units',
  interval: 'month, year, 2 year, …',
  currency: 'ISO code, such as USD',
  status: 'active, ended or void',
  source: 'where an expansion came from, if you know',
  cause: 'why it changed, such as price_increase',
  motion: 'organic or sales',
  renews_on: 'the end of the term',
  auto_renew: 'whether it renews by itself',
  recorded_at: 'when the source recorded it',
  period_start: 'the first day the line covers',
  period_end: 'the first day the line no longer covers',
  line_id: 'the line’s own id, so that a correction finds it',
  invoiced_on: 'the day of the invoice',
  month: 'the month of the row',
  mrr: 'monthly recurring revenue',
  rate: 'units of your currency for one unit of this one',
  on: 'the day of it, past or planned',
  note: 'anything worth keeping',
  meter: 'what is measured, such as API calls or seats in use',
  used: 'how much of it was used',
  limit: 'how much of it the account may use; empty: no limit',
  signal: 'what happened, such as premium_feature, new_users, funding or pricing_page; names of your own are kept',
  weight: 'points on the day of the signal; empty: as its kind weighs',
  opened_on: 'the day the plan was made',
  expected_on: 'the day it should be decided',
  champion: 'who supports it at the customer',
  closed_on: 'the day it was won or lost',
  team: 'whose cost it is',
  metric: 'the metric’s name, such as nrr_12m',
  period: 'a month, quarter, year or week',
  value: 'the figure to reach: 110% or 1.1, money in major units',
};

/** Where a field holds something else in one kind of file. */
const meaningsInKind: Partial<Record<Kind, Readonly<Record<string, string>>>> = {
  usage: { on: 'the day of the reading' },
  signals: { on: 'the day of the signal' },
  touchpoints: { kind: 'qbr, call or email', owner: 'who held it' },
  plans: {
    source: 'where the expansion would come from: seats, plan, add_on, cross_sell, …',
    amount: 'the ARR it would add, in your currency',
    owner: 'who works on it',
    status: 'open, won or lost',
  },
  costs: { motion: 'expansion or new', amount: 'what was spent, in your currency' },
  control_totals: { mrr: 'the MRR at the month’s end that the general ledger says, in your currency' },
  targets: { segment: 'the segment it is for; empty: all', owner: 'whose target it is; empty: everybody’s' },
};

export interface FieldMeaning {
  field: string;
  /** Needed for the kind; of `amount` and `unit_amount` one is enough, so neither is required alone. */
  required: boolean;
  meaning: string;
}

export function fieldsOf(kind: Kind): FieldMeaning[] {
  const { fields, needs } = kindFields[kind];
  const required = new Set(needs.filter((names) => names.length === 1).flat());
  const own = foreignOf(kind)?.meanings ?? meaningsInKind[kind] ?? {};
  return fields.map(({ name }) => ({
    field: name,
    required: required.has(name),
    meaning: own[name] ?? meanings[name] ?? name,
  }));
}
