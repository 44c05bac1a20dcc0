/** Costs (formats.md section 1): what a team spent on expanding accounts, or on new ones, in a month. */
import { formatMonth, type MonthNumber } from '../domain/day';
import type { CostMotion, PlanningRecord } from '../domain/planning';
import { NumberColumn } from './amounts';
import { type Currency, choiceColumn, defaultCurrencyOf, placeOf } from './columns';
import type { FormatContext } from './format';
import { monthColumn } from './mrr-cells';
import { PlanningFormat, StatedOnce } from './planning-format';
import { costMotionChoice } from './planning-words';
import { type Column, type Row, required, textColumn } from './row';

export class CostsFormat extends PlanningFormat {
  private readonly month: Column<MonthNumber>;
  private readonly motion: Column<CostMotion>;
  private readonly team: Column<string>;
  private readonly amount: NumberColumn;
  private readonly currency: Currency;
  private readonly stated = new StatedOnce();

  constructor({ plan, conventions }: FormatContext) {
    super();
    this.month = monthColumn(placeOf(plan, 'month'));
    this.motion = choiceColumn(placeOf(plan, 'motion'), costMotionChoice);
    this.team = textColumn(placeOf(plan, 'team'));
    this.amount = new NumberColumn(placeOf(plan, 'amount'), conventions.decimal('amount'), 'allowed');
    this.currency = defaultCurrencyOf(plan);
  }

  protected recordOf(row: Row): PlanningRecord | null {
    const month = required(row, this.month);
    const motion = required(row, this.motion);
    const team = this.team.get(row);
    const faults = row.drafts.length;
    const { header, index } = this.amount.place;
    const amountMinor = this.amount.minor(row, this.currency);
    if (row.unsettled !== null) return null;
    if (amountMinor === null && row.drafts.length === faults) row.fail('missing_value', header);
    if (amountMinor !== null && amountMinor < 0)
      row.fail('negative_value', header, { found: row.cells[index]?.trim() });
    if (month === null || motion === null || amountMinor === null) return null;
    const name = formatMonth(month);
    if (!row.failed && this.stated.isRepeated(row.number, [name, motion, team]))
      row.fail('duplicate_cost', this.month.place.header, { found: name, other: motion });
    return { table: 'cost', month: name, motion, team, amountMinor, row: row.number };
  }
}
