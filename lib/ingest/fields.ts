/**
 * The kinds of file and their fields (formats.md section 1): what each field holds and the other names by which files
 * call it. `same` names mean exactly this; `near` names mean it if nothing better does.
 */
import { type ForeignKind, foreignKinds } from '../domain/foreign-kinds';
import { accountId, field, type KindFields, withNames } from './field';
import { foreignFields } from './formats/fields';
import type { ForeignFields } from './formats/foreign';
import { controlTotals, costs, plans, targets, touchpoints } from './planning-fields';
import { signals, usage } from './signal-fields';

export type { Field, ValueType } from './field';

export const ownKinds = [
  'accounts',
  'changes',
  'invoices',
  'mrr',
  'rates',
  'touchpoints',
  'plans',
  'costs',
  'targets',
  'control_totals',
  'usage',
  'signals',
] as const;
export type OwnKind = (typeof ownKinds)[number];

/** Our own, and those that other systems export. */
export const kinds = [...ownKinds, ...foreignKinds] as const;
export type Kind = OwnKind | ForeignKind;

const accountName = field(
  'name',
  'text',
  ['account name', 'customer name', 'company name', 'client name', 'organization name', 'display name'],
  ['company', 'customer', 'client', 'account'],
);
const product = field(
  'product',
  'text',
  ['product name', 'product id'],
  ['service', 'item name', 'description', 'sku'],
);
const plan = field('plan', 'text', ['plan name', 'price plan', 'plan id'], ['tier', 'package', 'edition']);
const quantity = field(
  'quantity',
  'number',
  ['qty', 'seats', 'seat count'],
  ['users', 'licences', 'licenses', 'units', 'computers'],
);
const currency = field('currency', 'choice', ['currency code', 'ccy'], ['price currency', 'billing currency']);
const kind = field('kind', 'choice', ['line kind', 'charge type'], ['type', 'line type']);

/** Attributes that reports know by name: what a file calls them otherwise is theirs all the same. */
export const accountAttributes = [
  field('segment', 'text', ['customer segment'], ['size band']),
  field('industry', 'text', ['sector'], ['vertical']),
  field('employees', 'text', ['employee count', 'headcount'], ['number of employees']),
  field('region', 'text', ['territory'], []),
  field('channel', 'text', ['acquisition channel'], ['lead source']),
  field('owner', 'text', ['account owner', 'csm', 'customer success manager'], ['account manager', 'sales rep']),
  field('contract', 'text', ['contract type'], []),
  field('lifecycle', 'text', ['lifecycle stage'], []),
];

const accounts: KindFields = {
  needs: [['account_id'], ['name']],
  fields: [
    accountId,
    accountName,
    field(
      'started_on',
      'date',
      ['start date', 'started', 'customer since', 'signup date', 'signed up'],
      ['created', 'created at'],
    ),
    field('effective_on', 'date', ['effective date', 'effective from', 'valid from'], ['as of', 'from']),
    ...accountAttributes,
  ],
};

const changes: KindFields = {
  needs: [['account_id'], ['effective_on'], ['product'], ['amount', 'unit_amount']],
  fields: [
    withNames(accountId),
    field(
      'effective_on',
      'date',
      ['effective date', 'effective from', 'valid from', 'start date', 'change date'],
      ['date', 'starts on', 'from', 'started on'],
    ),
    product,
    field('amount', 'number', ['recurring amount', 'mrr', 'price', 'total amount'], ['value', 'total', 'fee']),
    field(
      'unit_amount',
      'number',
      ['unit price', 'price per unit', 'price per seat', 'unit cost'],
      ['seat price', 'rate'],
    ),
    field('change_id', 'text', ['event id'], ['id', 'record id']),
    field(
      'item_id',
      'text',
      ['subscription item id', 'line item id', 'subscription id', 'item'],
      ['subscription', 'line'],
    ),
    kind,
    plan,
    quantity,
    field(
      'interval',
      'choice',
      ['billing interval', 'billing period', 'billing cycle'],
      ['period', 'frequency', 'term'],
    ),
    currency,
    field('status', 'choice', ['subscription status', 'state'], []),
    field('source', 'text', ['movement source'], ['movement type']),
    field('cause', 'text', ['reason', 'change reason'], []),
    field('motion', 'text', ['sales motion'], []),
    field('renews_on', 'date', ['renewal date', 'renews at', 'term end'], ['renewal', 'contract end']),
    field('auto_renew', 'choice', ['auto renewal', 'automatic renewal'], []),
    field('recorded_at', 'date', ['recorded on', 'recorded'], ['created at', 'updated at']),
  ],
};

const invoices: KindFields = {
  needs: [['account_id'], ['period_start'], ['period_end'], ['amount']],
  fields: [
    withNames(accountId),
    field(
      'period_start',
      'date',
      ['start date', 'valid from', 'service period start', 'service start', 'period from'],
      ['from', 'start', 'starts on'],
    ),
    field(
      'period_end',
      'date',
      ['end date', 'valid to', 'service period end', 'service end', 'period to'],
      ['to', 'end', 'until', 'ends on'],
    ),
    field(
      'amount',
      'number',
      ['line amount', 'net amount', 'amount excluding tax'],
      ['value', 'total', 'price', 'total amount'],
    ),
    field('line_id', 'text', ['invoice line id', 'line item id'], ['id', 'invoice item id']),
    field('invoiced_on', 'date', ['invoice date', 'issued on', 'invoiced at'], ['date', 'created', 'invoiced']),
    product,
    plan,
    quantity,
    kind,
    currency,
  ],
};

/** One row a customer and one column a month; or the long form with a `month` and an `mrr` column. */
const mrr: KindFields = {
  needs: [['account_id']],
  fields: [
    withNames(accountId),
    accountName,
    field('month', 'month', ['period', 'mrr month'], ['date', 'month end', 'reporting month']),
    field(
      'mrr',
      'number',
      ['monthly recurring revenue', 'recurring revenue', 'mrr amount'],
      ['amount', 'revenue', 'value'],
    ),
    currency,
    ...accountAttributes,
  ],
};

const rates: KindFields = {
  needs: [['month'], ['currency'], ['rate']],
  fields: [
    field('month', 'month', ['period'], ['date']),
    field('currency', 'choice', ['currency code', 'ccy', 'from currency'], ['code']),
    field('rate', 'number', ['exchange rate', 'fx rate'], ['fx', 'value']),
  ],
};

export const kindFields: Readonly<Record<Kind, KindFields>> = {
  accounts,
  changes,
  invoices,
  mrr,
  rates,
  touchpoints,
  plans,
  costs,
  targets,
  control_totals: controlTotals,
  usage,
  signals,
  ...foreignFields,
};

export const isForeign = (kind: string | null): kind is ForeignKind => foreignKinds.some((known) => known === kind);

/** What is known of a foreign kind; null: it is one of our own. */
export const foreignOf = (kind: Kind | null): ForeignFields | null => (isForeign(kind) ? foreignFields[kind] : null);

/** Who says through which day the file is complete (`ForeignFields.dataThrough`). */
export const dataThroughOf = (kind: Kind | null): ForeignFields['dataThrough'] =>
  kind === 'changes' ? 'first' : (foreignOf(kind)?.dataThrough ?? 'file');

/** Columns that a rejects file puts in front of the row as it was; a mended one is imported again. */
export const rejectColumns = ['row', 'column', 'code', 'reason', 'remedy'] as const;
