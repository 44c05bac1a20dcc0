/** The question of a report, parameter by parameter: the same names as in the address of a page and on the command line. */
import * as z from 'zod';
import type { Parameter } from './operation';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const PERIOD = 'a period such as 2025-03, 2025-Q1, 2025 or 2025-W09';

const all: Readonly<Record<string, [description: string, schema: z.ZodType]>> = {
  grid: ['How long periods are; month where left out.', z.enum(['week', 'month', 'quarter', 'year'])],
  window: ['Months of a retention window; 12 where left out.', z.literal([1, 3, 12])],
  from: [`The first period: ${PERIOD}.`, z.string()],
  to: [`The last period: ${PERIOD}.`, z.string()],
  at: ['Days on which windows end beside the closed months, by comma.', z.string()],
  where: [
    'A filter: attribute=value, attribute!=value, employees>=50, product=Core. May be given several times: values of one attribute are alternatives, different attributes all hold.',
    z.array(z.string()),
  ],
  by: ['Split by an attribute, or by product.', z.string()],
  metric: ['Which of the report’s metrics.', z.string()],
  fx: ['Rates of other currencies; plan where left out.', z.enum(['plan', 'rolling', 'monthly'])],
  attr_at: ['Attributes as they are (current) or were where a window starts (start).', z.enum(['current', 'start'])],
  threshold: ['Of coverage: accounts from this MRR on, in whole units of the currency.', z.number().int().min(0)],
  roll_up: ['By account or by parent.', z.enum(['account', 'parent'])],
  as_of: ['As it would have been said at the end of that day.', day],
  as_of_clock: ['By what was recorded by the source, or appended here, by then.', z.enum(['recorded', 'appended'])],
  data_through: ['As if the data ended on that day.', day],
  grace: ['Days that an invoice may be late before it is churn.', z.number().int().min(0).max(366)],
  search: ['Part of a name or an id, case aside.', z.string()],
  state: ['States by comma: active, all, new, reactivated, expanded, shrank, unchanged, churned, left.', z.string()],
  sort: ['A column such as arr, name or attr.segment; with - before it, the largest first.', z.string()],
  offset: ['Rows that come before the first one given.', z.number().int().min(0)],
  limit: ['Rows given at most.', z.number().int().min(1)],
  only: ['Ids alone, of the same accounts, in place of rows.', z.literal('ids')],
  around: ['The id of the account whose neighbours in the list are wanted.', z.string()],
};

const LIST = ['search', 'state', 'sort', 'offset', 'limit', 'only', 'around'];

export const queryParameter = (name: string, description: string, schema: z.ZodType, required = false): Parameter => ({
  name,
  in: 'query',
  required,
  description,
  schema,
});

const named = (names: readonly string[]): Parameter[] =>
  names.flatMap((name) => {
    const found = all[name];
    return found === undefined ? [] : [queryParameter(name, ...found)];
  });

export const reportParameters = named(Object.keys(all).filter((name) => !LIST.includes(name)));
export const listParameters = named(Object.keys(all));
export const someParameters = named;
