/** The operations that take rows: one for each kind, its fields from the formats that read files. */
import { type FieldMeaning, fieldsOf } from '@/lib/ingest/field-meanings';
import { kindFields } from '@/lib/ingest/fields';
import { type IntakeKind, intakeKinds } from '@/lib/intake/kinds';
import { BODY_BYTES_MAX, ROWS_MAX } from '@/lib/intake/limits';
import { ANSWERS_KEPT_HOURS } from '@/lib/store/idempotency';
import { intakeAnswer, intakeQuery } from '../contract/intake';
import type { Operation, Parameter } from './operation';

/** What is sent is what the words of a file would be; numbers and truth values may be sent as such. */
const CELL = { type: ['string', 'number', 'boolean', 'null'] };

/** One row of a kind, as JSON Schema. */
function rowSchema(kind: IntakeKind): object {
  const fields = fieldsOf(kind);
  const types = new Map(kindFields[kind].fields.map(({ name, type }) => [name, type]));
  const described = ({ field, meaning }: FieldMeaning) => {
    const type = types.get(field);
    const form = type === 'date' ? ' (YYYY-MM-DD)' : type === 'month' ? ' (YYYY-MM)' : '';
    return { ...CELL, description: `${meaning}${form}` };
  };
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((each) => [each.field, described(each)])),
    required: fields.filter(({ required }) => required).map(({ field }) => field),
    additionalProperties: CELL,
  };
}

const parameters: Parameter[] = [
  ...Object.entries(intakeQuery.shape).map(
    ([name, schema]): Parameter => ({
      name,
      in: 'query',
      description: schema.description ?? '',
      schema,
    }),
  ),
  {
    name: 'Idempotency-Key',
    in: 'header',
    description: `Your name for this call, such as a UUID. The same call sent again is answered again and not done again, for ${ANSWERS_KEPT_HOURS} hours, and says so in Idempotent-Replayed: true. A call that wrote nothing leaves its key free.`,
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
];

const SUMMARIES: Readonly<Record<IntakeKind, string>> = {
  accounts: 'Accounts and their attributes',
  changes: 'Changes of subscriptions',
  invoices: 'Invoice lines',
  rates: 'Exchange rates',
  touchpoints: 'Business reviews, calls and mails',
  plans: 'Expansion opportunities',
  costs: 'Costs of expansion and of new business',
  targets: 'Targets',
  usage: 'Readings of usage meters',
  signals: 'Signals that accounts give',
};

const NOTES: Partial<Record<IntakeKind, string>> = {
  accounts: 'Any further field becomes an attribute of the account.',
  changes:
    'Each row says what an item is from a day on: the whole amount, not the difference. Without change_id a row is known by account, item and day, so that sending it twice changes nothing.',
};

const REFUSALS = {
  400: 'The body is not JSON, or not UTF-8.',
  409: 'An import is being written, or a call with this key is being answered; Retry-After says when to ask again.',
  413: `More than ${ROWS_MAX.toLocaleString('en-US')} rows, or ${BODY_BYTES_MAX / 1024 / 1024} MB.`,
  415: 'Content-Type is neither application/json nor application/x-ndjson.',
};

const EXAMPLES: Readonly<Record<IntakeKind, { search: string; rows: object[]; key?: string }>> = {
  accounts: {
    search: '',
    rows: [
      { account_id: 'acme', name: 'Acme Ltd', started_on: '2024-01-01', segment: 'SMB' },
      { account_id: 'birch', name: 'Birch & Co', started_on: '2024-01-01', segment: 'Enterprise' },
    ],
  },
  changes: {
    search: '?data_through=2025-03-31',
    key: '4b2c6f0e-0f7d-4a86-9f0b-6a2f7c1d8e55',
    rows: [
      { account_id: 'acme', effective_on: '2024-01-01', product: 'Core', quantity: 10, unit_amount: '20.00' },
      { account_id: 'acme', effective_on: '2025-02-01', product: 'Core', quantity: 14, unit_amount: '20.00' },
      { account_id: 'birch', effective_on: '2024-01-01', product: 'Core', amount: '900.00' },
      { account_id: 'birch', effective_on: '2025-03-01', product: 'Core', amount: '750.00' },
    ],
  },
  invoices: {
    search: '?data_through=2025-03-31',
    rows: [
      {
        account_id: 'cedar',
        period_start: '2024-06-01',
        period_end: '2025-06-01',
        product: 'Core',
        amount: '1200.00',
        line_id: 'INV-1-1',
      },
    ],
  },
  rates: { search: '', rows: [{ month: '2025-03', currency: 'EUR', rate: '1.0824' }] },
  touchpoints: { search: '', rows: [{ account_id: 'acme', on: '2025-02-11', kind: 'qbr', owner: 'Dana' }] },
  plans: {
    search: '',
    rows: [{ account_id: 'birch', opened_on: '2025-02-01', source: 'seats', amount: '2400.00', status: 'open' }],
  },
  costs: { search: '', rows: [{ month: '2025-03', motion: 'expansion', team: 'CS', amount: '300.00' }] },
  targets: { search: '', rows: [{ metric: 'nrr_12m', period: '2025-03', value: '105%' }] },
  usage: { search: '', rows: [{ account_id: 'acme', on: '2025-03-28', meter: 'Seats', used: 13, limit: 14 }] },
  signals: { search: '', rows: [{ account_id: 'acme', on: '2025-03-27', signal: 'pricing_page' }] },
};

export const rowsInOperations: Operation[] = intakeKinds.map((kind) => {
  const { search, rows, key } = EXAMPLES[kind];
  return {
    id: `post_${kind}`,
    group: 'Rows in',
    method: 'post',
    path: `/v1/${kind}`,
    summary: SUMMARIES[kind],
    ...(NOTES[kind] && { description: NOTES[kind] }),
    parameters,
    row: rowSchema(kind),
    answer: { name: 'RowsAnswer', schema: intakeAnswer },
    refusals: REFUSALS,
    example: { path: `/v1/${kind}${search}`, rows, ...(key && { headers: { 'Idempotency-Key': key } }) },
  };
});
