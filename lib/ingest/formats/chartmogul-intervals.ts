/**
 * ChartMogul's MRR Intervals (a dataset of its destinations): the time in which a subscription's MRR was the same, in
 * cents. Added up as what comes on the first day and goes on the first day after, so that neither the order of rows nor
 * intervals that touch or overlap need a rule of their own.
 */
import { formatDay } from '../../domain/day';
import { QUANTITY_SCALE } from '../../domain/records';
import { type Currency, currencyColumn, DateColumn, defaultCurrencyOf, placeOf } from '../columns';
import { type Format, type FormatContext, type Hints, NO_HINTS, NO_KEY, type RecordSink } from '../format';
import { type Row, required, textColumn } from '../row';
import { type Difference, SignedLog } from './signed-log';
import { CentsColumn } from './whole-cents';

const MONTHS = 12;

function columnsOf({ plan, conventions }: FormatContext) {
  const place = (name: string) => placeOf(plan, name);
  const date = (name: string) => new DateColumn(place(name), conventions.dates(name), 'expected');
  return {
    account: textColumn(place('account_id')),
    item: textColumn(place('item_id')),
    start: date('start'),
    end: date('end'),
    mrr: new CentsColumn(place('mrr')),
    plan: textColumn(place('plan')),
    quantity: new CentsColumn(place('quantity')),
    currency: currencyColumn(place('currency')),
    isFree: textColumn(place('is_free')),
    isTrial: textColumn(place('is_trial')),
  };
}

const isTrue = (text: string | null): boolean => /^(true|t|yes|1)$/i.test(text ?? '');

export class ChartmogulIntervalsFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly columns: ReturnType<typeof columnsOf>;
  private readonly defaultCurrency: Currency;
  private readonly daysToEnd: number;
  private readonly log: SignedLog;
  private differences: Difference[] = [];

  constructor(context: FormatContext) {
    this.columns = columnsOf(context);
    this.defaultCurrency = defaultCurrencyOf(context.plan);
    this.daysToEnd = context.plan.endDay === 'last' ? 1 : 0;
    // What goes has come with the same row: nothing earlier can be missing.
    this.log = new SignedLog(() => undefined);
  }

  read(row: Row): boolean {
    const { columns, daysToEnd } = this;
    const accountId = required(row, columns.account);
    const itemId = required(row, columns.item);
    const start = required(row, columns.start);
    const stated = columns.end.get(row);
    const mrr = columns.mrr.required(row);
    const quantity = columns.quantity.get(row);
    const plan = columns.plan.get(row);
    const currency = (columns.currency.get(row) ?? this.defaultCurrency).code;
    const end = stated === null ? null : stated + daysToEnd;
    if (start !== null && end !== null && end <= start) {
      const details = { found: formatDay(end), other: formatDay(start) };
      row.fail('period_not_positive', columns.end.place.header, details);
    }
    if (row.failed || row.unsettled !== null) return false;
    if (accountId === null || itemId === null || start === null || mrr === null) return false;
    if (this.isUnpaid(row, mrr)) {
      this.differences = [];
      return true;
    }
    const quantityMicro = quantity === null || quantity === 0 ? null : quantity * QUANTITY_SCALE;
    const line = { accountId, itemId, moment: 0, currency, row: row.number };
    const comes = { ...line, day: start, arrMinor: mrr * MONTHS, quantityMicro, product: plan, plan };
    const goes = { ...comes, arrMinor: -comes.arrMinor, quantityMicro: quantityMicro === null ? null : -quantityMicro };
    this.differences = end === null ? [comes] : [comes, { ...goes, day: end, product: null, plan: null }];
    return true;
  }

  emit(): void {
    for (const difference of this.differences) {
      this.log.add(difference);
      this.currencies.add(difference.currency);
    }
  }

  async finish(sink: RecordSink): Promise<void> {
    for (const change of this.log.changes()) await sink.change?.(change, NO_KEY);
  }

  hints(): Hints {
    return NO_HINTS;
  }

  private isUnpaid(row: Row, mrr: number): boolean {
    const { isFree, isTrial } = this.columns;
    const [free, trial] = [isTrue(isFree.get(row)), isTrue(isTrial.get(row))];
    if (mrr > 0 && (free || trial)) {
      const found = trial ? 'trial' : 'free plan';
      row.say('interval_not_paid', (trial ? isTrial : isFree).place.header, { found }, found);
    }
    return mrr === 0 || free || trial;
  }
}
