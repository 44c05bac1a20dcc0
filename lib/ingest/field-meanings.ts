/** What each field holds, in a few words: shown beside its name where columns are chosen. */
import { type Kind, kindFields } from './fields';

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
  return fields.map(({ name }) => ({ field: name, required: required.has(name), meaning: meanings[name] ?? name }));
}
