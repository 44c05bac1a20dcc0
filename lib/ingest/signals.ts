/** Signals (formats.md section 1): what an account did or what happened to it, on a day, by its name. */
import type { PlanningRecord } from '../domain/planning';
import { NumberColumn } from './amounts';
import { DateColumn, placeOf } from './columns';
import type { FormatContext } from './format';
import { PlanningFormat } from './planning-format';
import { type Column, KNOWN_ACCOUNTS, type Row, required, textColumn } from './row';

/** Weights are kept as thousandths of a point, of the millionths in which quantities are read. */
const MICRO_PER_MILLI = 1000;

export class SignalsFormat extends PlanningFormat {
  private readonly account: Column<string>;
  private readonly on: DateColumn;
  private readonly signal: Column<string>;
  private readonly weight: NumberColumn;
  private readonly note: Column<string>;

  constructor({ plan, conventions }: FormatContext) {
    super();
    this.account = textColumn(placeOf(plan, 'account_id'), KNOWN_ACCOUNTS);
    this.on = new DateColumn(placeOf(plan, 'on'), conventions.dates('on'), 'expected');
    this.signal = textColumn(placeOf(plan, 'signal'));
    this.weight = new NumberColumn(placeOf(plan, 'weight'), conventions.decimal('weight'));
    this.note = textColumn(placeOf(plan, 'note'));
  }

  protected recordOf(row: Row): PlanningRecord | null {
    const accountId = required(row, this.account);
    const onDay = required(row, this.on);
    const signal = required(row, this.signal);
    const micro = this.weight.quantityMicro(row);
    const note = this.note.get(row);
    if (accountId === null || onDay === null || signal === null) return null;
    const weightMilli = micro === null ? null : Math.round(micro / MICRO_PER_MILLI);
    return { table: 'signal', accountId, onDay, signal, weightMilli, note, row: row.number };
  }
}
