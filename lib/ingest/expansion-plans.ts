/**
 * Plans, the opportunities to expand an account (formats.md section 1). A plan has no id: it is the account's, opened
 * on that day, from that source; a later row of the same one replaces it, so that an open one becomes won.
 */
import type { ExpansionPlan, PlanningRecord, PlanStatus } from '../domain/planning';
import { NumberColumn } from './amounts';
import { type Currency, choiceColumn, DateColumn, defaultCurrencyOf, placeOf } from './columns';
import type { FormatContext } from './format';
import { PlanningFormat } from './planning-format';
import { planStatusChoice } from './planning-words';
import { type Column, type Row, required, textColumn } from './row';

export class ExpansionPlansFormat extends PlanningFormat {
  private readonly account: Column<string>;
  private readonly opened: DateColumn;
  private readonly source: Column<string>;
  private readonly amount: NumberColumn;
  private readonly expected: DateColumn;
  private readonly champion: Column<string>;
  private readonly owner: Column<string>;
  private readonly status: Column<PlanStatus>;
  private readonly closed: DateColumn;
  private readonly currency: Currency;

  constructor({ plan, conventions }: FormatContext) {
    super();
    const date = (field: string) => new DateColumn(placeOf(plan, field), conventions.dates(field));
    this.account = textColumn(placeOf(plan, 'account_id'));
    this.opened = date('opened_on');
    this.source = textColumn(placeOf(plan, 'source'));
    this.amount = new NumberColumn(placeOf(plan, 'amount'), conventions.decimal('amount'), 'allowed');
    this.expected = date('expected_on');
    this.champion = textColumn(placeOf(plan, 'champion'));
    this.owner = textColumn(placeOf(plan, 'owner'));
    this.status = choiceColumn(placeOf(plan, 'status'), planStatusChoice);
    this.closed = date('closed_on');
    this.currency = defaultCurrencyOf(plan);
  }

  protected recordOf(row: Row): PlanningRecord | null {
    const accountId = required(row, this.account);
    const openedDay = required(row, this.opened);
    const source = this.source.get(row);
    const amountMinor = this.amount.minor(row, this.currency);
    const expectedDay = this.expected.get(row);
    const champion = this.champion.get(row);
    const owner = this.owner.get(row);
    const status = this.status.get(row) ?? 'open';
    const closedDay = this.closed.get(row);
    if (accountId === null || openedDay === null || row.failed || row.unsettled !== null) return null;
    const plan = { accountId, openedDay, source, amountMinor, expectedDay, champion, owner, status, closedDay };
    this.compare(row, plan);
    return { table: 'expansion_plan', ...plan, row: row.number };
  }

  /** What cells that are right each by themselves say against each other. */
  private compare(row: Row, { openedDay, amountMinor, status, closedDay }: ExpansionPlan): void {
    const cellOf = (column: { place: { index: number } }) => row.cells[column.place.index]?.trim();
    const closedHeader = this.closed.place.header;
    if (amountMinor !== null && amountMinor < 0)
      row.fail('negative_value', this.amount.place.header, { found: cellOf(this.amount) });
    if (closedDay === null) {
      if (status !== 'open') row.say('closed_without_day', closedHeader, { found: status });
      return;
    }
    const found = cellOf(this.closed);
    if (status === 'open') row.fail('open_with_close', closedHeader, { found });
    if (closedDay < openedDay) row.fail('closed_before_opened', closedHeader, { found, other: cellOf(this.opened) });
  }
}
