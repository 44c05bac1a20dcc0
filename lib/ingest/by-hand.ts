/** A change stated by hand, read as a row of a file would be: the same words, the same refusals. */
import type { ChangeRecord } from '../domain/records';
import { ChangesFormat } from './changes';
import { Conventions } from './columns';
import type { ReadPlan } from './plan';
import { ProblemList, reasonOf, remedyOf } from './problem';
import { Row } from './row';

/** The fields of a changes file that can be stated by hand. */
export const handFields = [
  ...[
    'effective_on',
    'item_id',
    'product',
    'kind',
    'plan',
    'quantity',
    'unit_amount',
    'amount',
    'interval',
    'currency',
  ],
  ...['status', 'source', 'cause', 'motion', 'renews_on', 'auto_renew'],
] as const;

/** What is wrong with one field, and what to write. */
export interface FieldFault {
  field: string;
  message: string;
}

export type ReadChange = { record: ChangeRecord; fault: null } | { record: null; fault: FieldFault };

/** `fields`: words by field, empty ones as left out; `currency`: of amounts that state none. Dates are ISO, decimals have a point. */
export function changeByHand(account: string, fields: Readonly<Record<string, string>>, currency: string): ReadChange {
  const cells = { account_id: account, ...Object.fromEntries(handFields.map((field) => [field, fields[field] ?? ''])) };
  const headers = Object.keys(cells);
  const plan = planOf(headers, currency);
  const problems = new ProblemList(plan.fileName);
  const format = new ChangesFormat({ plan, conventions: new Conventions(plan), problems });
  const row = new Row(problems);
  row.start(Object.values(cells), 1);
  const read: ChangeRecord[] = [];
  if (format.read(row)) void format.emit({ change: (record) => void read.push(record) });
  const [record] = read;
  const draft = row.drafts[0];
  const rounded = problems.notices.find(({ code }) => code === 'rounded');
  if (draft !== undefined) return refused(draft.column, `${reasonOf(draft)}; ${remedyOf(draft)}`, draft.code);
  if (rounded !== undefined)
    return refused(rounded.column, 'it has more decimals than the currency; write the amount exactly', rounded.code);
  if (record === undefined)
    return refused('effective_on', 'expected YYYY-MM-DD; write the date as YYYY-MM-DD', 'bad_date');
  return { record, fault: null };
}

const refused = (column: string | null, words: string, code: string): ReadChange => {
  const field = column ?? 'amount';
  const message = code === 'missing_value' || code === 'empty_word' ? 'it is needed; fill it in' : words;
  return { record: null, fault: { field, message } };
};

const planOf = (headers: string[], currency: string): ReadPlan => ({
  kind: 'changes',
  fileName: 'by hand',
  bytes: 0,
  encoding: 'utf-8',
  delimiter: ',',
  newline: '\n',
  headerRow: 0,
  headers,
  mapping: Object.fromEntries(headers.map((header, index) => [header, index])),
  attributes: [],
  months: [],
  decimal: Object.fromEntries(['amount', 'unit_amount', 'quantity'].map((field) => [field, '.'])),
  dates: Object.fromEntries(['effective_on', 'renews_on'].map((field) => [field, 'iso'])),
  currency,
  notices: [],
});
