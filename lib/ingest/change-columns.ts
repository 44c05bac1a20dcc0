/** The columns of a file of subscription changes. */
import { NumberColumn } from './amounts';
import { kindChoice, statusChoice, yesChoice } from './choices';
import { choiceColumn, currencyColumn, DateColumn, instantColumn, intervalColumn, placeOf } from './columns';
import type { FormatContext } from './format';
import { distinctTextColumn, KNOWN_ACCOUNTS, textColumn } from './row';

export type ChangeFileColumns = ReturnType<typeof changeFileColumns>;

export function changeFileColumns({ plan, conventions }: Pick<FormatContext, 'plan' | 'conventions'>) {
  const place = (field: string) => placeOf(plan, field);
  const text = (field: string) => textColumn(place(field));
  const number = (field: string) => new NumberColumn(place(field), conventions.decimal(field));
  return {
    account: textColumn(place('account_id'), KNOWN_ACCOUNTS),
    effective: new DateColumn(place('effective_on'), conventions.dates('effective_on')),
    product: text('product'),
    amount: number('amount'),
    unitAmount: number('unit_amount'),
    quantity: number('quantity'),
    changeId: distinctTextColumn(place('change_id')),
    item: textColumn(place('item_id'), KNOWN_ACCOUNTS),
    kind: choiceColumn(place('kind'), kindChoice),
    plan: text('plan'),
    interval: intervalColumn(place('interval')),
    currency: currencyColumn(place('currency')),
    status: choiceColumn(place('status'), statusChoice),
    source: text('source'),
    cause: text('cause'),
    motion: text('motion'),
    renews: new DateColumn(place('renews_on'), conventions.dates('renews_on')),
    autoRenew: choiceColumn(place('auto_renew'), yesChoice),
    recorded: instantColumn(place('recorded_at'), conventions.dates('recorded_at')),
  };
}
