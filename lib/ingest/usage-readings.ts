/** Usage readings (formats.md section 1): how much an account used of a meter on a day, and of what limit. */
import type { PlanningRecord } from '../domain/planning';
import { NumberColumn } from './amounts';
import { DateColumn, placeOf } from './columns';
import type { FormatContext } from './format';
import { PlanningFormat } from './planning-format';
import { type Column, KNOWN_ACCOUNTS, type Row, required, textColumn } from './row';

export class UsageFormat extends PlanningFormat {
  private readonly account: Column<string>;
  private readonly on: DateColumn;
  private readonly meter: Column<string>;
  private readonly used: NumberColumn;
  private readonly limit: NumberColumn;

  constructor({ plan, conventions }: FormatContext) {
    super();
    this.account = textColumn(placeOf(plan, 'account_id'), KNOWN_ACCOUNTS);
    this.on = new DateColumn(placeOf(plan, 'on'), conventions.dates('on'), 'expected');
    this.meter = textColumn(placeOf(plan, 'meter'));
    this.used = new NumberColumn(placeOf(plan, 'used'), conventions.decimal('used'));
    this.limit = new NumberColumn(placeOf(plan, 'limit'), conventions.decimal('limit'));
  }

  protected recordOf(row: Row): PlanningRecord | null {
    const accountId = required(row, this.account);
    const onDay = required(row, this.on);
    const meter = required(row, this.meter);
    const faults = row.drafts.length;
    const usedMicro = this.used.quantityMicro(row);
    if (usedMicro === null && row.drafts.length === faults && row.unsettled === null)
      row.fail('missing_value', this.used.place.header);
    const limitMicro = this.limit.quantityMicro(row);
    if (accountId === null || onDay === null || meter === null || usedMicro === null) return null;
    return { table: 'usage_reading', accountId, onDay, meter, usedMicro, limitMicro, row: row.number };
  }
}
