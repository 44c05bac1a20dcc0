/** Control totals (formats.md section 1): the MRR that the general ledger says a month ended with. */
import { formatMonth, type MonthNumber } from '../domain/day';
import type { PlanningRecord } from '../domain/planning';
import { NumberColumn } from './amounts';
import { type Currency, defaultCurrencyOf, placeOf } from './columns';
import type { FormatContext } from './format';
import { monthColumn } from './mrr-cells';
import { PlanningFormat, StatedOnce } from './planning-format';
import { type Column, type Row, required } from './row';

export class ControlTotalsFormat extends PlanningFormat {
  private readonly month: Column<MonthNumber>;
  private readonly mrr: NumberColumn;
  private readonly currency: Currency;
  private readonly stated = new StatedOnce();

  constructor({ plan, conventions }: FormatContext) {
    super();
    this.month = monthColumn(placeOf(plan, 'month'));
    this.mrr = new NumberColumn(placeOf(plan, 'mrr'), conventions.decimal('mrr'), 'allowed');
    this.currency = defaultCurrencyOf(plan);
  }

  protected recordOf(row: Row): PlanningRecord | null {
    const month = required(row, this.month);
    const faults = row.drafts.length;
    const amountMinor = this.mrr.minor(row, this.currency);
    if (row.unsettled !== null) return null;
    if (amountMinor === null && row.drafts.length === faults) row.fail('missing_value', this.mrr.place.header);
    if (month === null || amountMinor === null) return null;
    const name = formatMonth(month);
    if (!row.failed && this.stated.isRepeated(row.number, [name]))
      row.fail('duplicate_control_total', this.month.place.header, { found: name });
    return { table: 'control_total', month: name, amountMinor, row: row.number };
  }
}
