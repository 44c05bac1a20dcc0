/** The form of a change by hand: its fields, their choices, and what of them is sent. */
import { dayText, formatExactMoney, wholeNumber } from './format';
import { motionNames, sourceNames } from './source-names';

export interface ChangeInput {
  record: number;
  on: string;
  fields: Record<string, string>;
  arr: number;
  is_ended: boolean;
  by_hand: boolean;
}

export interface LineInput {
  item: string;
  product: string;
  is_invoiced: boolean;
  arr: number;
  changes: readonly ChangeInput[];
}

export interface AccountInput {
  currency: string;
  data_through: string;
  lines: readonly LineInput[];
}

export interface Choice {
  value: string;
  label: string;
}

export interface FormField {
  field: string;
  label: string;
  hint?: string;
  input: 'text' | 'date' | 'decimal' | 'choice';
  choices?: readonly Choice[];
  required: boolean;
}

const kinds: readonly Choice[] = [
  { value: 'core', label: 'Core product' },
  { value: 'add_on', label: 'Add-on' },
  { value: 'usage', label: 'Usage' },
  { value: 'one_time', label: 'One-time' },
];

const intervals: readonly Choice[] = [
  { value: 'month', label: 'a month' },
  { value: 'quarter', label: 'a quarter' },
  { value: 'half_year', label: 'a half-year' },
  { value: 'year', label: 'a year' },
  { value: '2 year', label: 'two years' },
  { value: 'week', label: 'a week' },
];

const inferred: Choice = { value: '', label: 'As the change itself shows' };

export const sourceChoices: readonly Choice[] = [
  inferred,
  ...Object.entries(sourceNames).map(([value, label]) => ({ value, label })),
];

export const motionChoices: readonly Choice[] = [
  { value: '', label: 'Not stated' },
  { value: 'organic', label: motionNames.organic },
  { value: 'sales', label: motionNames.sales },
];

const field = (name: string, label: string, input: FormField['input'], more: Partial<FormField> = {}): FormField => ({
  field: name,
  label,
  input,
  required: false,
  ...more,
});

/** What every change states. */
export const mainFields: readonly FormField[] = [
  field('effective_on', 'Takes effect on', 'date', { required: true }),
  field('product', 'Product', 'text', { required: true }),
  field('amount', 'Recurring amount', 'decimal', { required: true, hint: 'After discounts' }),
  field('interval', 'Each', 'choice', { choices: intervals, required: true }),
  field('quantity', 'Quantity', 'decimal', { hint: 'Seats or units' }),
  field('plan', 'Plan', 'text'),
];

/** What most leave as it is. */
export const moreFields: readonly FormField[] = [
  field('currency', 'Currency', 'text', { hint: 'Such as EUR' }),
  field('kind', 'Kind', 'choice', { choices: kinds }),
  field('item_id', 'Subscription item', 'text', { hint: 'Left empty: the product' }),
  field('unit_amount', 'Price of one', 'decimal'),
  field('source', 'Source', 'choice', { choices: sourceChoices }),
  field('motion', 'Motion', 'choice', { choices: motionChoices }),
  field('renews_on', 'Renews on', 'date'),
];

export type FormValues = Readonly<Record<string, string>>;

/** A new change: monthly, in the workspace's currency. */
export const emptyChange = (currency: string): FormValues => ({ interval: 'month', kind: 'core', currency });

/** The fields of a form with a value for each, so that an emptied one is told from one that never was. */
const all = [...mainFields, ...moreFields];

/** Complete enough to be tried. */
export const isComplete = (values: FormValues): boolean =>
  mainFields.every(({ field: name, required }) => !required || (values[name] ?? '').trim() !== '');

/** All that is stated of a new change. */
export const addedFields = (values: FormValues): Record<string, string> =>
  Object.fromEntries(all.flatMap(({ field: name }) => (values[name] ? [[name, values[name].trim()]] : [])));

/**
 * What was changed, and the amount in any case: stated, it is never worked out anew from quantity and price, which
 * would lose a discount. The item stays what it is.
 */
export function correctedFields(was: FormValues, values: FormValues): Record<string, string> {
  const changed = all.filter(({ field: name }) => name !== 'item_id' && (values[name] ?? '') !== (was[name] ?? ''));
  return Object.fromEntries([
    ...changed.map(({ field: name }) => [name, (values[name] ?? '').trim()]),
    ['amount', (values.amount ?? '').trim()],
  ]);
}

/** Whether a correction corrects anything. */
export const isChanged = (was: FormValues, values: FormValues): boolean =>
  all.some(({ field: name }) => (values[name] ?? '') !== (was[name] ?? ''));

/** '10 Jun 2026: $179,180.00 a year' for each change that can be corrected, newest first, by line. */
export function changeChoices({ lines, currency }: AccountInput): { label: string; choices: Choice[] }[] {
  return lines
    .filter(({ changes }) => changes.length > 0)
    .map(({ item, product, changes }) => ({
      label: lineWords(item, product),
      choices: changes.map((change) => ({
        value: String(change.record),
        label: `${lineWords(item, product)}, ${changeWords(change, currency)}`,
      })),
    }));
}

const lineWords = (item: string, product: string): string => (item === product ? product : `${product} (${item})`);

function changeWords({ on, arr, is_ended, by_hand }: ChangeInput, currency: string): string {
  const state = is_ended ? 'ended' : `ARR ${formatExactMoney(arr, currency)}`;
  return `${dayText(on)}: ${state}${by_hand ? ', by hand' : ''}`;
}

/** Lines that still run, by the record of their last change. */
export const endChoices = ({ lines, currency }: AccountInput): Choice[] =>
  lines.flatMap(({ product, item, changes: [last] }) =>
    last === undefined || last.is_ended
      ? []
      : [
          {
            value: String(last.record),
            label: `${lineWords(item, product)}: ARR ${formatExactMoney(last.arr, currency)}`,
          },
        ],
  );

/** A choice that the list lacks (an interval of a file, say) is offered as it is. */
export const withValue = (choices: readonly Choice[], value: string): readonly Choice[] =>
  value === '' || choices.some((choice) => choice.value === value)
    ? choices
    : [...choices, { value, label: value.replaceAll('_', '-') }];

/** Why accounts leave, to choose from; any other words do as well. */
export const churnReasons = [
  'Price',
  'Missing feature',
  'Competitor',
  'No use',
  'Budget cut',
  'Out of business',
  'Acquired',
  'Service',
] as const;

/** Accounts to choose from: name, and id with ARR beside it. */
export const accountChoices = (
  { rows, currency }: { currency: string; rows: readonly { account: string; name: string; arr: number }[] },
  except: string | null,
): (Choice & { note: string })[] =>
  rows
    .filter(({ account }) => account !== except)
    .map(({ account, name, arr }) => ({
      value: account,
      label: name || account,
      note: [name && name !== account ? account : '', formatExactMoney(arr, currency)].filter(Boolean).join(', '),
    }));

/** 'Acme' or '12 accounts'. */
export const accountsWords = (accounts: readonly string[], name?: string): string =>
  accounts.length === 1 ? (name ?? accounts[0] ?? '') : `${wholeNumber(accounts.length)} accounts`;

/** The last day on or before data-through on which a line of the account changed; data-through where none did. */
export function lastChangeDay({ lines, data_through }: AccountInput): string {
  const days = lines.flatMap(({ changes }) => changes.map(({ on }) => on)).filter((on) => on <= data_through);
  return days.reduce((last, on) => (on > last ? on : last), '') || data_through;
}
