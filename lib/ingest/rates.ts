/** Exchange rates (formats.md section 1): units of the reporting currency for one unit, by month. */
import { formatMonth } from '../domain/day';
import type { RateRecord } from '../domain/records';
import { NumberColumn } from './amounts';
import { type Currency, currencyColumn, placeOf } from './columns';
import { type Format, type FormatContext, NO_HINTS, type RecordSink } from './format';
import { monthColumn } from './mrr-cells';
import { type Column, type Row, required } from './row';

export class RatesFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly month: Column<number>;
  private readonly currency: Column<Currency>;
  private readonly rate: NumberColumn;
  private record: RateRecord | null = null;

  constructor({ plan, conventions }: FormatContext) {
    this.month = monthColumn(placeOf(plan, 'month'));
    this.currency = currencyColumn(placeOf(plan, 'currency'));
    this.rate = new NumberColumn(placeOf(plan, 'rate'), conventions.decimal('rate'), 'allowed');
  }

  read(row: Row): boolean {
    const month = required(row, this.month);
    const currency = required(row, this.currency);
    const faults = row.drafts.length;
    const rate = this.rate.decimal(row, null);
    if (row.unsettled !== null) return false;
    if (rate === null && row.drafts.length === faults) row.fail('missing_value', this.rate.place.header);
    if (rate !== null && !(Number(rate) > 0)) row.fail('bad_rate', this.rate.place.header, { found: rate });
    if (row.failed || month === null || currency === null || rate === null) return false;
    this.record = { month: formatMonth(month), currency: currency.code, rate, row: row.number };
    return true;
  }

  emit(sink: RecordSink): void | Promise<void> {
    if (this.record === null) return;
    this.currencies.add(this.record.currency);
    return sink.rate?.(this.record);
  }

  async finish(): Promise<void> {}

  hints() {
    return NO_HINTS;
  }
}
